/**
 * What a period's cases amount to. Every share comes with what it is a share of.
 *
 * A question starts when the server accepts its opening, and is answered by its first advice; asking for more is no
 * answer. A question that nobody answered stays in the denominator, and is later than any that was. An outcome counts as
 * recorded once the case is closed, also as "not known". Rules CA90 to CA99 in docs/protocol/cases.md.
 */
import type { OrganisationId } from '@corridor/wire';
import { DAY, MINUTE } from './calendar.ts';
import { asksForAdvice } from './side.ts';
import type { CaseState, Opening } from './state.ts';
import { isOverdue } from './status.ts';
import { joinSmall, LEAST_SHOWN, shownCount } from './suppress.ts';

export interface Period {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  /** When the figures are made: what is overdue is overdue now. */
  readonly now: number;
}

export interface Outcomes {
  /** A patient's trip or admission was avoided. */
  readonly avoided: number;
  readonly notAvoided: number;
  readonly unknown: number;
  /** The three above together. */
  readonly recorded: number;
  readonly all: number;
  /** Of `notAvoided`: a journey of staff was. Counted apart from patients' journeys. */
  readonly staffJourneys: number;
}

export interface Answered {
  readonly within24Hours: number;
  readonly inTarget: number;
  /** Questions that had a target. */
  readonly withTarget: number;
  readonly answered: number;
  /** Not answered, but asked for more within 24 hours. */
  readonly askedMore: number;
  /** Not answered, and not a day old. */
  readonly young: number;
  readonly all: number;
}

export interface ServiceFigures {
  /** Its name; for small services taken together, how many they are. */
  readonly name: string;
  readonly services: number;
  /** Null where fewer than 5 are hidden. */
  readonly cases: number | null;
  readonly medianMinutes: number | null;
  readonly within24Hours: number | null;
  readonly all: number | null;
}

export interface Figures {
  readonly from: number;
  readonly to: number;
  /** Areas of the organisations that asked. */
  readonly areas: number;
  /** Organisations and teams that took part, on either side. */
  readonly organisations: number;
  readonly teams: number;
  /** Questions opened in the period. */
  readonly cases: number;
  /** Messages of the period in any case, conversations too. */
  readonly messages: number;
  readonly outcomes: Outcomes;
  readonly answered: Answered;
  readonly medianMinutes: number | null;
  readonly ninetiethMinutes: number | null;
  readonly overdue: number;
  readonly unacknowledged: number;
  readonly services: readonly ServiceFigures[];
}

/** Closing and questions to the asker have their day too, but a service is not measured by it. */
const COUNTED_OVERDUE: ReadonlySet<CaseState['status']['kind']> = new Set<CaseState['status']['kind']>([
  'waiting-for-answer',
  'advised-unacknowledged',
]);

/** A question: a case with an opening that can be read and a kind that asks. */
interface Request {
  readonly state: CaseState;
  readonly opening: Opening;
  /** Milliseconds to the first advice; infinite if there is none. */
  readonly wait: number;
}

function requestsOf(cases: readonly CaseState[], { from, to }: Pick<Period, 'from' | 'to'>): readonly Request[] {
  return cases.flatMap((state): readonly Request[] => {
    const { opening, times, kind } = state;
    if (opening === null || !asksForAdvice(kind) || opening.at < from || opening.at >= to) return [];
    return [{ state, opening, wait: (times.firstAdvised ?? Number.POSITIVE_INFINITY) - opening.at }];
  });
}

function countIf<T>(items: readonly T[], counts: (item: T) => boolean): number {
  return items.reduce((count, item) => count + (counts(item) ? 1 : 0), 0);
}

/**
 * The wait within which a share of questions was answered, by nearest rank (PostgreSQL's `percentile_disc`), in whole
 * minutes rounded up. Null: too few questions to say, or not so many answered yet.
 */
export function quantileMinutes(waits: readonly number[], share: number): number | null {
  if (waits.length < LEAST_SHOWN) return null;
  const wait = waits.toSorted((a, b) => a - b)[Math.ceil(waits.length * share) - 1];
  return wait === undefined || !Number.isFinite(wait) ? null : Math.ceil(wait / MINUTE);
}

function outcomesOf(requests: readonly Request[]): Outcomes {
  const outcomes = requests.flatMap(({ state }) => (state.closing === null ? [] : [state.closing.outcome]));
  const avoided = countIf(outcomes, ({ avoidedWhat }) => avoidedWhat === 'trip' || avoidedWhat === 'admission');
  const unknown = countIf(outcomes, (outcome) => outcome.avoided === 'unknown');
  return {
    avoided,
    notAvoided: outcomes.length - avoided - unknown,
    unknown,
    recorded: outcomes.length,
    all: requests.length,
    staffJourneys: countIf(outcomes, ({ avoidedWhat }) => avoidedWhat === 'staff-journey'),
  };
}

function isInTarget({ opening, wait }: Request): boolean {
  return opening.pathway !== null && opening.at + wait <= opening.pathway.dueAt;
}

function answeredOf(requests: readonly Request[], now: number): Answered {
  const open = requests.filter(({ wait }) => !Number.isFinite(wait));
  const askedWithin = ({ state, opening }: Request) =>
    (state.times.firstAskedMore ?? Number.POSITIVE_INFINITY) <= opening.at + DAY;
  return {
    within24Hours: countIf(requests, ({ wait }) => wait <= DAY),
    inTarget: countIf(requests, isInTarget),
    withTarget: countIf(requests, ({ opening }) => opening.pathway !== null),
    answered: requests.length - open.length,
    askedMore: countIf(open, askedWithin),
    young: countIf(open, ({ opening, state }) => state.closing === null && now - opening.at < DAY),
    all: requests.length,
  };
}

function messagesOf(cases: readonly CaseState[], { from, to }: Period): number {
  return cases.reduce(
    (count, { thread }) =>
      count + countIf(thread, (item) => item.kind === 'message' && item.at >= from && item.at < to),
    0,
  );
}

function servicesOf(requests: readonly Request[]): readonly ServiceFigures[] {
  const byService = Map.groupBy(requests, ({ opening: { to } }) => to[0]?.team ?? null);
  const groups = [...byService.values()].map((items) => ({ name: items[0]?.opening.to[0]?.name ?? '', items }));
  return joinSmall(groups).map(({ name, services, items }) => ({
    name,
    services,
    cases: items?.length ?? null,
    medianMinutes:
      items === null
        ? null
        : quantileMinutes(
            items.map(({ wait }) => wait),
            0.5,
          ),
    within24Hours: items === null ? null : shownCount(countIf(items, ({ wait }) => wait <= DAY)),
    all: items?.length ?? null,
  }));
}

/** @param areaOf the area (integrated care board) of an organisation; undefined if it belongs to none. */
export function figuresOf(
  cases: readonly CaseState[],
  period: Period,
  areaOf: (organisation: OrganisationId) => string | undefined,
): Figures {
  const requests = requestsOf(cases, period);
  const teams = requests.flatMap(({ state }) => state.teams);
  const areas = requests.map(({ opening }) => areaOf(opening.from.organisation)).filter((area) => area !== undefined);
  const waits = requests.map(({ wait }) => wait);
  return {
    from: period.from,
    to: period.to,
    areas: new Set(areas).size,
    organisations: new Set(teams.map(({ organisation }) => organisation)).size,
    teams: new Set(teams.map(({ team }) => team)).size,
    cases: requests.length,
    messages: messagesOf(cases, period),
    outcomes: outcomesOf(requests),
    answered: answeredOf(requests, period.now),
    medianMinutes: quantileMinutes(waits, 0.5),
    ninetiethMinutes: quantileMinutes(waits, 0.9),
    overdue: countIf(requests, ({ state }) => COUNTED_OVERDUE.has(state.status.kind) && isOverdue(state, period.now)),
    unacknowledged: countIf(requests, ({ state }) => state.status.kind === 'advised-unacknowledged'),
    services: servicesOf(requests),
  };
}

/** Between which shares the avoided lie, as the outcomes not known might turn out. Null without an outcome. */
export function avoidedRange({
  avoided,
  unknown,
  recorded,
}: Outcomes): { readonly least: number; readonly most: number } | null {
  return recorded === 0 ? null : { least: avoided / recorded, most: (avoided + unknown) / recorded };
}

const USUAL_DAYS = 28;

/**
 * A service's usual time to answer: the median wait of the questions to it whose first advice came in the last 28 days.
 * The server works out the same from acts alone. Null under 5.
 */
export function usualMinutes(cases: readonly CaseState[], now: number): number | null {
  const waits = requestsOf(cases, { from: 0, to: now + 1 })
    .filter(({ opening, wait }) => opening.at + wait > now - USUAL_DAYS * DAY && opening.at + wait <= now)
    .map(({ wait }) => wait);
  return quantileMinutes(waits, 0.5);
}

/**
 * One line of a plan: what is to happen at an instant if nothing happens by then, and the name by which it fires once.
 *
 * A name is `what`, then `:n` if several teams are told the same, then `.round`: six hexadecimal digits of the event that
 * brought the line. The server keeps the names that have fired and never fires one again, so the lines of a second round
 * (a case reopened, a second question) must not bear the names of the first. The opening's lines have no round. PL25.
 */
import type { EventId, PlanLine } from '@corridor/wire';
import { CasesError } from '../error.ts';
import type { TeamRef } from '../pathway-use.ts';

/** Lines a plan may have, as the wire carries it. */
export const MOST_LINES = 32;

/** What a line is about, in the order in which a plan that would be too long keeps them. */
export const LINE_WHATS = [
  'target',
  'target-asker',
  'due',
  'question',
  'question-lead',
  'acknowledge',
  'acknowledge-lead',
  'close',
  'close-lead',
  'fallback',
  'fallback-unheard',
  'step',
  'hand-over',
  'hand-over-lead',
  'unclaimed',
  'unclaimed-lead',
  'unseen',
  'unseen-lead',
  'watch',
  'watch-lead',
] as const;
export type LineWhat = (typeof LINE_WHATS)[number];

const NAMED: ReadonlyMap<string, LineWhat> = new Map(LINE_WHATS.map((what) => [what, what]));

/** What a line is about, by its name; null: it is of a later Corridor. */
export function lineWhat(name: string): LineWhat | null {
  const what = name.replace(/\.[0-9a-f]+$/u, '').replace(/(:\d+)+$/u, '');
  if (what.startsWith('step-')) return 'step';
  if (what.startsWith('unheard-')) return 'fallback-unheard';
  return NAMED.get(what) ?? null;
}

/** The part of a name that tells one round from another. */
export function roundOf(event: EventId): string {
  return `.${event.slice(0, 6)}`;
}

export type Unless = PlanLine['unless'];
type By = Unless[number]['by'];

export const CLOSED = { act: 'closed', by: 'anyone' } as const;

export function answeredBy(by: By): Unless {
  return [{ act: 'advised', by }, { act: 'asked-more', by }, CLOSED];
}

export function claimedBy(by: By): Unless {
  return [...answeredBy(by), { act: 'claimed', by }, { act: 'accepted', by }, { act: 'assigned', by }];
}

/** Whom a line tells, and as what. */
export interface Told {
  readonly teams: readonly TeamRef[];
  readonly duty: PlanLine['duty'];
}

/** One line for each team that is told. */
export function tell(name: string, at: number, unless: Unless, { teams, duty }: Told, round = ''): readonly PlanLine[] {
  return teams.map(({ organisation, team }, i) => ({
    line: `${name}${teams.length === 1 ? '' : `:${i + 1}`}${round}`,
    at,
    unless,
    does: 'notify',
    organisation,
    team,
    duty,
  }));
}

/** Offers the case to a team: the asker's guardian acts on it. */
export function offer(name: string, at: number, unless: Unless, to: TeamRef, round = ''): PlanLine {
  const { organisation, team } = to;
  return { line: `${name}${round}`, at, unless, does: 'offer', organisation, team, duty: 'on-call' };
}

export function inOrder(lines: readonly PlanLine[]): readonly PlanLine[] {
  if (lines.length > MOST_LINES) throw new CasesError('plan-too-long');
  return lines.toSorted((a, b) => a.at - b.at || (a.line < b.line ? -1 : 1));
}

function rankOf({ line }: PlanLine): number {
  const what = lineWhat(line);
  return what === null ? LINE_WHATS.length : LINE_WHATS.indexOf(what);
}

/** As many lines as a plan holds: what is waited for before reminders of other things, and sooner before later. */
export function fitted(lines: readonly PlanLine[]): readonly PlanLine[] {
  const kept = lines.toSorted((a, b) => rankOf(a) - rankOf(b) || a.at - b.at).slice(0, MOST_LINES);
  return inOrder(kept);
}

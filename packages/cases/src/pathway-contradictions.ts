/**
 * What each field of a pathway allows and the whole does not. Each rule names the fields that it rests on and runs when
 * those are sound, whatever else is wrong with the file: all faults are seen at once. Rules PW3 and PW10 to PW19.
 */
import type * as z from 'zod/mini';
import type { PathwayQuestion } from './pathway-question.ts';
import { questionOrderFaults } from './pathway-question-order.ts';
import { across, type PlacedFault } from './schema.ts';

/** Lines of plan that a pathway may make. The rest of the wire's 32 are for what people do later: hand-overs, watches. */
export const MOST_PATHWAY_LINES = 24;

type Faults = readonly PlacedFault[];
const NONE: Faults = [];
const fault = (path: PlacedFault['path'], mend: string): PlacedFault => ({ path, mend });

type Step<Team> =
  | { readonly does: 'tell'; readonly side: 'asking' | 'answering' }
  | { readonly does: 'offer'; readonly to: Team };
type Fallback<Team> = { readonly to: Team; readonly when: readonly string[] } | undefined;

interface Teams<Team> {
  readonly asking?: readonly Team[] | undefined;
  readonly answering: readonly Team[];
  readonly shareWith?: readonly Team[] | undefined;
  readonly escalation: readonly Step<Team>[];
  readonly fallback?: Fallback<Team>;
}

interface Lines {
  readonly urgency: string;
  readonly answering: readonly unknown[];
  readonly escalation: readonly Step<unknown>[];
  readonly fallback?: Fallback<unknown>;
}

function telephoneFaults({
  urgency,
  telephone,
}: {
  readonly urgency: string;
  readonly telephone?: string | undefined;
}) {
  const mend = 'An urgent pathway gives a telephone number for when nobody answers. Add it.';
  return urgency === 'urgent' && telephone === undefined ? [fault(['telephone'], mend)] : NONE;
}

/** Lines that a case's plan has at its opening: see `foldPlan`. */
function linesOf({ urgency, answering, escalation, fallback }: Lines): number {
  const each = answering.length;
  const unheard = 1 + each;
  const steps = escalation.map((step) => (step.does === 'offer' ? 1 + unheard : step.side === 'answering' ? each : 1));
  const late = fallback?.when.includes('late') === true ? 1 + unheard : 0;
  const unseen = urgency === 'urgent' ? 2 * each : 0;
  return each + 1 + late + unseen + steps.reduce((sum, lines) => sum + lines, 0);
}

function lengthFaults(lines: Lines): Faults {
  const made = linesOf(lines);
  if (made <= MOST_PATHWAY_LINES) return NONE;
  const mend = `This makes ${made} lines of plan. Name fewer teams or steps: at most ${MOST_PATHWAY_LINES} lines.`;
  return [fault(['escalation'], mend)];
}

function hoursFaults({
  hours,
}: {
  readonly hours?: { readonly from: string; readonly to: string } | undefined;
}): Faults {
  if (hours === undefined || hours.from < hours.to) return NONE;
  return hours.from === hours.to
    ? [
        fault(
          ['hours'],
          'These hours are no time at all. Give a `to` later than `from`; 00:00 to 24:00 is the whole day.',
        ),
      ]
    : [fault(['hours'], 'Opening comes before closing: give a `from` earlier than `to`.')];
}

interface Excluded {
  readonly excluded?:
    | {
        readonly sites: readonly string[];
        readonly underYears?: number | undefined;
        readonly overYears?: number | undefined;
      }
    | undefined;
}

function excludedFaults({ excluded }: Excluded): Faults {
  if (excluded === undefined) return NONE;
  const { sites, underYears, overYears } = excluded;
  if (sites.length === 0 && underYears === undefined && overYears === undefined) {
    return [
      fault(['excluded'], 'Nothing is excluded here. Name `sites`, `underYears` or `overYears`, or remove this.'),
    ];
  }
  if (underYears === undefined || overYears === undefined || underYears <= overYears) return NONE;
  return [fault(['excluded'], 'This excludes every age. Give an `underYears` that is not above `overYears`.')];
}

interface Photographs {
  readonly photographs: readonly { readonly shot: string; readonly required: boolean }[];
}

function photographFaults({ photographs }: Photographs): Faults {
  const required = photographs.map(({ shot, required: wanted }) => (wanted ? shot : null));
  return required.flatMap((shot, i) =>
    shot === null || required.indexOf(shot) === i
      ? []
      : [fault(['photographs', i], 'This shot is required already. Require it once, or choose another shot.')],
  );
}

function twice<Team>(field: string, teams: readonly Team[], nameOf: (team: Team) => string): Faults {
  const names = teams.map(nameOf);
  return names.flatMap((name, i) =>
    names.indexOf(name) === i ? [] : [fault([field, i], 'This team is named twice. Name it once.')],
  );
}

interface Album {
  readonly album: boolean;
  readonly asking?: readonly unknown[] | undefined;
  readonly answering: readonly unknown[];
}

/** Which two teams share the album must follow from the file: whoever asked, and the one team that answers. */
function albumFaults({ album, asking, answering }: Album): Faults {
  if (!album || (asking !== undefined && answering.length === 1)) return NONE;
  return [
    fault(['album'], 'An album is shared by two teams: name the teams in `asking`, and one team in `answering`.'),
  ];
}

/** The rules about who stands where, for teams that `nameOf` tells apart. */
function teamRules<Team>(nameOf: (team: Team) => string): readonly z.core.$ZodCheck<Teams<Team>>[] {
  const isOne = (teams: readonly Team[] | undefined, team: Team) =>
    teams?.some((each) => nameOf(each) === nameOf(team)) === true;
  const repeated = (['asking', 'answering', 'shareWith'] as const).map((field) =>
    across<Pick<Teams<Team>, typeof field>>([field], (part) => twice(field, part[field] ?? [], nameOf)),
  );
  const goesElsewhere = across<Pick<Teams<Team>, 'fallback' | 'answering'>>(
    ['fallback', 'answering'],
    ({ fallback, answering }) =>
      fallback !== undefined && isOne(answering, fallback.to)
        ? [fault(['fallback', 'to'], 'The fallback is one of the teams that answer. Name another team.')]
        : NONE,
  );
  const offersElsewhere = across<Pick<Teams<Team>, 'escalation' | 'answering'>>(
    ['escalation', 'answering'],
    ({ escalation, answering }) =>
      escalation.flatMap((step, i) =>
        step.does === 'offer' && isOne(answering, step.to)
          ? [
              fault(
                ['escalation', i, 'to'],
                'This offers the case to a team that answers it already. Name another team.',
              ),
            ]
          : [],
      ),
  );
  const sharesFurther = across<Pick<Teams<Team>, 'shareWith' | 'asking' | 'answering'>>(
    ['shareWith', 'asking', 'answering'],
    ({ shareWith = [], asking = [], answering }) => {
      // Of several teams that may ask, those that did not may be brought in.
      const within = asking.length === 1 ? [...asking, ...answering] : answering;
      const mend = 'The team that asks and those that answer need not be named here. Remove this one.';
      return shareWith.flatMap((team, i) => (isOne(within, team) ? [fault(['shareWith', i], mend)] : []));
    },
  );
  return [...repeated, goesElsewhere, offersElsewhere, sharesFurther];
}

function groupRule<Team>(nameOf: (team: Team) => string) {
  interface Group {
    readonly kind: string;
    readonly asking?: readonly Team[] | undefined;
    readonly answering: readonly Team[];
  }
  return across<Group>(['kind', 'asking', 'answering'], ({ kind, asking, answering }) => {
    if (kind !== 'group') return NONE;
    const named = new Set([...(asking ?? []), ...answering].map(nameOf));
    if (asking !== undefined && named.size >= 2) return NONE;
    return [fault(['answering'], 'A standing group is two teams or more: name them in `asking` and `answering`.')];
  });
}

interface Phases {
  readonly kind: string;
  readonly phases: readonly unknown[];
}

function phaseFaults({ kind, phases }: Phases): Faults {
  if (kind === 'group' || phases.length === 0) return NONE;
  return [fault(['phases'], 'Only a case of a standing group has phases. Remove them, or make the kind `group`.')];
}

/** All of them, for a schema whose teams `nameOf` tells apart. */
export function contradictions<Team>(nameOf: (team: Team) => string) {
  return [
    across(['urgency', 'telephone'], telephoneFaults),
    across(['urgency', 'answering', 'escalation', 'fallback'], lengthFaults),
    across(['hours'], hoursFaults),
    across(['excluded'], excludedFaults),
    across(['photographs'], photographFaults),
    across(['album', 'asking', 'answering'], albumFaults),
    across(['kind', 'phases'], phaseFaults),
    across<{ readonly questions: readonly PathwayQuestion[] }>(['questions'], questionOrderFaults),
    groupRule(nameOf),
    ...teamRules(nameOf),
  ] as const;
}

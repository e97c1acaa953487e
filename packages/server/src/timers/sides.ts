/**
 * From which side an act came, as receivers see it (docs/protocol/cases.md, PL2): what is sealed is not needed for it.
 * Rules TM2 and TM3.
 */
import { decodeSigned, epoch, type Kind, type PlanLine } from '@corridor/wire';
import type { Deed, DueLine } from '../db/plan-rows.ts';

/** Kinds in which some ask and others answer; in all others everybody does both. */
const QUESTIONS: ReadonlySet<Kind> = new Set<Kind>(['advice', 'triage', 'group']);

type Side = PlanLine['unless'][number]['by'];

/** Whether one of the line's conditions was met, by the side that it asks for. */
export function hasHappened(due: DueLine, deeds: readonly Deed[]): boolean {
  return due.unless.some(({ act, by }) => deeds.some((deed) => deed.act === act && isBy(by, sideOf(deed, due))));
}

function isBy(wanted: Side, side: Side): boolean {
  return wanted === 'anyone' || side === 'anyone' || side === wanted;
}

/** `anyone`: the act counts for either side. So it is in a conversation, and where a team asks itself, as in triage. */
function sideOf({ team }: Deed, { kind, openerTeam, opening }: DueLine): Side {
  if (!QUESTIONS.has(kind)) return 'anyone';
  if (team !== openerTeam) return 'answering';
  const { readers } = epoch.decode(decodeSigned(opening).bytes);
  return readers.length === 1 ? 'anyone' : 'asking';
}

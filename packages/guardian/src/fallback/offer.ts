/**
 * Whether a guardian answers an offer. The server's firing is a hint: what it says is checked against the plan that the
 * case's people signed, the pathway that the opening names, the organisation's own area, and the case as it is now.
 * Rules FB1 to FB4.
 */
import { type BodyOf, type CaseState, dueLines, mayDo, type Party, type RefusalCode } from '@corridor/cases';
import type { Core } from '@corridor/client/node';
import type { CaseId, Firing, PlanLine, TeamId } from '@corridor/wire';
import { courseIn } from '../follow/course.ts';

/** Why a case is not shared, for the log. */
export type Withheld = 'not-fired' | 'not-in-plan' | 'not-in-pathway' | 'answered' | 'network-off' | RefusalCode;

export interface Offer {
  readonly case: CaseId;
  readonly line: string;
  readonly due: number;
  readonly team: TeamId;
}

/** Null: the case may be shared with the team, as far as plan, pathway and answers go. */
export function whyNot(core: Core, offer: Offer): Withheld | null {
  const log = core.book.log(offer.case);
  const state = log.state();
  const firing = log.firings().find((each) => each.line === offer.line && each.due === offer.due);
  if (firing === undefined) return 'not-fired';
  const course = courseIn(core, offer.case);
  const line = course.lines.find((each) => isOf(each, firing));
  if (line === undefined) return 'not-in-plan';
  if (!isNamed(state, line)) return 'not-in-pathway';
  // What would have kept it from firing, had it come in time, keeps it from being answered.
  const [still] = dueLines([{ ...line, at: core.now() }], course.acts, core.now(), new Set(), course.since);
  return still === undefined || state.status.kind !== 'waiting-for-answer' ? 'answered' : null;
}

function isOf(line: PlanLine, firing: Firing): boolean {
  return line.line === firing.line && line.at === firing.due && line.does === 'offer' && line.team === firing.team;
}

/** The opening was signed by the asker: neither a later plan nor the server adds a team to it. */
function isNamed({ opening }: CaseState, { organisation, team }: PlanLine): boolean {
  const named = opening?.pathway?.fallback ?? [];
  return named.some((each) => each.organisation === organisation && each.team === team);
}

export function sharing({ opening }: CaseState, network: Party): BodyOf<'shared'> | null {
  const pathway = opening?.pathway;
  if (pathway === undefined || pathway === null) return null;
  const { id, version } = pathway;
  return {
    act: 'shared',
    teams: [network],
    reason: 'No answer by the time that the pathway promises.',
    rule: { pathway: id, version },
  };
}

/** The policy's word on it, as every reader's client will have it. */
export function refusalOf(core: Core, state: CaseState, team: TeamId, body: BodyOf<'shared'>): RefusalCode | null {
  const { organisation, user } = core.identity;
  return mayDo(body, state, { organisation, team, user, guardian: true });
}

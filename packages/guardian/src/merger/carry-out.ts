/**
 * Hands a case over to the team that goes on with it: that one joins, reading all that was said, and then this organisation's
 * team leaves. Each is one event under an id that follows from its reason, so that whatever falls in between, the next pass
 * goes on where it was. Rules SU7, SU8, SU13.
 */
import { activeTeams, type BodyOf, sideOf } from '@corridor/cases';
import type { Core } from '@corridor/client/node';
import { sha256 } from '@corridor/crypto';
import {
  type CaseId,
  type EventId,
  fromHex,
  type SuccessionTerms,
  type TeamId,
  toHex,
  toUtf8,
  tuple,
} from '@corridor/wire';
import { planAfterSaying } from '../fallback/plan.ts';
import { partyOf, senderFor } from '../fallback/share.ts';
import { readCase } from '../follow/follow.ts';
import { sayOnce } from '../say.ts';

/**
 * @param leaving noted before the team leaves: it cannot read afterwards that it has.
 * @throws GuardianError `unavailable`, ClientError: it is tried again.
 * @returns whether no team of this organisation reads the case any more.
 */
export async function carryOut(
  core: Core,
  caseId: CaseId,
  terms: SuccessionTerms,
  leaving: () => Promise<void>,
): Promise<boolean> {
  await readCase(core, caseId);
  const log = core.book.log(caseId);
  for (const { team, into } of terms.teams) {
    if (sideOf(log.state(), team) === null) continue;
    if (sideOf(log.state(), into) === null) await join(core, caseId, team, into);
    await leaving();
    await leave(core, caseId, team, into);
  }
  return !activeTeams(log.state()).some(({ organisation }) => organisation === terms.organisation);
}

async function join(core: Core, caseId: CaseId, team: TeamId, into: TeamId): Promise<void> {
  const next = await partyOf(core, into);
  const reason = `The organisation was taken into ${next.organisationName}.`;
  await say(core, caseId, team, { act: 'shared', teams: [next], reason, merger: { from: team } });
}

async function leave(core: Core, caseId: CaseId, team: TeamId, into: TeamId): Promise<void> {
  const { name, organisationName } = await partyOf(core, into);
  const reason = `${name}, ${organisationName}, goes on in its place.`;
  await say(core, caseId, team, { act: 'left', reason, merger: { into } });
}

async function say(core: Core, caseId: CaseId, team: TeamId, body: BodyOf<'shared' | 'left'>): Promise<void> {
  const event = await eventIdOf(core, caseId, team, body.act);
  const author = senderFor(core, team);
  const plan = planAfterSaying(core, { case: caseId, event, author, body, network: null });
  const joins = body.act === 'shared' ? body.teams.map((each) => each.team) : [];
  await sayOnce(core, { event, case: caseId, team, body, joins, plan });
}

/** Said twice, it is one event to the server. */
async function eventIdOf({ identity }: Core, caseId: CaseId, team: TeamId, act: 'shared' | 'left'): Promise<EventId> {
  const of = [fromHex(identity.organisation), fromHex(caseId), fromHex(team), toUtf8(act)] as const;
  return toHex((await sha256(tuple('merger-event', 1, ...of))).slice(0, 16)) as EventId;
}

/**
 * Shares a case with its pathway's fallback, in the name of the organisation that asked: a new epoch wrapped to the
 * network's team, and `shared` by rule with the plan that follows. Said once, whatever falls in between. Rules FB1 to FB6.
 */
import { activeTeams, askerOf, type CaseState, type Party, type Sender } from '@corridor/cases';
import type { Core } from '@corridor/client/node';
import { sha256 } from '@corridor/crypto';
import { type EventId, fromHex, type OrganisationId, type TeamId, toHex, toUtf8, tuple } from '@corridor/wire';
import { GuardianError } from '../error.ts';
import { readCase } from '../follow/follow.ts';
import { sayOnce } from '../say.ts';
import { type Offer, refusalOf, sharing, whyNot, type Withheld } from './offer.ts';
import { planAfterSaying } from './plan.ts';

/** Milliseconds by which two honest clocks may differ. */
const CLOCKS_DIFFER = 120_000;

/**
 * Null if the network reads the case now, else why it is not to.
 *
 * @param isOff whether the network is switched off in the organisation's area.
 * @throws GuardianError `unavailable` if the server or the network's team cannot be had, or the time has not come: it is
 * tried again.
 */
export async function answerOffer(core: Core, offer: Offer, isOff: () => Promise<boolean>): Promise<Withheld | null> {
  await core.directory.sync();
  await readCase(core, offer.case);
  const log = core.book.log(offer.case);
  // The server's clock is the server's: that the time has come, the guardian reads from its own.
  if (offer.due > core.ports.clock.now() + CLOCKS_DIFFER) throw new GuardianError('unavailable', 'not yet due');
  const event = await sharedEventId(core.identity.organisation, offer);
  // Said by another replica, or by this one before a fall.
  if (log.part(null).find(event) !== null) return null;
  const why = whyNot(core, offer);
  if (why !== null) return why;
  if (await isOff()) return 'network-off';
  const state = log.state();
  const network = await partyOf(core, offer.team);
  const team = speaksFor(core, state);
  const body = sharing(state, network);
  const refusal = body === null ? 'not-in-pathway' : refusalOf(core, state, team, body);
  if (body === null || refusal !== null) return refusal;
  const author = senderFor(core, team);
  const plan = planAfterSaying(core, { case: offer.case, event, author, body, network: offer.team });
  await sayOnce(core, { event, case: offer.case, team, body, joins: [offer.team], plan });
  return null;
}

/** Another organisation's team at its newest roster. @throws GuardianError `unavailable`. */
export async function partyOf(core: Core, team: TeamId): Promise<Party> {
  await core.teams.load(team);
  const roster = core.teams.newest(team);
  const organisation = roster === null ? null : core.directory.trust.organisation(roster.organisation);
  if (roster === null || organisation === null) throw new GuardianError('unavailable', 'team');
  return { organisation: roster.organisation, team, name: roster.name, organisationName: organisation.name };
}

/** The team that asked, or another of the organisation's that is in the case. */
function speaksFor(core: Core, state: CaseState): TeamId {
  const mine = new Set(core.myTeams.get());
  const own = activeTeams(state).filter(({ team }) => mine.has(team));
  const asked = own.find(({ team }) => team === askerOf(state)?.team) ?? own[0];
  if (asked === undefined) throw new GuardianError('unavailable', 'teams');
  return asked.team;
}

/** The guardian as it speaks for one of its teams. */
export function senderFor({ identity: { organisation, user }, people }: Core, team: TeamId): Sender {
  const { name, role } = people.named(user) ?? { name: '', role: '' };
  return { organisation, team, user, name, role, guardian: true };
}

/** Said twice, it is one event to the server. */
async function sharedEventId(organisation: OrganisationId, { case: caseId, line, due }: Offer): Promise<EventId> {
  const reason = tuple('shared-event', 1, fromHex(organisation), fromHex(caseId), toUtf8(line), toUtf8(String(due)));
  return toHex((await sha256(reason)).slice(0, 16)) as EventId;
}

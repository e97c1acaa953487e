/**
 * The opening of a case: who takes it now, what their pathway asks and promises, and which teams it is for. Rules OB19,
 * OB22.
 */
import { type Body, checkAnswers, emptyCase, mayBeAskedBy, mayDo, type Party } from '@corridor/cases';
import type { TeamId, UserId } from '@corridor/wire';
import type { NewCaseInput } from '../api/writing.ts';
import type { Core } from '../core.ts';
import type { Released } from '../directory/pathways.ts';
import { takerOf } from '../directory/taker.ts';
import { ClientError, codeOf } from '../error.ts';
import { confirmed } from '../keys/teams.ts';
import type { Item } from './item.ts';
import { checkBody, newItem } from './new-item.ts';
import { planOfOpening } from './opening-plan.ts';

/**
 * A team by its newest roster. Without a connection, as a signed pathway names it: the message waits for the roster.
 *
 * @throws ClientError `team-not-confirmed`, `offline`.
 */
async function partyOf(core: Core, team: TeamId): Promise<Party> {
  try {
    await core.teams.load(team);
  } catch (error) {
    const named = core.pathways.party(team);
    if (codeOf(error) === 'offline' && named !== null) return named;
    throw error;
  }
  const { organisation, name } = confirmed(core.teams, team);
  const organisationName = core.directory.trust.organisation(organisation)?.name;
  if (organisationName === undefined) throw new ClientError('team-not-confirmed');
  return { organisation, team, name, organisationName };
}

/** A person's team of one bears their id. */
function personalTeamOf(user: UserId): TeamId {
  return user as string as TeamId;
}

interface Teams {
  readonly asking: TeamId;
  readonly answering: readonly TeamId[];
}

/** Two people talk as themselves, not for a team. @throws ClientError `unknown-person`. */
function teamsOf(core: Core, { kind, asking, answering, withPerson }: NewCaseInput): Teams {
  if (kind !== 'direct') return { asking, answering: answering.filter((team) => team !== asking) };
  if (withPerson === undefined || withPerson === core.identity.user) throw new ClientError('unknown-person');
  return { asking: personalTeamOf(core.identity.user), answering: [personalTeamOf(withPerson)] };
}

/** Who answers, and under which pathway; null: under none. */
interface Asked {
  readonly answering: readonly TeamId[];
  readonly under: Released | null;
}

/**
 * The service that was asked, or the network that takes its cases now: the opening then names the network, and runs under
 * the network's pathway.
 *
 * @throws ClientError `service-off` if nobody takes it, `not-allowed` if the team may not ask, `invalid-body`.
 */
function askedOf(core: Core, input: NewCaseInput, { asking, answering }: Teams): Asked {
  if (input.pathway === undefined) return { answering, under: null };
  const released = core.pathways.find(input.pathway.team, input.pathway.id);
  const faults = checkAnswers(released.pathway, input.content.answers);
  if (faults.length > 0) throw new ClientError('invalid-body', { faults });
  if (!mayBeAskedBy(released.pathway, asking)) throw new ClientError('not-allowed');
  const taker = takerOf(core, released);
  switch (taker.who) {
    case 'service':
      return { answering, under: released };
    case 'network':
      return { answering: [taker.released.stated.team], under: taker.released };
    case 'nobody':
      throw new ClientError('service-off');
    default:
      return taker satisfies never;
  }
}

/**
 * The teams are those of the organisations that the pathway, or a person's certificate, says they are of. @throws
 * ClientError `pinned-otherwise`. Rule OB29.
 */
function demandMeant(core: Core, { withPerson }: NewCaseInput, under: Released | null, to: readonly Party[]): void {
  const person = withPerson === undefined ? null : core.people.named(withPerson);
  const own = person === null ? [] : [{ team: personalTeamOf(person.user), organisation: person.organisation }];
  const named = [...own, ...(under?.pathway.answering ?? []), ...(under === null ? [] : [under.stated])];
  const isMeant = ({ team, organisation }: Party): boolean =>
    named.every((each) => each.team !== team || each.organisation === organisation);
  if (!to.every(isMeant)) throw new ClientError('pinned-otherwise');
}

/** @throws ClientError `service-off`, `pinned-otherwise`, `invalid-body`, `team-not-confirmed`, the policy's code. */
export async function openingItem(core: Core, input: NewCaseInput): Promise<Item> {
  const teams = teamsOf(core, input);
  const { asking } = teams;
  const { answering, under } = askedOf(core, input, teams);
  const parties = await Promise.all([asking, ...answering].map(async (team) => await partyOf(core, team)));
  const [from, ...to] = parties;
  if (from === undefined) throw new ClientError('team-not-confirmed');
  demandMeant(core, input, under, to);
  const promised = under === null ? null : await planOfOpening(core, under, { from, to });
  const pathway = promised === null ? {} : { pathway: promised.under };
  const body: Body = { ...input.content, act: 'opened', from, to, ...pathway };
  checkBody(body);
  const { organisation, user } = core.identity;
  const refusal = mayDo(body, emptyCase, { organisation, team: asking, user });
  if (refusal !== null) throw new ClientError(refusal);
  const plan = promised?.plan ?? null;
  return newItem(core, input.case, asking, body, { kind: input.kind, plan, joins: [asking, ...answering] });
}

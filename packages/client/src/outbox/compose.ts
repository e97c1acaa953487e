/**
 * An item as it goes over the wire: placed after what its author has seen, under a key that exactly the present members
 * of the reading teams hold. If any reader's key has risen, or the key was made by somebody who left, the next epoch is
 * made here and rides along with the event. Rules OB6, OB7.
 */
import { encodeBody } from '@corridor/cases';
import { type BodyKey, newEpoch, type Reader, sealEvent, wrapForTeam } from '@corridor/crypto';
import {
  type Actor,
  encodeSealedEvent,
  encodeSigned,
  type Header,
  type OrganisationId,
  type Roster,
  SUITE,
  type TeamId,
} from '@corridor/wire';
import type { EpochKey } from '@corridor/crypto';
import { ClientError } from '../error.ts';
import { confirmed } from '../keys/teams.ts';
import type { CaseKeys, Statement } from '../keys/case-keys.ts';
import type { CaseLog } from '../log/case-log.ts';
import { seenThrough } from '../log/part.ts';
import type { Network } from '../network.ts';
import type { Item } from './item.ts';
import { openedNow } from './opening-plan.ts';
import { planFor } from './plan.ts';

/** A roster that was read so recently is not read again before a send. The server refuses what is behind all the same. */
const FRESH = 30_000;

export interface Composed {
  readonly event: Uint8Array;
  readonly epoch: { readonly statement: Uint8Array; readonly wraps: Uint8Array[] } | null;
  /** What becomes known once the server has accepted it. */
  accepted(): Promise<void>;
}

interface Sealing {
  readonly key: BodyKey;
  readonly epoch: number;
  readonly names: Uint8Array;
  readonly carries: Composed['epoch'];
  /** What vouches for the readers. */
  readonly checkpoint: Header['checkpoint'];
  accepted(): Promise<void>;
}

/** The readers as the log has them. */
interface Present {
  readonly readers: readonly Reader[];
  readonly checkpoint: Header['checkpoint'];
}

function actorOf({ identity }: Network, team: TeamId): Actor {
  return { organisation: identity.organisation, team, user: identity.user, version: identity.version };
}

const nothing = async (): Promise<void> => undefined;

/** @throws ClientError `team-not-confirmed`, `team-closed`, `cannot-open`, `offline`, and what the log refuses. */
export async function compose(written: Item, log: CaseLog, network: Network): Promise<Composed> {
  const item = openedNow(written, network);
  const sealing = item.private ? await laneKey(item, network) : await caseKey(item, log, network);
  const lane = item.private ? item.team : null;
  const part = log.part(lane);
  const { identity, ports } = network;
  const header: Header = {
    suite: SUITE,
    case: item.case,
    lane,
    event: item.event,
    act: item.body.act,
    by: actorOf(network, item.team),
    counter: part.order.counter(identity.user) + 1,
    heads: part.order.heads(),
    epoch: sealing.epoch,
    key: sealing.names,
    basedOn: seenThrough(part, item.basedOn, identity.user),
    at: network.now(),
    checkpoint: sealing.checkpoint,
    about: item.about,
    to: item.to,
    kind: item.kind,
    plan: planFor(item, log, network),
  };
  const event = await sealEvent(header, encodeBody(item.body), sealing.key, identity.signer, ports.random);
  return { event: encodeSealedEvent(event), epoch: sealing.carries, accepted: async () => await sealing.accepted() };
}

async function laneKey({ team, lastConfirmed }: Item, network: Network): Promise<Sealing> {
  await network.teams.load(team, FRESH);
  const checkpoint = await network.transparency.demand([team], lastConfirmed === true);
  const { generation, commitment } = confirmed(network.teams, team);
  const key = await network.teams.keys(team, generation);
  if (key === null) throw new ClientError('cannot-open');
  return { key, epoch: generation, names: commitment, carries: null, checkpoint, accepted: nothing };
}

async function caseKey(item: Item, log: CaseLog, network: Network): Promise<Sealing> {
  const newest = log.keys.newest();
  const { readers, checkpoint } = await present(item, readersOf(item, newest), network);
  if (newest === null || !isGood(item, newest, readers)) {
    return { ...(await nextEpoch(item, log.keys, readers, network)), checkpoint };
  }
  const key = await log.keys.key(newest.value.epoch);
  if (key === null) throw new ClientError('cannot-open');
  return { key, epoch: newest.value.epoch, names: newest.hash, carries: null, checkpoint, accepted: nothing };
}

/** The teams that read the event: those that read the case, and whoever joins or leaves with it. */
function readersOf(item: Item, newest: Statement | null): readonly TeamId[] {
  const before = newest?.value.readers.map(({ team }) => team) ?? [];
  const after = [...before, ...item.joins.filter((team) => !before.includes(team))];
  return item.body.act === 'left' ? after.filter((team) => team !== item.team) : after;
}

/** Acts that are for others to read: what nobody would read is not sent. */
const FOR_OTHERS: ReadonlySet<string> = new Set(['opened', 'said', 'asked-more', 'advised', 'reopened']);

/**
 * A team that was closed stays a reader of its cases, so that they can be shared with another team, or closed; but it
 * joins none, and nothing is said to it alone. @throws ClientError `team-closed`. Rule OB25.
 */
function demandReaders({ body, team, joins }: Item, rosters: readonly Roster[]): void {
  const isClosed = ({ reason }: Roster): boolean => reason === 'closed';
  const others = rosters.filter((each) => each.team !== team);
  const unheard = FOR_OTHERS.has(body.act) && others.length > 0 && others.every(isClosed);
  const joinsClosed = rosters.some((roster) => isClosed(roster) && joins.includes(roster.team));
  if (unheard || joinsClosed) throw new ClientError('team-closed');
}

/**
 * A roster under another organisation than the message names is of another team that took its identifier: the key would
 * go to strangers. @throws ClientError `team-not-confirmed`. Rule OB29.
 */
function demandMeant({ body }: Item, rosters: readonly Roster[]): void {
  const named = body.act === 'opened' ? [body.from, ...body.to] : body.act === 'shared' ? body.teams : [];
  const isMeant = ({ team, organisation }: Roster): boolean =>
    named.every((each) => each.team !== team || each.organisation === organisation);
  if (!rosters.every(isMeant)) throw new ClientError('team-not-confirmed');
}

/** Each team at its newest roster, as the log has it. @throws ClientError `team-not-confirmed`, `team-closed`, `log-stale`. */
async function present(item: Item, teams: readonly TeamId[], network: Network): Promise<Present> {
  await Promise.all(teams.map(async (team) => await network.teams.load(team, FRESH)));
  const checkpoint = await network.transparency.demand(teams, item.lastConfirmed === true);
  const rosters = teams.map((team) => rosterOf(network, team));
  demandMeant(item, rosters);
  demandReaders(item, rosters);
  demandSpeaking(item, rosters, network);
  const readers = rosters.map(({ organisation, team, generation }) => {
    const roster = network.teams.newestHash(team);
    if (roster === null) throw new ClientError('team-not-confirmed');
    return { organisation, team, generation, roster };
  });
  return { readers, checkpoint };
}

/**
 * Nothing new goes to an organisation for which too few vouch by now, and no case to a team whose organisation another was
 * put in the place of. @throws ClientError `not-vouched-for`, `team-closed`. Rules VO12, SU6.
 */
function demandSpeaking({ body, joins }: Item, rosters: readonly Roster[], { directory: { trust } }: Network): void {
  const comes = ({ team }: Roster): boolean => joins.includes(team) || FOR_OTHERS.has(body.act);
  if (rosters.some((each) => comes(each) && trust.isLapsed(each.organisation)))
    throw new ClientError('not-vouched-for');
  const joining = rosters.filter(({ team }) => joins.includes(team));
  if (joining.some(({ organisation }) => !trust.speaks(organisation))) throw new ClientError('team-closed');
}

function rosterOf({ teams }: Network, team: TeamId): Roster {
  const roster = teams.newest(team);
  if (roster === null || !teams.stands(team)) throw new ClientError('team-not-confirmed');
  return roster;
}

const RENEWS: ReadonlySet<string> = new Set(['opened', 'shared', 'left', 'rekeyed']);

/** Whether the present key is held by the present members of exactly these readers, and by nobody else. */
function isGood(item: Item, { value }: Statement, readers: readonly Reader[]): boolean {
  const risen = readers.some(({ team, generation }) => {
    const before = value.readers.find((reader) => reader.team === team);
    return before === undefined || before.generation < generation;
  });
  const makerStays = value.readers.some(({ team }) => team === value.by.team);
  return !RENEWS.has(item.body.act) && !risen && makerStays;
}

async function nextEpoch(
  item: Item,
  keys: CaseKeys,
  readers: readonly Reader[],
  network: Network,
): Promise<Omit<Sealing, 'checkpoint'>> {
  const { signer } = network.identity;
  const by = actorOf(network, item.team);
  const at = network.now();
  const previous = await beforeIt(keys);
  const { statement, key } = await newEpoch(
    { caseId: item.case, readers, by, at, previous },
    signer,
    network.ports.random,
  );
  const wraps = await Promise.all(readers.map(async (reader) => await wrapFor(reader, key, { by, at }, network)));
  return {
    key,
    epoch: key.epoch,
    names: key.statement,
    carries: { statement: encodeSigned(statement), wraps },
    accepted: async () => await keys.made(statement, key),
  };
}

async function beforeIt(keys: CaseKeys) {
  const newest = keys.newest();
  if (newest === null) return null;
  const key = await keys.key(newest.value.epoch);
  if (key === null) throw new ClientError('cannot-open');
  return { statement: newest.signed, key };
}

/** Sealed under one's own team's key; by HPKE to a team whose key one does not hold. */
async function wrapFor(
  reader: Pick<Reader, 'organisation' | 'team' | 'generation'>,
  key: EpochKey,
  made: { readonly by: Actor; readonly at: number },
  network: Network,
): Promise<Uint8Array> {
  const own = isOwn(reader.organisation, network) ? await network.teams.keys(reader.team, reader.generation) : null;
  const to = own ?? rosterOf(network, reader.team).kem;
  return encodeSigned(await wrapForTeam(key, reader, to, made, network.identity.signer, network.ports.random));
}

function isOwn(organisation: OrganisationId, { identity }: Network): boolean {
  return organisation === identity.organisation;
}

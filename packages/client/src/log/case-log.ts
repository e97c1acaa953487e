/**
 * One case as this client holds it: its keys, its own log, the private notes of this client's teams, receipts and
 * firings. Everything that the server says of a case comes in here, one thing after the other.
 */
import { type CaseState, foldNotes, type Note } from '@corridor/cases';
import { verifyFiring } from '@corridor/crypto';
import {
  type Actor,
  type CaseId,
  decodeSigned,
  type Firing,
  type Kind,
  type Numbered,
  type Reach,
  type Said,
  type TeamId,
  toHex,
  type UserId,
  viewed,
} from '@corridor/wire';
import type { PartyId } from '../directory/successions.ts';
import { orNull } from '../directory/trust.ts';
import { codeOf } from '../error.ts';
import { type CaseKeys, keysOfCase, namedIn } from '../keys/case-keys.ts';
import type { Network } from '../network.ts';
import { type Entry } from './entry.ts';
import { type Erasing, erasingOf } from './erasure.ts';
import { headerIn, openEntry } from './open.ts';
import { newPart, type Part } from './part.ts';
import { type Receipts, receiptsOf } from './receipts.ts';

const PAGE = 200;
/** How many events are verified before others have their turn. */
const AT_ONCE = 50;

export interface CaseLog {
  readonly case: CaseId;
  readonly keys: CaseKeys;
  readonly receipts: Receipts;
  readonly erasing: Erasing;
  kind(): Kind | null;
  part(lane: TeamId | null): Part;
  state(): CaseState;
  notes(team: TeamId): readonly Note[];
  /** As the server signed them, in the order in which they fired: `plannedFirings` are those that count. */
  firings(): readonly Firing[];
  /** The last number that this person's receipt named when the case was first shown. */
  seen(lane: TeamId | null): number;
  sawUpTo(lane: TeamId | null, upTo: number): void;
  /** Reads a log on from where it stands, to its end. @throws ClientError `offline`, or the server's refusal. */
  load(lane: TeamId | null): Promise<void>;
  /** Shows what a team's inbox says of the case. */
  summarise(summary: Summarised, team: TeamId): Promise<void>;
  /** An event that arrived by itself. True if it is in order; false if the log must be read on. */
  arrived(lane: TeamId | null, numbered: Numbered, keys: KeysSaid): Promise<boolean>;
  reached(reach: Reach): Promise<void>;
  fired(raw: Uint8Array): Promise<void>;
}

export type KeysSaid = Pick<Said<'case'>, 'epochs' | 'wraps'>;
export type Summarised = Said<'inbox'>['cases'][number];

/** Meets everybody and every team that events and keys name, so that they can be verified without asking again. */
export async function meet(network: Network, events: readonly Uint8Array[], keys: readonly KeysSaid[]): Promise<void> {
  const headers = events.flatMap((raw) => headerIn(raw) ?? []);
  const named = keys.map(({ epochs, wraps }) => namedIn(epochs, wraps));
  const readers = named.flatMap(({ readers }) => readers);
  const users = new Set<UserId>([...headers.map(({ by }) => by.user), ...named.flatMap((each) => each.users)]);
  const teams = new Set<TeamId>([...headers.map(({ by }) => by.team), ...readers.map(({ team }) => team)]);
  await Promise.all([network.people.meet(users), ...[...teams].map(async (team) => await loadTeam(network, team))]);
  await meetAgain(
    network,
    headers.map(({ by }) => by),
    readers,
  );
}

/** A team that the server will not show leaves what names it unverified; it does not stop the rest. */
async function loadTeam(network: Network, team: TeamId): Promise<void> {
  try {
    await network.teams.load(team);
  } catch (error) {
    if (codeOf(error) === 'offline') throw error;
  }
}

/** Somebody joined, or a key rose, since the roster was read: read on. */
async function meetAgain(
  network: Network,
  authors: readonly Actor[],
  readers: ReturnType<typeof namedIn>['readers'],
): Promise<void> {
  const { teams, people, mayLookUp } = network;
  const behind = new Set<TeamId>();
  for (const { team, roster } of readers) {
    if (teams.byHash(team, roster) === null && mayLookUp(`${team}/${toHex(roster)}`)) behind.add(team);
  }
  for (const { team, user, version } of authors) {
    if (!everMember(network, team, user, version) && mayLookUp(`${team}/${user}/${version}`)) behind.add(team);
  }
  const strangers = authors.filter((by) => people.author(by) === null && mayLookUp(`${by.user}/${by.version}`));
  for (const team of behind) teams.doubt(team);
  await Promise.all([
    ...[...behind].map(async (team) => await loadTeam(network, team)),
    people.meetAgain(strangers.map(({ user }) => user)),
  ]);
}

function everMember({ teams }: Network, team: TeamId, user: UserId, version: number): boolean {
  const newest = teams.newest(team)?.generation ?? 0;
  for (let each = newest; each > 0; each--) if (teams.wasMember(team, each, user, version)) return true;
  return false;
}

export function caseLog(caseId: CaseId, network: Network): CaseLog {
  const keys = keysOfCase(caseId, network.teams, network.people);
  const receipts = receiptsOf(caseId, network.people, reads);
  const erasing = erasingOf(caseId, network.identity.organisation, network.directory.trust, network.people);
  const parts = new Map<TeamId | null, Part>();
  const seen = new Map<TeamId | null, number>();
  const firings = new Map<string, Firing>();
  let kind: Kind | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  /** A merger may be news that has not come yet. */
  const follower = async (former: PartyId): Promise<PartyId | null> => {
    const { directory, mayLookUp } = network;
    const known = directory.trust.follower(former);
    if (known !== null || !mayLookUp(`merger/${former.organisation}`)) return known;
    await directory.sync();
    return directory.trust.follower(former);
  };

  const part = (lane: TeamId | null): Part => {
    const found = parts.get(lane) ?? newPart(lane === null ? keys : null);
    parts.set(lane, found);
    return found;
  };

  /** One thing after the other: two pages of one log never interleave. */
  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = turn.then(work, work);
    turn = mine.catch(() => undefined);
    return await mine;
  }

  async function open(lane: TeamId | null, numbered: Numbered): Promise<Entry> {
    const { teams, people, transparency } = network;
    const entry = await openEntry(numbered, { case: caseId, lane, keys, teams, people, follower });
    if (entry.header !== null && entry.signed) transparency.read(entry.header, entry.at, entry.raw);
    return entry;
  }

  async function openAll(lane: TeamId | null, events: readonly Numbered[]): Promise<readonly Entry[]> {
    const entries: Entry[] = [];
    for (let at = 0; at < events.length; at += AT_ONCE) {
      const some = events.slice(at, at + AT_ONCE);
      entries.push(...(await Promise.all(some.map(async (each) => await open(lane, each)))));
    }
    return entries;
  }

  async function takeKeys(said: KeysSaid): Promise<void> {
    await keys.take(said.epochs, said.wraps);
  }

  async function takePage(lane: TeamId | null, page: Said<'case'>): Promise<void> {
    kind ??= page.kind;
    await meet(
      network,
      page.events.map(({ event }) => event),
      [page],
    );
    await takeKeys(page);
    const log = part(lane);
    log.said(page.last);
    await erasing.take(page.releases, page.erased);
    for (const entry of await openAll(lane, inOrder(page.events))) log.append(entry);
    await network.people.meet(page.reaches.map(({ user }) => user));
    for (const reach of page.reaches) await takeReach(reach);
    for (const raw of page.firings) await takeFiring(raw);
  }

  async function load(lane: TeamId | null): Promise<void> {
    const log = part(lane);
    for (;;) {
      const after = log.entries.length;
      const page = await network.connection.ask({ t: 'case', case: caseId, lane, after, limit: PAGE });
      await takePage(lane, page);
      // A server that promises more but gives nothing is not asked for ever: the rest shows as a gap.
      if (log.isWhole() || log.entries.length === after) return;
    }
  }

  /** Declared, not assigned: the receipts are made before it. */
  function reads(lane: TeamId | null, by: Actor): boolean {
    const isOfReader = lane === null ? keys.isReader(by) : by.team === lane;
    return isOfReader && everMember(network, by.team, by.user, by.version);
  }

  async function takeReach(reach: Reach): Promise<void> {
    const by = await orNull(async () => viewed.decode(decodeSigned(reach.saw ?? new Uint8Array(0)).bytes).by);
    if (by !== null) await meetAgain(network, [by], []);
    await receipts.take(reach.lane, reach, part(reach.lane));
  }

  async function takeFiring(raw: Uint8Array): Promise<void> {
    const value = await orNull(async () => await verifyFiring(decodeSigned(raw), network.identity.anchors.serverKey));
    if (value !== null && value.case === caseId) firings.set(`${value.line}/${value.due}/${value.team}`, value);
  }

  function sawUpTo(lane: TeamId | null, upTo: number): void {
    seen.set(lane, Math.max(upTo, seen.get(lane) ?? 0));
  }

  async function summarise(summary: Summarised, team: TeamId): Promise<void> {
    kind ??= summary.kind;
    await takeKeys(summary);
    const log = part(null);
    log.said(summary.last);
    part(team).said(summary.notes);
    sawUpTo(null, summary.seen);
    sawUpTo(team, summary.notesSeen);
    const fresh = summary.events.filter(({ number }) => !log.has(number));
    for (const entry of await openAll(null, inOrder(fresh))) {
      if (entry.number === log.entries.length + 1) log.append(entry);
      else log.show(entry);
    }
  }

  async function holdsKey(raw: Uint8Array): Promise<boolean> {
    const header = headerIn(raw);
    return header === null || (await keys.key(header.epoch)) !== null;
  }

  async function arrived(lane: TeamId | null, numbered: Numbered, said: KeysSaid): Promise<boolean> {
    await meet(network, [numbered.event], [said]);
    await takeKeys(said);
    const log = part(lane);
    log.said(numbered.number);
    if (numbered.number <= log.entries.length) return log.isWhole();
    // Its key comes with the log, if it did not come with the event: what cannot be opened yet is not judged yet.
    if (lane === null && !(await holdsKey(numbered.event))) return false;
    const entry = await open(lane, numbered);
    if (numbered.number === log.entries.length + 1) log.append(entry);
    else log.show(entry);
    return log.isWhole();
  }

  return {
    case: caseId,
    keys,
    receipts,
    erasing,
    part,
    kind: () => kind,
    state: () => part(null).state(),
    notes: (team) => foldNotes(part(team).events()),
    firings: () => [...firings.values()].toSorted((a, b) => a.at - b.at),
    seen: (lane) => seen.get(lane) ?? 0,
    sawUpTo,
    load: async (lane) => await inTurn(async () => await load(lane)),
    summarise: async (summary, team) => await inTurn(async () => await summarise(summary, team)),
    arrived: async (lane, numbered, said) => await inTurn(async () => await arrived(lane, numbered, said)),
    reached: async (reach) => {
      await network.people.meet([reach.user]);
      await inTurn(async () => await takeReach(reach));
    },
    fired: async (raw) => await inTurn(async () => await takeFiring(raw)),
  };
}

function inOrder(events: readonly Numbered[]): readonly Numbered[] {
  return events.toSorted((a, b) => a.number - b.number);
}

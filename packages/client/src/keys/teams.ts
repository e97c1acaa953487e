/**
 * Teams as this client knows them: the whole chain of each team's rosters, verified from the first, and of its own teams
 * the keys of every generation. A chain is only ever added to: a server that shows less, or something else, is not
 * believed. Rules CL20, CL21.
 */
import {
  openHistory,
  openTeamWrap,
  statementHash,
  teamKeysFromSeed,
  type TeamKeys,
  verifyRoster,
} from '@corridor/crypto';
import {
  decodeSigned,
  equalBytes,
  type Guardian,
  type OrganisationId,
  type Roster,
  roster as rosterFormat,
  type Signed,
  type TeamId,
  teamWrap,
  toHex,
  type UserId,
} from '@corridor/wire';
import type { Connection } from '../connection/connection.ts';
import { byAnyGuardian, isCurrent, orNull, type Trust } from '../directory/trust.ts';
import { ClientError } from '../error.ts';
import type { Identity } from '../identity.ts';
import { type Live, live } from '../live.ts';
import { nameOf } from '../transparency/believed.ts';

type Seed = Awaited<ReturnType<typeof openTeamWrap>>;

interface Link {
  readonly signed: Signed;
  readonly roster: Roster;
  readonly hash: Uint8Array;
}

interface Chain {
  readonly links: Link[];
  /** `user:version` of everybody who was ever a member under each generation. */
  readonly members: Map<number, Set<string>>;
  readonly seeds: Map<number, Seed>;
  readonly keys: Map<number, Promise<TeamKeys | null>>;
  readonly byHash: Map<string, Link>;
  /** When the server last said that there is nothing newer. Null: somebody said that there is. */
  freshAt: number | null;
  /** When the server was last asked. */
  readAt: number | null;
  /** How often somebody said that there is something newer. */
  doubts: number;
}

export interface Teams {
  /** Rises whenever a chain grew. */
  readonly changes: Live<number>;
  /** Fetches a team's rosters if they were last asked for more than `within` milliseconds ago. @throws ClientError `offline`. */
  load(team: TeamId, within?: number): Promise<void>;
  /** Forgets that a chain is up to date. */
  doubt(team: TeamId): void;
  /** The newest roster, or null if none was believed. */
  newest(team: TeamId): Roster | null;
  newestHash(team: TeamId): Uint8Array | null;
  /** Whether the newest roster was signed with keys of its guardian that stand: nothing is sent under another. Rule RE5. */
  stands(team: TeamId): boolean;
  /** When the server last confirmed the newest roster, by this device's clock; null if never. */
  confirmedAt(team: TeamId): number | null;
  /** The roster that a statement names by hash, or null. */
  byHash(team: TeamId, hash: Uint8Array): Roster | null;
  /** The commitment of a generation, or null if there is no such generation. */
  commitment(team: TeamId, generation: number): Uint8Array | null;
  /** Whether this user, with this version of keys, was a member at any time of a generation. */
  wasMember(team: TeamId, generation: number, user: UserId, version: number): boolean;
  /** The keys of a generation of one's own team, or null if they cannot be had. */
  keys(team: TeamId, generation: number): Promise<TeamKeys | null>;
  /** For a guardian, who makes the next generation: the newest seed, or null. */
  seed(team: TeamId, generation: number): Promise<Seed | null>;
  known(): readonly Roster[];
}

const NO_BYTES = new Uint8Array(0);
/** An answer of so many rosters, or so many bytes, may have more behind it. */
const FULL_PAGE = 200;
const FULL_ANSWER = 512 * 1024;

function emptyChain(): Chain {
  return {
    links: [],
    members: new Map(),
    seeds: new Map(),
    keys: new Map(),
    byHash: new Map(),
    freshAt: null,
    readAt: null,
    doubts: 0,
  };
}

export function bookOfTeams(
  connection: Pick<Connection, 'ask'>,
  trust: Trust,
  identity: Identity,
  now: () => number,
): Teams {
  const changes = live(0);
  const chains = new Map<TeamId, Chain>();
  const running = new Map<TeamId, Promise<void>>();

  const chainOf = (team: TeamId): Chain => {
    const chain = chains.get(team) ?? emptyChain();
    chains.set(team, chain);
    return chain;
  };

  async function verified(signed: Signed, previous: Signed | null): Promise<Roster | null> {
    const claim = await orNull(async () => rosterFormat.decode(signed.bytes));
    if (claim === null) return null;
    return await byAnyGuardian(trust, claim.organisation, async (by) => await verifyRoster(signed, by, previous));
  }

  async function extend(team: TeamId, chain: Chain, raw: Uint8Array): Promise<boolean> {
    const signed = await orNull(async () => decodeSigned(raw));
    if (signed === null) return false;
    const previous = chain.links.at(-1)?.signed ?? null;
    const roster = await verified(signed, previous);
    if (roster === null || roster.team !== team) return false;
    const link: Link = { signed, roster, hash: await statementHash(signed) };
    chain.links.push(link);
    chain.byHash.set(toHex(link.hash), link);
    const members = chain.members.get(roster.generation) ?? new Set<string>();
    for (const { user, version } of roster.members) members.add(`${user}:${version}`);
    chain.members.set(roster.generation, members);
    const { organisation, version, at } = roster;
    trust.beliefs.add({ kind: 'roster', organisation, name: nameOf('roster', team, version), at }, signed);
    return true;
  }

  function commitment(team: TeamId, generation: number): Uint8Array | null {
    return chains.get(team)?.links.find(({ roster }) => roster.generation === generation)?.roster.commitment ?? null;
  }

  async function openedBy(signed: Signed, organisation: OrganisationId): Promise<Seed | null> {
    for (const guardian of trust.guardians(organisation)) {
      const seed = await orNull(async () => await openTeamWrap(signed, guardian, identity.kem));
      if (seed !== null) return seed;
    }
    return null;
  }

  async function takeWrap(team: TeamId, chain: Chain, raw: Uint8Array): Promise<void> {
    const signed = decodeSigned(raw);
    const claim = teamWrap.decode(signed.bytes);
    const wanted = commitment(team, claim.generation);
    const mine = claim.team === team && claim.organisation === identity.organisation && claim.user === identity.user;
    if (!mine || wanted === null || chain.seeds.has(claim.generation) || !equalBytes(wanted, claim.commitment)) return;
    const seed = await openedBy(signed, claim.organisation);
    if (seed !== null) chain.seeds.set(claim.generation, seed);
  }

  /** True if more may follow: a long chain comes in several answers. */
  async function readPage(team: TeamId, chain: Chain): Promise<boolean> {
    const after = chain.links.at(-1)?.roster.version ?? 0;
    const { rosters, wraps } = await connection.ask({ t: 'team', team, after });
    let taken = 0;
    while (taken < rosters.length && (await extend(team, chain, rosters[taken] ?? NO_BYTES))) taken++;
    for (const raw of wraps) await orNull(async () => await takeWrap(team, chain, raw));
    // A generation that could not be opened before may be now.
    if (wraps.length > 0) chain.keys.clear();
    const size = rosters.reduce((sum, { length }) => sum + length, 0);
    return taken > 0 && taken === rosters.length && (taken >= FULL_PAGE || size >= FULL_ANSWER);
  }

  async function read(team: TeamId): Promise<void> {
    const chain = chainOf(team);
    const before = chain.links.length;
    const { doubts } = chain;
    while (await readPage(team, chain));
    chain.readAt = now();
    // Doubted meanwhile: what was read may be from before that.
    if (chain.doubts === doubts) chain.freshAt = chain.readAt;
    if (chain.links.length > before) changes.set(changes.get() + 1);
  }

  function stands(team: TeamId): boolean {
    const roster = newestLink(team)?.roster;
    return roster !== undefined && standsUnder(trust, roster);
  }

  async function load(team: TeamId, within = Number.POSITIVE_INFINITY): Promise<void> {
    const freshAt = chains.get(team)?.freshAt ?? null;
    // What was signed with keys that were replaced is never fresh: the new ones have said, or will say, what holds.
    const isReplaced = newestLink(team) !== null && !stands(team);
    if (freshAt !== null && now() - freshAt < within && !isReplaced) return;
    const reading = running.get(team) ?? read(team).finally(() => running.delete(team));
    running.set(team, reading);
    await reading;
    if (chains.get(team)?.freshAt === null) await load(team, within);
  }

  /** From the nearest newer generation whose seed is known, down by each roster's history. */
  async function seed(team: TeamId, generation: number): Promise<Seed | null> {
    const chain = chains.get(team);
    const known = chain?.seeds.get(generation);
    if (chain === undefined || known !== undefined) return known ?? null;
    const of = (wanted: number) => chain.links.find(({ roster }) => roster.generation === wanted)?.roster;
    const [above, below] = [of(generation + 1), of(generation)];
    if (above === undefined || below === undefined) return null;
    const newer = await seed(team, generation + 1);
    if (newer === null) return null;
    const opened = await orNull(async () => await openHistory(above, newer, below));
    if (opened !== null) chain.seeds.set(generation, opened);
    return opened;
  }

  async function openKeys(team: TeamId, generation: number): Promise<TeamKeys | null> {
    const found = await seed(team, generation);
    return found === null ? null : await teamKeysFromSeed(found);
  }

  const newestLink = (team: TeamId): Link | null => chains.get(team)?.links.at(-1) ?? null;

  return {
    changes,
    load,
    seed,
    commitment,
    doubt: (team) => {
      const chain = chains.get(team);
      if (chain === undefined) return;
      chain.freshAt = null;
      chain.doubts++;
    },
    newest: (team) => newestLink(team)?.roster ?? null,
    newestHash: (team) => newestLink(team)?.hash ?? null,
    stands,
    confirmedAt: (team) => chains.get(team)?.readAt ?? null,
    byHash: (team, hash) => chains.get(team)?.byHash.get(toHex(hash))?.roster ?? null,
    wasMember: (team, generation, user, version) =>
      chains.get(team)?.members.get(generation)?.has(`${user}:${version}`) ?? false,
    keys: async (team, generation) => {
      const chain = chainOf(team);
      const opening = chain.keys.get(generation) ?? openKeys(team, generation);
      chain.keys.set(generation, opening);
      return await opening;
    },
    known: () => [...chains.values()].flatMap(({ links }) => links.at(-1)?.roster ?? []),
  };
}

/** The newest roster of a team that must be there. @throws ClientError `team-not-confirmed`. */
export function confirmed(teams: Teams, team: TeamId): Roster {
  const roster = teams.newest(team);
  if (roster === null || roster.reason === 'closed' || !teams.stands(team)) throw new ClientError('team-not-confirmed');
  return roster;
}

/** A roster names the guardian that signed it as a reader, with the version of its keys. */
function standsUnder(trust: Trust, { organisation, guardian, members }: Roster): boolean {
  const version = members.find(({ user }) => user === guardian)?.version ?? 0;
  return isCurrent(trust, organisation, { guardian, version });
}

/** The guardian who hosts a team's keys: the one who signed its newest roster. */
export function hostOf(trust: Trust, roster: Roster): Guardian | null {
  return trust.guardians(roster.organisation).find(({ guardian }) => guardian === roster.guardian) ?? null;
}

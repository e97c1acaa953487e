/** A team of the vectors: its chain of rosters, and the keys of each generation. */
import { type Generation, newGeneration, type Reader, sign, statementHash, wrapTeamSeed } from '@corridor/crypto';
import type { Party } from '@corridor/cases';
import { type Roster, roster, type Signed, SUITE, type TeamId } from '@corridor/wire';
import { fixedRandom, idOf } from './fixed.ts';
import type { Organisation, Staff } from './organisations.ts';

export interface Link {
  readonly signed: Signed;
  readonly value: Roster;
  readonly generation: Generation;
}

export interface Team {
  readonly of: Organisation;
  readonly id: TeamId;
  readonly name: string;
  /** First to newest. */
  readonly links: Link[];
  /** Every member's wrap of every generation. */
  readonly wraps: Signed[];
}

export function newest(team: Team): Link {
  const link = team.links.at(-1);
  if (link === undefined) throw new Error(`${team.name} has no roster`);
  return link;
}

export function partyOf({ of, id, name }: Team): Party {
  return { organisation: of.id, team: id, name, organisationName: of.name };
}

/** The roster that follows, before it is signed. A reason that rotates takes a new generation. */
function following(
  team: Team,
  before: Link | null,
  generation: Generation,
  members: readonly Staff[],
  reason: Roster['reason'],
  at: number,
  previous: Uint8Array | null,
): Roster {
  const { of, id, name } = team;
  const rises = before !== null && generation !== before.generation ? 1 : 0;
  return {
    suite: SUITE,
    organisation: of.id,
    team: id,
    kind: 'service',
    name,
    version: (before?.value.version ?? 0) + 1,
    previous,
    generation: (before?.value.generation ?? 1) + rises,
    members: [
      { user: of.guardian.user, version: 1, power: 'guardian' },
      ...members.map(({ user }) => ({ user, version: 1, power: 'member' as const })),
    ],
    kem: generation.kemPublic,
    commitment: generation.commitment,
    history: generation.history,
    reason,
    guardian: of.guardian.user,
    at,
  };
}

async function wrapAll(team: Team, { value, generation }: Link, members: readonly Staff[], at: number): Promise<void> {
  const by = { guardian: team.of.guardian.user, at };
  for (const { user, name, keys } of [team.of.guardian, ...members]) {
    const to = { user, version: 1, kem: keys.kem.publicKey };
    const random = fixedRandom(`wrap of ${team.name} ${value.generation} for ${name}`);
    team.wraps.push(await wrapTeamSeed(value, generation.seed, to, by, team.of.guardian.keys.signer, random));
  }
}

async function publish(team: Team, value: Roster, generation: Generation, members: readonly Staff[]): Promise<void> {
  const link = { signed: await sign(roster, value, team.of.guardian.keys.signer), value, generation };
  team.links.push(link);
  await wrapAll(team, link, members, value.at);
}

export async function newTeam(of: Organisation, name: string, members: readonly Staff[], at: number): Promise<Team> {
  const team: Team = { of, id: idOf<TeamId>(name), name, links: [], wraps: [] };
  const first = { organisation: of.id, team: team.id, generation: 1, previousSeed: null };
  const generation = await newGeneration(first, fixedRandom(`${name} 1`));
  await publish(team, following(team, null, generation, members, 'created', at, null), generation, members);
  return team;
}

/** A removal, or a suspicion: another roster and another key in one statement. */
export async function rotate(
  team: Team,
  members: readonly Staff[],
  reason: 'removed' | 'suspicion',
  at: number,
): Promise<void> {
  const before = newest(team);
  const next = before.value.generation + 1;
  const generation = await newGeneration(
    { organisation: team.of.id, team: team.id, generation: next, previousSeed: before.generation.seed },
    fixedRandom(`${team.name} ${next}`),
  );
  const value = following(team, before, generation, members, reason, at, await statementHash(before.signed));
  await publish(team, value, generation, members);
}

export async function readerOf(team: Team): Promise<Reader> {
  const { signed, value } = newest(team);
  return {
    organisation: team.of.id,
    team: team.id,
    generation: value.generation,
    roster: await statementHash(signed),
  };
}

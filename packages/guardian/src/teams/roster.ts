/**
 * The next roster of a team: who is to be in it against who was, and what that does to its key. Whoever held the key and
 * is gone, or comes with other keys, makes a new generation in the same statement. Rules GU20 to GU23, RK1.
 */
import { newGeneration, openTeamWrap, type Random, sign, statementHash, wrapTeamSeeds } from '@corridor/crypto';
import {
  type Bytes,
  decodeSigned,
  encodeSigned,
  type Roster,
  roster,
  type Signed,
  SUITE,
  type TeamId,
  type UserId,
} from '@corridor/wire';
import type { Hosted } from '../custody/hosting.ts';

/** A member as the key is wrapped to them. */
export interface Reader {
  readonly user: UserId;
  readonly version: number;
  readonly power: Roster['members'][number]['power'];
  readonly kem: Uint8Array;
}

export interface TeamNow {
  readonly team: TeamId;
  readonly kind: Roster['kind'];
  readonly name: string;
  readonly closed: boolean;
  /** Somebody suspects that the key is in other hands: a new generation, though nobody leaves. Rule RK1. */
  readonly suspected: boolean;
  readonly readers: readonly Reader[];
}

/** The newest roster, as signed, and the guardian's own wrap of its generation. */
export interface Before {
  readonly statement: Uint8Array;
  readonly ownWrap: Uint8Array;
}

export interface Issued {
  readonly value: Roster;
  readonly statement: Bytes;
  readonly wraps: readonly Bytes[];
  /** The guardian's wrap, if the generation is new. */
  readonly ownWrap: Bytes | null;
}

type Key = Pick<Roster, 'generation' | 'kem' | 'commitment' | 'history'>;
type Seed = Awaited<ReturnType<typeof openTeamWrap>>;
interface Keyed {
  readonly key: Key;
  readonly seed: Seed;
  readonly isNew: boolean;
}

const nameOf = ({ user, version }: Pick<Reader, 'user' | 'version'>) => `${user}:${version}`;

/** The roster that follows, or null if the one before says everything already. */
export async function nextRoster(
  hosted: Hosted,
  now: TeamNow,
  before: Before | null,
  at: number,
  random: Random,
): Promise<Issued | null> {
  const signed = before === null ? null : decodeSigned(before.statement);
  const last = signed === null ? null : roster.decode(signed.bytes);
  const reason = reasonOf(now, last);
  if (reason === null) return null;
  const keyed = await keyFor(hosted, now, last, before, random);
  const value: Roster = {
    suite: SUITE,
    organisation: hosted.organisation.organisation,
    team: now.team,
    kind: now.kind,
    name: now.name,
    version: (last?.version ?? 0) + 1,
    previous: signed === null ? null : await statementHash(signed),
    members: now.readers.map(({ user, version, power }) => ({ user, version, power })),
    ...keyed.key,
    reason,
    guardian: hosted.guardian.guardian,
    at,
  };
  return await issue(hosted, value, now.readers.filter(isOwed(last, keyed)), keyed, random);
}

/** Everybody is owed a new key; of one that stays, only those who did not have it. */
function isOwed(last: Roster | null, { isNew }: Keyed): (reader: Reader) => boolean {
  const had = new Set(isNew ? [] : last?.members.map(nameOf));
  return (reader) => !had.has(nameOf(reader));
}

function reasonOf(now: TeamNow, last: Roster | null): Roster['reason'] | null {
  if (last === null) return 'created';
  const stay = new Set(now.readers.map(nameOf));
  const lost = last.members.filter((member) => !stay.has(nameOf(member)));
  if (now.closed) return last.reason === 'closed' && !isReplaced(lost, now) ? null : 'closed';
  if (lost.length > 0)
    return lost.every(({ user }) => now.readers.some((reader) => reader.user === user)) ? 'reset' : 'removed';
  if (now.suspected) return 'suspicion';
  const had = new Set(last.members.map(nameOf));
  if (now.readers.some((reader) => !had.has(nameOf(reader)))) return 'joined';
  return sameWords(now, last) ? null : 'changed';
}

/** Whether other keys stand in the place of the guardian's: then a closed team is closed under them once more. Rule RE5. */
function isReplaced(lost: readonly Roster['members'][number][], { readers }: TeamNow): boolean {
  return lost.some(({ user, power }) => power === 'guardian' && readers.some((reader) => reader.user === user));
}

function sameWords(now: TeamNow, last: Roster): boolean {
  const powers = new Map(last.members.map(({ user, power }) => [user, power]));
  return now.name === last.name && now.readers.every(({ user, power }) => powers.get(user) === power);
}

async function keyFor(
  hosted: Hosted,
  now: TeamNow,
  last: Roster | null,
  before: Before | null,
  random: Random,
): Promise<Keyed> {
  const seed = before === null ? null : await ownSeed(hosted, before.ownWrap);
  const stay = new Set(now.readers.map(nameOf));
  const isKept = !now.suspected && last?.members.every((member) => stay.has(nameOf(member))) === true;
  if (last !== null && seed !== null && isKept) {
    const { generation, kem, commitment, history } = last;
    return { key: { generation, kem, commitment, history }, seed, isNew: false };
  }
  const generation = (last?.generation ?? 0) + 1;
  const { organisation } = hosted.organisation;
  const made = await newGeneration({ organisation, team: now.team, generation, previousSeed: seed }, random);
  const key = { generation, kem: made.kemPublic, commitment: made.commitment, history: made.history };
  return { key, seed: made.seed, isNew: true };
}

/** @throws CryptoError `refused`. */
async function ownSeed({ guardian, keys }: Hosted, wrap: Uint8Array): Promise<Seed> {
  return await openTeamWrap(decodeSigned(wrap), guardian, keys.kem);
}

async function issue(
  hosted: Hosted,
  value: Roster,
  owed: readonly Reader[],
  keyed: Keyed,
  random: Random,
): Promise<Issued> {
  const { guardian, keys } = hosted;
  const by = { guardian: guardian.guardian, at: value.at };
  const wraps = await wrapTeamSeeds(value, keyed.seed, owed, by, keys.signer, random);
  const own = owed.findIndex(({ user }) => user === guardian.guardian);
  const statement = await sign(roster, value, keys.signer);
  return { value, statement: encodeSigned(statement), wraps: wraps.map(encodeSigned), ownWrap: encoded(wraps[own]) };
}

function encoded(signed: Signed | undefined): Bytes | null {
  return signed === undefined ? null : encodeSigned(signed);
}

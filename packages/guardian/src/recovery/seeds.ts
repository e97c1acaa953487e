/**
 * The way to every team's key by the recovery key, which is a reader of each generation: the newest seed is opened and
 * wrapped to the guardian's new key, and every older one is opened on the way down, so that nothing is found shut later.
 */
import { type KemKeyPair, openHistory, openTeamWrap, wrapTeamSeed } from '@corridor/crypto';
import {
  type Bytes,
  encodeSigned,
  type Guardian,
  type Recovery,
  type Roster,
  type Signed,
  teamWrap,
} from '@corridor/wire';
import type { Hosted } from '../custody/hosting.ts';
import { GuardianError } from '../error.ts';
import type { GuardianParts } from '../parts.ts';
import type { TeamCopy } from './server-copy.ts';

type Seed = Awaited<ReturnType<typeof openTeamWrap>>;

export interface Opened {
  /** The newest generation, and its seed wrapped to the guardian's new key. */
  readonly generation: number;
  readonly ownWrap: Bytes;
}

/** @throws GuardianError `cannot-open` for a team of which a generation does not open. */
export async function openByRecovery(
  copy: TeamCopy,
  key: { readonly recovery: Recovery; readonly kem: KemKeyPair; readonly guardians: readonly Guardian[] },
  { guardian, keys }: Hosted,
  { random, clock }: GuardianParts,
): Promise<Opened | null> {
  const newest = copy.rosters.at(-1)?.value;
  if (newest === undefined) return null;
  const seed = await newestSeed(copy, newest, key);
  await openDown(copy, newest, seed);
  const to = { user: guardian.guardian, version: guardian.version, kem: guardian.kem };
  const by = { guardian: guardian.guardian, at: clock() };
  const wrap = await wrapTeamSeed(newest, seed, to, by, keys.signer, random);
  return { generation: newest.generation, ownWrap: encodeSigned(wrap) };
}

async function newestSeed(
  { wraps }: TeamCopy,
  { generation }: Roster,
  { recovery, kem, guardians }: Parameters<typeof openByRecovery>[1],
): Promise<Seed> {
  for (const wrap of wraps) {
    const claim = teamWrap.decode(wrap.bytes);
    if (claim.user !== recovery.recovery || claim.generation !== generation) continue;
    const seed = await openedBy(wrap, guardians, kem);
    if (seed !== null) return seed;
  }
  throw new GuardianError('cannot-open', 'generation');
}

async function openedBy(wrap: Signed, guardians: readonly Guardian[], kem: KemKeyPair): Promise<Seed | null> {
  for (const by of guardians) {
    const seed = await openTeamWrap(wrap, by, kem).catch(() => null);
    if (seed !== null) return seed;
  }
  return null;
}

/** Down to the first generation, one after the other, as everybody reads old cases. */
async function openDown({ rosters }: TeamCopy, newest: Roster, seed: Seed): Promise<void> {
  const first = new Map<number, Roster>();
  for (const { value } of rosters) if (!first.has(value.generation)) first.set(value.generation, value);
  let held = seed;
  for (let generation = newest.generation; generation > 1; generation--) {
    const [above, below] = [first.get(generation), first.get(generation - 1)];
    if (above === undefined || below === undefined) throw new GuardianError('cannot-open', 'generation');
    held = await openHistory(above, held, below).catch(() => {
      throw new GuardianError('cannot-open', 'generation');
    });
  }
}

/**
 * An organisation's keys on this machine: one folder each, named by its identifier. The guardian's two are needed to run;
 * the root's and the recovery key's are for a ceremony, and may be absent. Rules GU1 to GU3.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type KemKeyPair,
  kemFromSeed,
  newSecret,
  type Random,
  type Signer,
  signerFromSeed,
  SymmetricKey,
} from '@corridor/crypto';
import { type OrganisationId, tuple } from '@corridor/wire';
import { GuardianError } from '../error.ts';
import { type KeyKind, readKey, SEED_BYTES, writeKey } from './key-file.ts';

/** What a running guardian holds for one organisation. */
export interface GuardianKeys {
  readonly signer: Signer;
  readonly kem: KemKeyPair;
  /** Under this key the unlock shares lie in the database. */
  readonly shares: SymmetricKey;
}

/** What a ceremony needs besides. */
export interface CeremonyKeys extends GuardianKeys {
  readonly root: Signer;
  readonly recovery: KemKeyPair;
}

const RUNNING: readonly KeyKind[] = ['guardian-sign', 'guardian-kem'];
const ALL: readonly KeyKind[] = ['root', ...RUNNING, 'recovery'];

function folderOf(keysDir: string, organisation: OrganisationId): string {
  return join(keysDir, organisation);
}

/** Fresh keys of a guardian whose root is elsewhere, on disk before they are used. @throws GuardianError `key-file` if it has some. */
export async function makeGuardianKeys(
  keysDir: string,
  organisation: OrganisationId,
  random: Random,
): Promise<GuardianKeys> {
  const folder = folderOf(keysDir, organisation);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const kind of RUNNING) await writeKey(folder, kind, newSecret(random).reveal());
  return await guardianKeys(keysDir, organisation);
}

/** Fresh keys of a new organisation, on disk before they are used. @throws GuardianError `key-file` if it has some. */
export async function makeKeys(keysDir: string, organisation: OrganisationId, random: Random): Promise<CeremonyKeys> {
  const folder = folderOf(keysDir, organisation);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const kind of ALL) await writeKey(folder, kind, newSecret(random).reveal());
  const root = await rootOf(keysDir, organisation);
  if (root === null) throw new GuardianError('key-file', 'root');
  const keys = await guardianKeys(keysDir, organisation);
  return { ...keys, root, recovery: await kemFromSeed(await needed(folder, 'recovery')) };
}

/** @throws GuardianError `key-file` if either is missing, damaged or readable by others. */
export async function guardianKeys(keysDir: string, organisation: OrganisationId): Promise<GuardianKeys> {
  const folder = folderOf(keysDir, organisation);
  const seed = await needed(folder, 'guardian-sign');
  return {
    signer: await signerFromSeed(seed),
    kem: await kemFromSeed(await needed(folder, 'guardian-kem')),
    shares: new SymmetricKey(await new SymmetricKey(seed).derive(tuple('guardian-shares', 1), SEED_BYTES)),
  };
}

/** The root, if it is at hand; null when its file is offline, as it should be between ceremonies. */
export async function rootOf(keysDir: string, organisation: OrganisationId): Promise<Signer | null> {
  const seed = await readKey(folderOf(keysDir, organisation), 'root');
  return seed === null ? null : await signerFromSeed(seed);
}

async function needed(folder: string, kind: KeyKind): Promise<Uint8Array> {
  const seed = await readKey(folder, kind);
  if (seed === null) throw new GuardianError('key-file', kind);
  return seed;
}

/**
 * A first ceremony, on a machine without network: makes root and recovery key, certifies the guardian that asked, appoints the
 * first administrators, and leaves the secrets in custodians' files alone. Rules CE9 to CE12.
 */
import { kemFromSeed, type Random, signerFromSeed } from '@corridor/crypto';
import { newId, type UserId } from '@corridor/wire';
import { fileBytes, sealCustodian } from '../custody/custodian-file.ts';
import {
  type Custodians,
  type CustodyOf,
  newOfflineSecrets,
  type OfflineSecrets,
  splitSecrets,
} from '../custody/shares.ts';
import type { Asked } from './exchange.ts';
import { wrong } from './options.ts';
import { appoint, certifyGuardian, certifyRecovery, stateOrganisation } from './statements.ts';

/** Where and when a ceremony takes place. */
export interface Table {
  readonly random: Random;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  /** Rounds of scrypt for custodians' files, as a power of two. */
  readonly work: number;
}

export interface CustodianFile {
  /** As it is to be called: which organisation's, and which of how many. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Begun {
  /** What the guardian takes in. */
  readonly statements: readonly Uint8Array[];
  readonly files: readonly CustodianFile[];
}

export interface Keeping extends Custodians {
  /** One for each custodian, in their order. */
  readonly passphrases: readonly string[];
}

/** @throws GuardianError `malformed` for a request about an organisation that is, or for custodians that make no sense. */
export async function begin({ request }: Asked, keeping: Keeping, table: Table): Promise<Begun> {
  if (request.version !== 1) throw wrong('request', 'It is about an organisation that has a root: certify it instead.');
  const secrets = newOfflineSecrets(table.random);
  const root = await signerFromSeed(secrets.root);
  const { organisation, ods, name, area, guardian, version, host, sign, kem, administrators } = request;
  const recovery = newId<UserId>(table.random);
  const recoveryKey = await kemFromSeed(secrets.recovery);
  const of = { organisation: { organisation, ods, name }, recovery, recoveryVersion: 1, at: table.at };
  const files = await custodianFiles(secrets, of, keeping, table);
  return {
    statements: [
      await stateOrganisation({ organisation, ods, name }, root, table.at),
      await certifyGuardian({ organisation, guardian, version, host, sign, kem }, root, table.at),
      await certifyRecovery({ organisation, recovery, version: 1, kem: recoveryKey.publicKey }, root, table.at),
      await appoint({ organisation, area, administrators }, root, table.at),
    ],
    files,
  };
}

/** @throws GuardianError `malformed` unless there is a passphrase for each, no two alike. */
export async function custodianFiles(
  secrets: OfflineSecrets,
  of: CustodyOf,
  { passphrases, ...custodians }: Keeping,
  { work }: Pick<Table, 'work'>,
): Promise<readonly CustodianFile[]> {
  if (passphrases.length !== custodians.count || new Set(passphrases).size !== passphrases.length) {
    throw wrong('passphrases', 'Every custodian chooses a passphrase of their own, no two alike.');
  }
  const shares = await splitSecrets(secrets, of, custodians);
  const files: CustodianFile[] = [];
  for (const [i, passphrase] of passphrases.entries()) {
    const share = shares[i];
    if (share === undefined) throw wrong('passphrases', 'There are more passphrases than custodians.');
    const name = `${of.organisation.ods}-custodian-${share.index}-of-${custodians.count}.age`;
    files.push({ name, bytes: fileBytes(await sealCustodian(share, passphrase, work)) });
  }
  return files;
}

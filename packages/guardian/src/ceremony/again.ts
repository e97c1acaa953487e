/**
 * What an organisation's root signs later: a new guardian key, a new recovery key, a vouch. Each asks k custodians, whose
 * files are joined for this one signature. Rules CE13 to CE15.
 */
import { kemFromSeed, newSecret, verifyOrganisation } from '@corridor/crypto';
import { type Bytes, decodeSigned, type Organisation, toHex } from '@corridor/wire';
import type { Custodian } from '../custody/custodian-file.ts';
import { joinRoot, joinRootSeed } from '../custody/shares.ts';
import { type Begun, custodianFiles, type Keeping, type Table } from './begin.ts';
import type { Asked } from './exchange.ts';
import { wrong } from './options.ts';
import { asVouched, certifyGuardian, certifyRecovery, stateVouch, stateWithdrawal } from './statements.ts';

/** Certifies new keys of the guardian. @throws GuardianError `malformed` for another organisation's request. */
export async function certify({ request }: Asked, files: readonly Custodian[], table: Table): Promise<Bytes> {
  const root = await joinRoot(files);
  const { organisation, guardian, version, host, sign, kem, ods } = request;
  if (files[0]?.says.organisation !== organisation) {
    throw wrong('request', `It is of ${request.name} (${ods}); the custodians’ files are not.`);
  }
  return await certifyGuardian({ organisation, guardian, version, host, sign, kem }, root, table.at);
}

/** A new recovery key, and new files for everybody: the old ones still hold the root, and are to be destroyed. */
export async function renewRecovery(files: readonly Custodian[], keeping: Keeping, table: Table): Promise<Begun> {
  const { says, seed, signer } = await joinRootSeed(files);
  const secrets = { root: seed, recovery: newSecret(table.random).reveal() };
  const version = says.recoveryVersion + 1;
  const { organisation, recovery } = says;
  const { publicKey: kem } = await kemFromSeed(secrets.recovery);
  const of = { organisation: says, recovery, recoveryVersion: version, at: table.at };
  return {
    statements: [await certifyRecovery({ organisation, recovery, version, kem }, signer, table.at)],
    files: await custodianFiles(secrets, of, keeping, table),
  };
}

export interface VouchOf {
  /** The other organisation as its own root states it, from its answer file. */
  readonly other: Organisation;
  /** What its people said its fingerprint is: 64 hexadecimal digits, spaces and capitals as they come. */
  readonly fingerprint: string;
}

/** @throws GuardianError `malformed` if the fingerprint is not that of the file. */
export async function vouchAtTable(of: VouchOf, files: readonly Custodian[], table: Table): Promise<Bytes> {
  const { vouched, root, by } = await atTable(of, files);
  return await stateVouch(by, vouched, root, table.at);
}

async function atTable({ other, fingerprint }: VouchOf, files: readonly Custodian[]) {
  const vouched = await asVouched(other);
  if (toHex(vouched.root) !== fingerprint.replaceAll(/[\s-]/gu, '').toLowerCase()) {
    throw wrong('fingerprint', `It is not that of ${other.name} (${other.ods}) in the file. Ask its people again.`);
  }
  const root = await joinRoot(files);
  return { vouched, root, by: files[0]?.says.organisation ?? other.organisation };
}

/** The same, taken back: the same file and fingerprint, so that nobody else's vouch is withdrawn by mistake. */
export async function withdrawAtTable(of: VouchOf, files: readonly Custodian[], table: Table): Promise<Bytes> {
  const { vouched, root, by } = await atTable(of, files);
  return await stateWithdrawal(by, vouched, root, table.at);
}

/** The organisation that an answer file founds. @throws GuardianError `malformed` if it founds none. */
export async function organisationIn(file: string, statements: readonly Uint8Array[]): Promise<Organisation> {
  for (const statement of statements) {
    const value = await verifyOrganisation(decodeSigned(statement)).catch(() => null);
    if (value !== null) return value;
  }
  throw wrong(file, 'No organisation states itself in it. Ask for the answer of its first ceremony.');
}

/**
 * How an organisation begins: its root signs itself, its guardian and its recovery key, and organisations already
 * admitted vouch for it. The roots at hand in KEYS_DIR sign; custodians with a share each take that place in a
 * deployment. Rules GU4 to GU6.
 */
import { sha256, sign } from '@corridor/crypto';
import {
  encodeSigned,
  guardian,
  newId,
  organisation,
  type OrganisationId,
  recovery,
  type Signed,
  SUITE,
  type UserId,
  vouch,
} from '@corridor/wire';
import { type CeremonyKeys, makeKeys, rootOf } from './custody/organisation-keys.ts';
import { putArea } from './db/areas.ts';
import { audit } from './db/audit.ts';
import { insertOrganisation, organisationByOds } from './db/organisations.ts';
import { addPublication } from './db/publications.ts';
import { deed, type Done } from './deed.ts';
import { GuardianError } from './error.ts';
import type { Office } from './office.ts';

/** The guardian's certificate is renewed by a ceremony of its own before this. */
const GUARDIAN_LIFETIME = 5 * 366 * 24 * 60 * 60 * 1000;

export interface NewOrganisation {
  readonly ods: string;
  readonly name: string;
  /** Its integrated care board, for the figures. */
  readonly area?: string | undefined;
}

interface Founding {
  readonly statement: Signed;
  readonly guardian: Signed;
  readonly recovery: Signed;
}

interface Named extends NewOrganisation {
  readonly organisation: OrganisationId;
  readonly guardian: UserId;
  readonly recovery: UserId;
}

/**
 * Makes an organisation, its keys first, and brings it to the server.
 *
 * @throws GuardianError `conflict` if its ODS code is hosted here already.
 */
export async function makeOrganisation(
  office: Office,
  { ods, name, area }: NewOrganisation,
  by: string,
): Promise<OrganisationId> {
  const { db, config, random, clock, log } = office;
  if ((await organisationByOds(db, ods)) !== null) throw new GuardianError('conflict', 'ods');
  const named: Named = {
    ods,
    name,
    organisation: newId<OrganisationId>(random),
    guardian: newId<UserId>(random),
    recovery: newId<UserId>(random),
  };
  const keys = await makeKeys(config.keysDir, named.organisation, random);
  const founding = await found(named, keys, config.hostName, clock());
  await db.transaction().execute(async (tx) => {
    await insertOrganisation(tx, {
      organisation: named.organisation,
      ods,
      name,
      statement: encodeSigned(founding.statement),
      guardian: named.guardian,
      guardian_statement: encodeSigned(founding.guardian),
      recovery: named.recovery,
      recovery_statement: encodeSigned(founding.recovery),
      at: clock(),
    });
    if (area !== undefined) await putArea(tx, named.organisation, area);
    await audit(tx, { organisation: named.organisation, at: clock(), act: 'organisation-made', subject: ods, by });
  });
  log.organisationMade(ods);
  await office.server.admit(named.organisation);
  return named.organisation;
}

async function found(named: Named, keys: CeremonyKeys, host: string, at: number): Promise<Founding> {
  const { root, signer, kem, recovery: recoveryKeys } = keys;
  const of = { suite: SUITE, organisation: named.organisation };
  const own = { ...of, ods: named.ods, name: named.name, root: root.publicKey, at };
  const term = { issuedAt: at, expiresAt: at + GUARDIAN_LIFETIME };
  const guardianKeys = { sign: signer.publicKey, kem: kem.publicKey };
  return {
    statement: await sign(organisation, own, root),
    guardian: await sign(
      guardian,
      { ...of, guardian: named.guardian, version: 1, host, ...guardianKeys, ...term },
      root,
    ),
    recovery: await sign(
      recovery,
      { ...of, recovery: named.recovery, version: 1, kem: recoveryKeys.publicKey, at },
      root,
    ),
  };
}

/** Whom an organisation vouches for: by ODS code and the fingerprint of the root, SHA-256. */
export interface Vouched {
  readonly organisation: OrganisationId;
  readonly ods: string;
  readonly root: Uint8Array;
}

export interface VouchedElsewhere extends Vouched {
  readonly area?: string | undefined;
}

/** What is to be vouched for of an organisation hosted here. */
export async function hostedAsVouched(office: Office, organisation: OrganisationId): Promise<Vouched> {
  const { organisation: subject } = await office.hosting.get(organisation);
  return { organisation, ods: subject.ods, root: await sha256(subject.root) };
}

/**
 * One hosted organisation vouches for another, by its root.
 *
 * @throws GuardianError `key-file` if the voucher's root is not at hand, `not-allowed` for an organisation and itself.
 */
export async function vouchFor(
  office: Office,
  voucher: OrganisationId,
  { area, ...vouched }: VouchedElsewhere,
  by: string,
): Promise<Done<void>> {
  if (voucher === vouched.organisation) throw new GuardianError('not-allowed', 'vouch');
  const root = await rootOf(office.config.keysDir, voucher);
  if (root === null) throw new GuardianError('key-file', 'root');
  const at = office.clock();
  const statement = encodeSigned(await sign(vouch, { suite: SUITE, by: voucher, ...vouched, at }, root));
  return await deed(office, voucher, async (tx) => {
    if (area !== undefined) await putArea(tx, vouched.organisation, area);
    await addPublication(tx, { organisation: voucher, kind: 'vouch', statement });
    await audit(tx, { organisation: voucher, at, act: 'vouched', subject: vouched.organisation, by });
  });
}

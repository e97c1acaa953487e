/**
 * How an organisation begins on one machine, for trying out and for tests: its root signs itself, its guardian and its
 * recovery key, and lies in KEYS_DIR beside them. Elsewhere the root is made offline and comes to no guardian's machine
 * (ceremony/). Rules GU4 to GU6.
 */
import { newId, type OrganisationId, type UserId } from '@corridor/wire';
import {
  asVouched,
  certifyGuardian,
  certifyRecovery,
  stateOrganisation,
  stateVouch,
  type Vouched,
} from './ceremony/statements.ts';
import { type CeremonyKeys, makeKeys, rootOf } from './custody/organisation-keys.ts';
import { putArea } from './db/areas.ts';
import { audit } from './db/audit.ts';
import { insertOrganisation, organisationByOds } from './db/organisations.ts';
import { addPublication } from './db/publications.ts';
import { deed, type Done } from './deed.ts';
import { GuardianError } from './error.ts';
import type { Office } from './office.ts';

export interface NewOrganisation {
  readonly ods: string;
  readonly name: string;
  /** Its integrated care board, for the figures. */
  readonly area?: string | undefined;
}

interface Founding {
  readonly statement: Uint8Array;
  readonly guardian: Uint8Array;
  readonly recovery: Uint8Array;
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
      statement: founding.statement,
      guardian: named.guardian,
      guardian_statement: founding.guardian,
      recovery: named.recovery,
      recovery_statement: founding.recovery,
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
  const { organisation, ods, name, guardian, recovery } = named;
  const { root, signer, kem } = keys;
  const first = { organisation, version: 1 };
  return {
    statement: await stateOrganisation({ organisation, ods, name }, root, at),
    guardian: await certifyGuardian({ ...first, guardian, host, sign: signer.publicKey, kem: kem.publicKey }, root, at),
    recovery: await certifyRecovery({ ...first, recovery, kem: keys.recovery.publicKey }, root, at),
  };
}

export interface VouchedElsewhere extends Vouched {
  readonly area?: string | undefined;
}

/** What is to be vouched for of an organisation hosted here. */
export async function hostedAsVouched(office: Office, organisation: OrganisationId): Promise<Vouched> {
  const { organisation: subject } = await office.hosting.get(organisation);
  return await asVouched(subject);
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
  const root = await rootOf(office.config.keysDir, voucher);
  if (root === null) throw new GuardianError('key-file', 'root');
  const at = office.clock();
  const statement = await stateVouch(voucher, vouched, root, at);
  return await deed(office, voucher, async (tx) => {
    if (area !== undefined) await putArea(tx, vouched.organisation, area);
    await addPublication(tx, { organisation: voucher, kind: 'vouch', statement });
    await audit(tx, { organisation: voucher, at, act: 'vouched', subject: vouched.organisation, by });
  });
}

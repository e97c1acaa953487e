/**
 * The guardian's side, after a ceremony: what the root signed is verified whole, and then is the organisation's. Nothing of
 * it is believed because it came in a file. Rules CE11, CE12, CE14.
 */
import { type Root, verifyGuardian, verifyOrganisation, verifyRecovery, verifyStatement } from '@corridor/crypto';
import {
  appointment,
  type Appointment,
  equalBytes,
  guardian,
  organisation as organisationFormat,
  type Organisation,
  type OrganisationId,
  recovery,
  type Signed,
} from '@corridor/wire';
import { guardianKeys } from '../custody/organisation-keys.ts';
import { putArea } from '../db/areas.ts';
import { audit } from '../db/audit.ts';
import { insertOrganisation, organisationByOds, type OrganisationRow } from '../db/organisations.ts';
import { GuardianError } from '../error.ts';
import type { Office } from '../office.ts';
import { enterPerson } from '../staff.ts';
import { BY_CEREMONY, fair, one, refused, type Statement, stated } from './statement.ts';
import { takeInLater } from './take-in-later.ts';

/**
 * Takes in what a ceremony signed, whole or not at all; a second time changes nothing that stands.
 *
 * @throws GuardianError `malformed` for what no root of an organisation here signed, `key-file` if the guardian's keys are
 * not those that the answer certifies, `conflict` for an ODS code that is hosted here under another root.
 */
export async function takeInAnswer(office: Office, statements: readonly Uint8Array[]): Promise<OrganisationId> {
  const all = statements.map(stated);
  const founding = one(all, organisationFormat.label);
  return founding === null ? await takeInLater(office, all) : await takeInFounding(office, founding, all);
}

interface Founding {
  readonly own: Organisation;
  readonly row: OrganisationRow;
  readonly appointed: Appointment | null;
}

async function takeInFounding(office: Office, stated: Statement, all: readonly Statement[]): Promise<OrganisationId> {
  const { own, row, appointed } = await readFounding(office, stated, all);
  const standing = await organisationByOds(office.db, own.ods);
  if (standing !== null) {
    if (!equalBytes(standing.statement, row.statement)) throw new GuardianError('conflict', 'ods');
    return own.organisation;
  }
  await office.db.transaction().execute(async (tx) => {
    await insertOrganisation(tx, row);
    if (appointed?.area != null) await putArea(tx, own.organisation, appointed.area);
    const entry = { organisation: own.organisation, at: row.at, subject: own.ods, by: BY_CEREMONY };
    await audit(tx, { ...entry, act: 'organisation-made' });
  });
  office.log.organisationMade(own.ods);
  await office.server.admit(own.organisation);
  await enterAdministrators(office, own.organisation, appointed?.administrators ?? []);
  return own.organisation;
}

/** Organisation, guardian, recovery key, and mostly an appointment: all by one root, and for the keys on this machine. */
async function readFounding(
  { config, clock }: Office,
  { signed, statement }: Statement,
  all: readonly Statement[],
): Promise<Founding> {
  const at = clock();
  const own = await fair(async () => await verifyOrganisation(signed));
  const [by, key, first] = [one(all, guardian.label), one(all, recovery.label), one(all, appointment.label)];
  if (by === null || key === null || all.length !== (first === null ? 3 : 4))
    throw refused('Something is missing in it.');
  const certified = await fair(async () => await verifyGuardian(by.signed, own, at));
  const recoverable = await fair(async () => await verifyRecovery(key.signed, own));
  const appointed = first === null ? null : await appointedBy(own, first.signed);
  await demandOwnKeys(config.keysDir, certified);
  const row: OrganisationRow = {
    organisation: own.organisation,
    ods: own.ods,
    name: own.name,
    statement,
    guardian: certified.guardian,
    guardian_statement: by.statement,
    recovery: recoverable.recovery,
    recovery_statement: key.statement,
    at,
  };
  return { own, row, appointed };
}

async function appointedBy(own: Root, signed: Signed): Promise<Appointment> {
  const value = await fair(async () => await verifyStatement(appointment, signed, own.root));
  if (value.organisation !== own.organisation) throw refused('It appoints people of another organisation.');
  return value;
}

async function demandOwnKeys(
  keysDir: string,
  certified: { readonly organisation: OrganisationId; readonly sign: Uint8Array; readonly kem: Uint8Array },
): Promise<void> {
  const { signer, kem } = await guardianKeys(keysDir, certified.organisation);
  const isOurs = equalBytes(signer.publicKey, certified.sign) && equalBytes(kem.publicKey, certified.kem);
  if (!isOurs) throw new GuardianError('key-file', 'not the certified keys');
}

async function enterAdministrators(
  office: Office,
  organisation: OrganisationId,
  administrators: Appointment['administrators'],
): Promise<void> {
  for (const { name, role, registration, email } of administrators) {
    const entered = { name, role, registration, powers: ['administrator'] as const, identity: { email } };
    await enterPerson(office, organisation, entered, BY_CEREMONY);
  }
}

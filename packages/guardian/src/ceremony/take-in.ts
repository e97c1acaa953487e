/**
 * The guardian's side, after a ceremony: what the root signed is verified whole, and then is the organisation's. Nothing of
 * it is believed because it came in a file. Rules CE11, CE12, CE14.
 */
import {
  type Root,
  verifyGuardian,
  verifyOrganisation,
  verifyRecovery,
  verifyStatement,
  verifyVouch,
} from '@corridor/crypto';
import {
  appointment,
  type Appointment,
  decodeSigned,
  equalBytes,
  guardian,
  labelOf,
  organisation as organisationFormat,
  type Organisation,
  type OrganisationId,
  recovery,
  type Recovery,
  type Signed,
  vouch,
} from '@corridor/wire';
import type { Hosted } from '../custody/hosting.ts';
import { guardianKeys } from '../custody/organisation-keys.ts';
import { putArea } from '../db/areas.ts';
import { audit } from '../db/audit.ts';
import type { Database } from '../db/database.ts';
import { changeRecovery, insertOrganisation, organisationByOds, type OrganisationRow } from '../db/organisations.ts';
import { addPublication } from '../db/publications.ts';
import { teamsOf } from '../db/teams.ts';
import { deed } from '../deed.ts';
import { GuardianError } from '../error.ts';
import type { Office } from '../office.ts';
import { enterPerson } from '../staff.ts';
import { followPosts } from '../teams/team.ts';

interface Statement {
  readonly label: string;
  readonly signed: Signed;
  readonly statement: Uint8Array;
}

/** Whoever brings an answer, in the audit trail. */
const BY_CEREMONY = 'ceremony';

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

function stated(statement: Uint8Array): Statement {
  try {
    const signed = decodeSigned(statement);
    return { label: labelOf(signed.bytes), signed, statement };
  } catch {
    throw refused('It is damaged.');
  }
}

function one(all: readonly Statement[], label: string): Statement | null {
  const found = all.filter((each) => each.label === label);
  if (found.length > 1) throw refused('It says the same thing twice.');
  return found[0] ?? null;
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

/** A later ceremony's, of an organisation that is hosted here: vouches, and at most one new recovery key. */
async function takeInLater(office: Office, all: readonly Statement[]): Promise<OrganisationId> {
  const own = await subjectOf(office, all);
  const vouches = all.filter(({ label }) => label === vouch.label);
  const subjects = await Promise.all(
    vouches.map(async ({ signed }) => await fair(async () => await verifyVouch(signed, own))),
  );
  const renewed = one(all, recovery.label);
  const next = renewed === null ? null : await fair(async () => await verifyRecovery(renewed.signed, own));
  const { organisation } = own;
  await deed(office, organisation, async (tx, hosted) => {
    for (const { statement } of vouches) await addPublication(tx, { organisation, kind: 'vouch', statement });
    for (const { organisation: subject } of subjects) {
      await audit(tx, { organisation, at: office.clock(), act: 'vouched', subject, by: BY_CEREMONY });
    }
    if (renewed !== null && next !== null) await renewRecovery(office, tx, hosted, next, renewed.statement);
  });
  office.hosting.forget(organisation);
  return organisation;
}

/** Whose statements they are, by what they claim; verified next under that root. */
async function subjectOf({ hosting }: Office, all: readonly Statement[]): Promise<Organisation> {
  const claimed = await fair(async () =>
    all.map(({ label, signed: { bytes } }) => {
      if (label === vouch.label) return vouch.decode(bytes).by;
      if (label === recovery.label) return recovery.decode(bytes).organisation;
      throw refused('Nothing in it is for here.');
    }),
  );
  const [first] = claimed;
  if (first === undefined || claimed.some((each) => each !== first)) throw refused('Nothing in it is for here.');
  return (await hosting.get(first)).organisation;
}

/** Every team gets a generation that the former recovery key does not open, in the same transaction. */
async function renewRecovery(
  office: Office,
  tx: Database,
  hosted: Hosted,
  next: Recovery,
  statement: Uint8Array,
): Promise<void> {
  const { organisation, version } = next;
  const follows = next.recovery === hosted.recovery.recovery && version === hosted.recovery.version + 1;
  if (!follows) throw new GuardianError('conflict', 'recovery');
  await changeRecovery(tx, organisation, statement);
  await addPublication(tx, { organisation, kind: 'recovery', statement });
  for (const { team, closed_at: closedAt } of await teamsOf(tx, organisation)) {
    if (closedAt !== null) continue;
    await followPosts(office, tx, { ...hosted, recovery: next }, team);
  }
  const entry = { organisation, at: office.clock(), subject: String(version), by: BY_CEREMONY };
  await audit(tx, { ...entry, act: 'recovery-key-renewed' });
}

async function fair<T>(verify: () => Promise<T>): Promise<T> {
  try {
    return await verify();
  } catch (error) {
    throw error instanceof GuardianError ? error : refused('Its root did not sign it.');
  }
}

function refused(message: string): GuardianError {
  return new GuardianError('malformed', 'answer', [{ path: 'answer', message }]);
}

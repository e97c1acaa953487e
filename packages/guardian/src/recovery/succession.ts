/**
 * New keys in the place of a guardian's: the same guardian with the next version, certified by the root. What the server
 * says of the organisation is held against the root that the custodians brought. Rules RE1 to RE3.
 */
import { verifyGuardian, verifyOrganisation, verifyRecovery } from '@corridor/crypto';
import {
  admittedAnswer,
  decodeFrame,
  decodeSigned,
  equalBytes,
  type Guardian,
  guardian as guardianFormat,
  labelOf,
  type Organisation,
  organisation as organisationFormat,
  type OrganisationId,
  type Recovery,
  recovery as recoveryFormat,
  type Signed,
  type TeamId,
  type UserId,
} from '@corridor/wire';
import { certifyGuardian } from '../ceremony/statements.ts';
import { type GuardianKeys, guardianKeys, makeGuardianKeys } from '../custody/organisation-keys.ts';
import { GuardianError } from '../error.ts';
import type { GuardianParts } from '../parts.ts';
import type { OfflineKeys } from './offline-keys.ts';

/** An organisation as its root signed it and the server gave it back. */
export interface Standing {
  readonly organisation: Organisation;
  readonly statement: Uint8Array;
  /** Every version, oldest first. */
  readonly guardians: readonly Guardian[];
  readonly newestGuardian: Uint8Array;
  readonly recovery: Recovery;
  readonly recoveryStatement: Uint8Array;
  readonly teams: readonly TeamId[];
  /** Everybody whom the server says that it certified. */
  readonly people: readonly UserId[];
}

export interface Succession {
  readonly keys: GuardianKeys;
  readonly guardian: Guardian;
  readonly statement: Uint8Array;
}

/** @throws GuardianError `unavailable`, `unknown-organisation`, `refused-by-server` for what this root did not sign. */
export async function standingAt(
  { config, fetcher, clock }: GuardianParts,
  { organisation: id, root, recovery: recoveryKey }: OfflineKeys,
): Promise<Standing> {
  const { statements, teams, people } = await admittedAs({ config, fetcher }, id);
  const signed = statements.map((statement) => ({ statement, signed: decodeSigned(statement) }));
  const of = (label: string) => signed.filter((each) => labelOf(each.signed.bytes) === label);
  const [own] = of(organisationFormat.label);
  if (own === undefined) throw new GuardianError('unknown-organisation', 'server');
  const organisation = await honest(async () => await verifyOrganisation(own.signed));
  if (organisation.organisation !== id || !equalBytes(organisation.root, root.publicKey)) throw dishonest();
  const guardians = await Promise.all(
    of(guardianFormat.label).map(async (each) => await read(each.signed, organisation, clock())),
  );
  const inOrder = guardians.toSorted((a, b) => a.version - b.version);
  const newest = of(guardianFormat.label).find(({ signed: each }) => versionIn(each) === inOrder.at(-1)?.version);
  const [key] = of(recoveryFormat.label).slice(-1);
  if (newest === undefined || key === undefined) throw dishonest();
  const recovery = await honest(async () => await verifyRecovery(key.signed, organisation));
  if (!equalBytes(recovery.kem, recoveryKey.publicKey)) throw new GuardianError('key-file', 'recovery');
  return {
    organisation,
    statement: own.statement,
    guardians: inOrder,
    newestGuardian: newest.statement,
    recovery,
    recoveryStatement: key.statement,
    teams,
    people,
  };
}

async function admittedAs({ config, fetcher }: Pick<GuardianParts, 'config' | 'fetcher'>, id: OrganisationId) {
  const headers = { authorization: `Bearer ${config.admissionToken}` };
  const answer = await fetcher(new URL(`/v1/organisations/${id}`, config.serverUrl), { headers }).catch(() => null);
  if (answer === null || answer.status === 429 || answer.status >= 500)
    throw new GuardianError('unavailable', 'server');
  if (!answer.ok) throw new GuardianError('refused-by-server', 'organisations');
  return decodeFrame(admittedAnswer, new Uint8Array(await answer.arrayBuffer()));
}

/** An earlier certificate may have run out since: what it signed in its time stands. */
async function read(signed: Signed, organisation: Organisation, now: number): Promise<Guardian> {
  const { issuedAt, expiresAt } = guardianFormat.decode(signed.bytes);
  const at = Math.max(issuedAt, Math.min(now, expiresAt - 1));
  return await honest(async () => await verifyGuardian(signed, organisation, at));
}

function versionIn({ bytes }: Signed): number {
  return guardianFormat.decode(bytes).version;
}

async function honest<T>(verify: () => Promise<T>): Promise<T> {
  try {
    return await verify();
  } catch {
    throw dishonest();
  }
}

function dishonest(): GuardianError {
  return new GuardianError('refused-by-server', 'not what the root signed');
}

/**
 * Makes the keys that take the place of those before; or, if a run before this one came as far, takes them again.
 *
 * @throws GuardianError `key-file` if KEYS_DIR has the keys that are to be replaced.
 */
export async function succeed(
  { config, clock, random }: GuardianParts,
  { organisation: { organisation }, guardians, newestGuardian }: Standing,
  { root }: OfflineKeys,
): Promise<Succession> {
  const last = guardians.at(-1);
  if (last === undefined) throw dishonest();
  const keys = await keysHere(config.keysDir, organisation, random);
  const isNow = ({ sign, kem }: Guardian): boolean =>
    equalBytes(keys.signer.publicKey, sign) && equalBytes(keys.kem.publicKey, kem);
  if (isNow(last) && guardians.length > 1) return { keys, guardian: last, statement: newestGuardian };
  if (guardians.some(isNow)) throw new GuardianError('key-file', 'these are the keys that are to be replaced');
  const { signer, kem } = keys;
  const next = { organisation, guardian: last.guardian, version: last.version + 1, host: config.hostName };
  const statement = await certifyGuardian({ ...next, sign: signer.publicKey, kem: kem.publicKey }, root, clock());
  return { keys, guardian: guardianFormat.decode(decodeSigned(statement).bytes), statement };
}

async function keysHere(keysDir: string, organisation: OrganisationId, random: GuardianParts['random']) {
  return await guardianKeys(keysDir, organisation).catch(
    async () => await makeGuardianKeys(keysDir, organisation, random),
  );
}

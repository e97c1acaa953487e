/** The organisations in this process's charge, each with its own keys and its verified statements. */
import { verifyGuardian, verifyOrganisation, verifyRecovery } from '@corridor/crypto';
import {
  decodeSigned,
  equalBytes,
  type Guardian,
  type Organisation,
  type OrganisationId,
  type Recovery,
} from '@corridor/wire';
import type { Database } from '../db/database.ts';
import { allOrganisations, organisationById, type OrganisationRow } from '../db/organisations.ts';
import { GuardianError } from '../error.ts';
import type { Log } from '../log.ts';
import { type GuardianKeys, guardianKeys } from './organisation-keys.ts';

export interface Hosted {
  readonly organisation: Organisation;
  readonly guardian: Guardian;
  readonly recovery: Recovery;
  readonly keys: GuardianKeys;
  /** The signed `organisation`, as it travels. */
  readonly statement: Uint8Array;
  readonly guardianStatement: Uint8Array;
}

export interface Hosting {
  /** @throws GuardianError `unknown-organisation`. */
  get(organisation: OrganisationId): Promise<Hosted>;
  /** Those whose keys and statements are sound. One that is not is logged, and stops no other. */
  all(): Promise<readonly Hosted[]>;
  /** Reads an organisation's statements and keys anew at the next use: a ceremony changed them. */
  forget(organisation: OrganisationId): void;
}

/**
 * Statements and key files are checked against each other once, and again when the root has certified other keys: a process
 * whose keys were replaced does nothing more for that organisation (RE7). Other replicas may add organisations.
 */
export function hosting(db: Database, keysDir: string, clock: () => number, log: Log): Hosting {
  const open = new Map<OrganisationId, { readonly certified: Uint8Array; readonly hosted: Promise<Hosted> }>();
  const opened = async (row: OrganisationRow): Promise<Hosted> => {
    const { organisation } = row;
    const certified = Buffer.concat([row.guardian_statement, row.recovery_statement]);
    const before = open.get(organisation);
    const isSame = before !== undefined && equalBytes(before.certified, certified);
    const found = isSame ? before : { certified, hosted: openHosted(row, keysDir, clock()) };
    open.set(organisation, found);
    try {
      return await found.hosted;
    } catch (error) {
      open.delete(organisation);
      throw error;
    }
  };
  return {
    get: async (organisation) => {
      const row = await organisationById(db, organisation);
      if (row === null) throw new GuardianError('unknown-organisation', 'hosting');
      return await opened(row);
    },
    all: async () => {
      const rows = await allOrganisations(db);
      const sound = await Promise.all(rows.map(async (row) => await opened(row).catch(() => log.keysRefused(row.ods))));
      return sound.flatMap((one) => one ?? []);
    },
    forget: (organisation) => void open.delete(organisation),
  };
}

/** @throws GuardianError `key-file` if the keys on disk are not those that the root certified. */
async function openHosted(row: OrganisationRow, keysDir: string, now: number): Promise<Hosted> {
  const organisation = await verifyOrganisation(decodeSigned(row.statement));
  const guardian = await verifyGuardian(decodeSigned(row.guardian_statement), organisation, now);
  const recovery = await verifyRecovery(decodeSigned(row.recovery_statement), organisation);
  const keys = await guardianKeys(keysDir, organisation.organisation);
  const certified = equalBytes(keys.signer.publicKey, guardian.sign) && equalBytes(keys.kem.publicKey, guardian.kem);
  if (!certified) throw new GuardianError('key-file', 'not the certified keys');
  return {
    organisation,
    guardian,
    recovery,
    keys,
    statement: row.statement,
    guardianStatement: row.guardian_statement,
  };
}

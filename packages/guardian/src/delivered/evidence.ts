/**
 * What stands in the log about this origin's code, for whoever compares from outside: the statement, and the server's own
 * answers, which the asker checks for themselves. Rule DC11.
 */
import type { Core } from '@corridor/client/node';
import { sha256 } from '@corridor/crypto';
import {
  decodeSigned,
  encodeFrame,
  logAbout,
  logTagInput,
  type OrganisationId,
  type ReleaseAnswer,
} from '@corridor/wire';
import { newestPublication } from '../db/publications.ts';
import { GuardianError } from '../error.ts';
import type { Office } from '../office.ts';

const KIND = 'released-code';

/** @throws GuardianError `unknown-organisation`, also for one of which nothing was published yet. */
export async function deliveredEvidence(office: Office, organisation: OrganisationId): Promise<ReleaseAnswer> {
  const hosted = await office.hosting.get(organisation);
  const statement = await newestPublication(office.db, organisation, KIND);
  if (statement === null) throw new GuardianError('unknown-organisation', 'delivered');
  return {
    organisation: hosted.statement,
    guardian: hosted.guardianStatement,
    statement,
    logged: await logged(office, organisation, statement).catch(() => null),
  };
}

/** By the newest checkpoint with a quorum; for what was published in this minute, by the newest of all. */
async function logged(
  office: Office,
  organisation: OrganisationId,
  statement: Uint8Array,
): Promise<ReleaseAnswer['logged']> {
  const core = await office.desk(organisation);
  return (
    (await provedBy(core, organisation, statement, false)) ?? (await provedBy(core, organisation, statement, true))
  );
}

async function provedBy(
  { connection }: Core,
  organisation: OrganisationId,
  statement: Uint8Array,
  newestOfAll: boolean,
): Promise<ReleaseAnswer['logged']> {
  const { subject } = logAbout(KIND, decodeSigned(statement).bytes);
  const tag = await sha256(logTagInput(KIND, subject));
  const checkpoint = await connection.ask({ t: 'log', size: 0, newest: newestOfAll, organisations: [organisation] });
  const size = sizeOf(checkpoint.note);
  const proofs = await connection.ask({ t: 'log-proofs', size, statements: [await sha256(statement)] });
  if (proofs.proofs[0] == null) return null;
  const newest = await connection.ask({ t: 'log-newest', size, organisation, tags: [tag] });
  return { checkpoint: encodeFrame(checkpoint), proofs: encodeFrame(proofs), newest: encodeFrame(newest) };
}

/** The second line of a checkpoint (c2sp.org/tlog-checkpoint). What it is worth, the asker finds out. */
function sizeOf(note: string): number {
  return Number(note.split('\n')[1] ?? 0);
}

/**
 * Filing, one document after the other: made and written, then said in the case. Each step is noted when it is done, so
 * that after a fall it goes on from there; what fails is shown, tried again later, and never filed twice. Rules RC9, FI7
 * to FI9, FI12.
 */
import { dirname, join } from 'node:path';
import { ClientError, type Core } from '@corridor/client/node';
import type { CaseId, OrganisationId } from '@corridor/wire';
import type { Hosted } from '../custody/hosting.ts';
import { signExport } from '../audit/export.ts';
import { audit } from '../db/audit.ts';
import {
  changeFiling,
  type FilingRow,
  filingsIn,
  filingsOfCase,
  hasten,
  nextFilingAt,
  removeFiling,
  takeFiling,
} from '../db/filings.ts';
import type { Database } from '../db/database.ts';
import { GuardianError, type GuardianErrorCode } from '../error.ts';
import { withCase } from '../follow/shelf.ts';
import type { Office } from '../office.ts';
import { backOff } from '../retry.ts';
import { type Worker, workerFor } from '../worker.ts';
import { documentId } from './document-id.ts';
import { pathOf, readBack, writeDocument } from './file.ts';
import { produce, type Produced } from './produce.ts';
import { produceNotice } from './produce-notice.ts';
import { sayFiled } from './say-filed.ts';

/** After so many failures a photograph that will not open is named as missing. */
const PATIENCE = 5;

export interface FilingParts extends Pick<Office, 'db' | 'clock' | 'log' | 'config' | 'hosting'> {
  /** The organisation's client, while it is connected. @throws GuardianError `unavailable`. */
  readonly core: (organisation: OrganisationId) => Promise<Core>;
}

/** Takes one step of the filing that is due first. False if none is due. */
async function fileNext(parts: FilingParts): Promise<boolean> {
  return await parts.db.transaction().execute(async (tx) => {
    const row = await takeFiling(tx, parts.clock());
    if (row === null) return false;
    try {
      await step(parts, tx, row);
    } catch (error) {
      await fail(parts, tx, row, error);
    }
    return true;
  });
}

async function step(parts: FilingParts, tx: Database, row: FilingRow): Promise<void> {
  const core = await parts.core(row.organisation);
  const next = row.state === 'due' ? write : say;
  await withCase(core, row.case_id, async () => await next(parts, tx, row, core));
}

async function write(parts: FilingParts, tx: Database, row: FilingRow, core: Core): Promise<void> {
  const hosted = await parts.hosting.get(row.organisation);
  const made = await make(tx, row, hosted, core);
  if (made === null) {
    await removeFiling(tx, row);
    return;
  }
  const path = pathOf(hosted.organisation.ods, made.documentId, row.version, made.asOf);
  // First, so that a document that is there never names a file that is not.
  for (const [name, content] of made.beside) {
    await writeDocument(parts.config.recordsDir, join(dirname(path), name), content);
  }
  const hash = await writeDocument(parts.config.recordsDir, path, made.content);
  await changeFiling(tx, row, { state: 'written', path, hash: Buffer.from(hash), up_to: made.upTo, failure: null });
}

async function make(tx: Database, row: FilingRow, hosted: Hosted, core: Core): Promise<Produced | null> {
  const { organisation, case_id: caseId, closed_event: event, version, attempts } = row;
  const wanted = { case: caseId, event, version, withoutLost: attempts >= PATIENCE };
  if (row.kind === 'document') return await produce(hosted, core, wanted);
  return await produceNotice(hosted, core, wanted, await filingsOfCase(tx, organisation, caseId));
}

async function say(parts: FilingParts, tx: Database, row: FilingRow, core: Core): Promise<void> {
  const { organisation, case_id, version, team, path, hash, up_to: upTo } = row;
  if (path === null || hash === null || upTo === null) throw new GuardianError('not-read-back', 'filing');
  await readBack(parts.config.recordsDir, path, hash);
  const now = parts.clock();
  await sayFiled(core, { organisation, case: case_id, version, team, path, hash, upTo });
  await changeFiling(tx, row, { state: 'filed', failure: null, at: now });
  await audit(tx, { organisation, at: now, act: 'filed', subject: case_id, by: 'guardian' });
  const hosted = await parts.hosting.get(organisation);
  const by = hosted.guardian.guardian;
  await signExport(tx, hosted, { what: 'filed', case: case_id, by, at: now, hash: new Uint8Array(hash) });
  parts.log.filed(hosted.organisation.ods);
}

async function fail(parts: FilingParts, tx: Database, row: FilingRow, error: unknown): Promise<void> {
  const code = causeOf(error);
  if (code === 'unexpected') parts.log.unexpected('filing', error);
  const attempts = row.attempts + 1;
  const now = parts.clock();
  await changeFiling(tx, row, { attempts, failure: code, next_at: now + backOff(attempts), at: now });
  const { organisation } = await parts.hosting.get(row.organisation);
  parts.log.filingFailed(organisation.ods, code, attempts);
}

/** What an administrator is told: the disk is full or gone, the server or a photograph cannot be had, or ours to mend. */
function causeOf(error: unknown): GuardianErrorCode | 'unexpected' {
  if (error instanceof GuardianError) return error.code;
  if (error instanceof ClientError) return error.code === 'cannot-open' ? 'cannot-open' : 'unavailable';
  const isOfDisk = error instanceof Error && 'syscall' in error && 'path' in error;
  return isOfDisk ? 'disk' : 'unexpected';
}

/** Files what is due, then sleeps until something is. */
export function filingQueue(parts: FilingParts): Worker {
  const { log, clock, db } = parts;
  const next = async () => await fileNext(parts);
  return workerFor({ name: 'filing', log, clock, next, nextAt: async () => await nextFilingAt(db) });
}

/** What an administrator sees of the queue: failures first. */
export async function filingsOf(
  { db, clock }: Office,
  organisation: OrganisationId,
  by: string,
): Promise<readonly object[]> {
  const rows = await filingsIn(db, organisation);
  await audit(db, { organisation, at: clock(), act: 'filings-read', subject: organisation, by });
  return await Promise.all(
    rows.map(async ({ case_id: caseId, version, kind, state, path, attempts, failure, next_at: nextAt, at }) => {
      const id = await documentId({ organisation, case: caseId, version });
      return {
        case: caseId,
        documentId: id,
        version,
        kind,
        state,
        path,
        attempts,
        failure,
        nextAt: state === 'filed' ? null : nextAt,
        at,
      };
    }),
  );
}

/** Tries again now. @throws GuardianError `unknown-case` if nothing of the case waits. */
export async function retryFiling(
  { db, clock, wakeFiling }: Office,
  organisation: OrganisationId,
  caseId: CaseId,
): Promise<void> {
  if (!(await hasten(db, organisation, caseId, clock()))) throw new GuardianError('unknown-case', 'filing');
  wakeFiling();
}

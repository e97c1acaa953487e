/** Offers to a fallback, one after the other, each until it was answered or is not to be. Rules FB1 to FB6. */
import { ClientError, type Core } from '@corridor/client/node';
import type { OrganisationId } from '@corridor/wire';
import { audit } from '../db/audit.ts';
import type { Database } from '../db/database.ts';
import { changeFallback, type FallbackRow, nextFallbackAt, takeFallback } from '../db/fallbacks.ts';
import { GuardianError, type GuardianErrorCode } from '../error.ts';
import { withCase } from '../follow/shelf.ts';
import type { Office } from '../office.ts';
import { backOff } from '../retry.ts';
import { type Worker, workerFor } from '../worker.ts';
import { isSwitchedOff } from './network-switch.ts';
import { answerOffer } from './share.ts';

export interface FallbackParts extends Pick<Office, 'db' | 'clock' | 'log' | 'hosting'> {
  /** The organisation's client, while it is connected. @throws GuardianError `unavailable`. */
  readonly core: (organisation: OrganisationId) => Promise<Core>;
}

export function fallbackQueue(parts: FallbackParts): Worker {
  const { log, clock, db } = parts;
  const next = async () => await answerNext(parts);
  return workerFor({ name: 'fallback', log, clock, next, nextAt: async () => await nextFallbackAt(db) });
}

/** Answers the offer that is due first. False if none is due. */
async function answerNext(parts: FallbackParts): Promise<boolean> {
  return await parts.db.transaction().execute(async (tx) => {
    const row = await takeFallback(tx, parts.clock());
    if (row === null) return false;
    try {
      await answer(parts, tx, row);
    } catch (error) {
      await fail(parts, tx, row, error);
    }
    return true;
  });
}

async function answer(parts: FallbackParts, tx: Database, row: FallbackRow): Promise<void> {
  const { organisation, case_id: caseId, line, due, team } = row;
  const core = await parts.core(organisation);
  const isOff = async () => await isSwitchedOff(tx, core, team);
  const why = await withCase(
    core,
    caseId,
    async () => await answerOffer(core, { case: caseId, line, due, team }, isOff),
  );
  const at = parts.clock();
  await changeFallback(tx, row, { state: why === null ? 'shared' : 'withheld', at });
  const act = why === null ? 'fallback-shared' : 'fallback-withheld';
  await audit(tx, { organisation, at, act, subject: caseId, by: 'guardian' });
  const { ods } = (await parts.hosting.get(organisation)).organisation;
  if (why === null) parts.log.fallbackShared(ods);
  else parts.log.fallbackWithheld(ods, why);
}

async function fail(parts: FallbackParts, tx: Database, row: FallbackRow, error: unknown): Promise<void> {
  const code = causeOf(error);
  if (code === 'unexpected') parts.log.unexpected('fallback', error);
  const attempts = row.attempts + 1;
  const at = parts.clock();
  await changeFallback(tx, row, { attempts, next_at: at + backOff(attempts), at });
  const { ods } = (await parts.hosting.get(row.organisation)).organisation;
  parts.log.fallbackFailed(ods, code, attempts);
}

function causeOf(error: unknown): GuardianErrorCode | 'unexpected' {
  if (error instanceof GuardianError) return error.code;
  return error instanceof ClientError ? 'unavailable' : 'unexpected';
}

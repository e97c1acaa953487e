/** An organisation's word on erasing a case, as its guardian published it. Rules ER1 to ER3. */
import { verifyReleased } from '@corridor/crypto/verify';
import { equalBytes, type Guardian } from '@corridor/wire';
import type { Work } from '../db/database.ts';
import { keepRelease, lockCase, releasesOf } from '../db/erasure-rows.ts';
import { demand } from '../error.ts';
import { authentic } from '../session/hello.ts';
import type { Stated } from '../statements/of-organisation.ts';
import { eraseIfReleased, everHeld, mayBeErased } from './erase.ts';

/** Keeps it, and erases the case if it was the last word that was waited for. @throws ServerError `unknown-case`, `erased`, `conflict`. */
export async function putReleased(work: Work, by: Guardian, { signed, statement }: Stated, now: number): Promise<void> {
  const says = await authentic(async () => await verifyReleased(signed, by));
  const { case: caseId, organisation, version, upTo } = says;
  const [main] = await lockCase(work, caseId);
  const held = (await releasesOf(work, caseId)).find((word) => word.organisation === organisation);
  if (held !== undefined && equalBytes(held.statement, statement)) return;
  demand(main?.erasedAt == null, 'erased');
  // Whoever has no part in a case learns nothing of it, not even that there is one.
  demand(main !== undefined && (await everHeld(work, main.key)).has(organisation), 'unknown-case');
  demand(version === (held?.version ?? 0) + 1, 'conflict');
  const isReleased = says.says === 'released';
  demand(!isReleased || (upTo === main.last && mayBeErased(main)), 'conflict');
  await keepRelease(work, caseId, { organisation, version, released: isReleased, upTo, statement });
  await eraseIfReleased(work, caseId, now);
}

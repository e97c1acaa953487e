import type { Core } from '../core.ts';
import { blobRemoved, blobsToRemove, casesReleased } from '../db/erasure-rows.ts';
import { eraseIfReleased } from './erase.ts';

/** What everybody has released and stands all the same: after a backup was restored, erased cases are erased again. Rule ER5. */
export async function eraseReleased(core: Core): Promise<void> {
  const { sql } = core.database;
  for (const caseId of await casesReleased(sql)) {
    await sql.transaction().execute(async (work) => await eraseIfReleased(work, caseId, core.clock.now()));
  }
}

/** Removes the files of erased cases; what a crash left is found again. Rule ER5. */
export async function removeErasedBlobs(core: Core): Promise<void> {
  const { sql } = core.database;
  for (const id of await blobsToRemove(sql)) {
    await core.blobs.remove(id);
    await blobRemoved(sql, id);
  }
}

import type { Core } from '../core.ts';
import { blobRemoved, blobsToRemove } from '../db/erasure-rows.ts';

/** Removes the files of erased cases; what a crash left is found again. Rule ER5. */
export async function removeErasedBlobs(core: Core): Promise<void> {
  const { sql } = core.database;
  for (const id of await blobsToRemove(sql)) {
    await core.blobs.remove(id);
    await blobRemoved(sql, id);
  }
}

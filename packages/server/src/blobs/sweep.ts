import type { Core } from '../core.ts';
import { abandonedBlobs } from '../db/blob-rows.ts';

/** A week: longer than any outbox waits. */
const KEPT_FOR = 7 * 24 * 60 * 60 * 1000;

/** Removes blobs that were never finished, or whose case was never opened. Rule BL8. */
export async function sweepBlobs(core: Core): Promise<void> {
  const abandoned = await abandonedBlobs(core.database.sql, core.clock.now() - KEPT_FOR);
  for (const id of abandoned) await core.blobs.remove(id);
}

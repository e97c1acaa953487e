/** So that how much one person announced within a day is found without reading every blob. */
import { type Kysely, sql } from 'kysely';

export const blobQuota = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw('CREATE INDEX blobs_uploader ON blobs (uploader, at)').execute(db);
  },
};

import type { Migration } from 'kysely/migration';
import { auditAndErasure } from './audit-and-erasure.ts';
import { blobQuota } from './blob-quota.ts';
import { foundation } from './foundation.ts';
import { pathways } from './pathways.ts';
import { transparencyLog } from './transparency-log.ts';

/** In the order of their names. A migration that has left this repository is never changed; a new one follows it. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-foundation': foundation,
  '0002-pathways': pathways,
  '0003-transparency-log': transparencyLog,
  '0006-audit-and-erasure': auditAndErasure,
  '0007-blob-quota': blobQuota,
};

/** When people made the keys that they have, as the audit trail has it: a certificate is issued anew for much less. */
import type { OrganisationId, UserId } from '@corridor/wire';
import type { Audited } from './audit.ts';
import type { Database } from './database.ts';

const MADE_KEYS: readonly Audited[] = ['enrolled', 'enrolled-again', 'reset'];

export async function enrolmentsOf(db: Database, organisation: OrganisationId): Promise<ReadonlyMap<UserId, number>> {
  const rows = await db
    .selectFrom('audit')
    .select(({ fn }) => ['subject', fn.max('at').as('at')])
    .where('organisation', '=', organisation)
    .where('act', 'in', MADE_KEYS)
    .groupBy('subject')
    .execute();
  return new Map(rows.map(({ subject, at }) => [subject as UserId, at]));
}

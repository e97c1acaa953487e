/** How an organisation gets in: the operator's token, and what its root signed. Rule SV19. */
import { timingSafeEqual } from 'node:crypto';
import { decodeSigned, labelOf, organisation as organisationFormat, guardian, recovery } from '@corridor/wire';
import type { Sql } from '../db/database.ts';
import { demand } from '../error.ts';
import { putGuardian, putOrganisation, putRecovery } from './of-organisation.ts';

/** Whether a bearer token is the operator's; compared in constant time. */
export function isAdmission(token: string, authorization: string | undefined): boolean {
  const given = Buffer.from(authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return token !== '' && given.length === wanted.length && timingSafeEqual(given, wanted);
}

/**
 * Admits an organisation with its guardians and recovery keys: signed statements in any order. Idempotent.
 * @throws ServerError `incomplete` without an organisation and a guardian, `unauthenticated`, `conflict`, `malformed`.
 */
export async function admit(sql: Sql, statements: readonly Uint8Array[], now: number): Promise<void> {
  const stated = statements.map((statement) => ({ statement, signed: decodeSigned(statement) }));
  const of = (label: string) => stated.filter(({ signed }) => labelOf(signed.bytes) === label);
  const [first, ...more] = of(organisationFormat.label);
  const guardians = of(guardian.label);
  const recoveries = of(recovery.label);
  demand(first !== undefined && more.length === 0 && guardians.length > 0, 'incomplete');
  demand(stated.length === 1 + guardians.length + recoveries.length, 'malformed');
  await sql.transaction().execute(async (work) => {
    const root = await putOrganisation(work, first, true);
    for (const one of guardians) await putGuardian(work, root, one, now);
    for (const one of recoveries) await putRecovery(work, root, one);
  });
}

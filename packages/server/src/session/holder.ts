import type { Guardian, OrganisationId, UserId } from '@corridor/wire';
import { decodeSigned, guardian as guardianFormat } from '@corridor/wire';
import type { Sql } from '../db/database.ts';

/** Whoever may open a session: a person or a guardian, at the newest version of their certificate. */
export interface CertificateHolder {
  readonly holder: 'person' | 'guardian';
  readonly organisation: OrganisationId;
  readonly user: UserId;
  readonly version: number;
  readonly sign: Uint8Array;
  readonly expiresAt: number;
}

/** Null if nobody of that identifier was ever certified. */
export async function findHolder(sql: Sql, user: UserId): Promise<CertificateHolder | null> {
  const columns = ['organisation', 'version', 'sign', 'expires_at as expiresAt'] as const;
  const newest = async (table: 'people' | 'guardians') =>
    await sql.selectFrom(table).select(columns).where('id', '=', user).orderBy('version', 'desc').executeTakeFirst();
  const person = await newest('people');
  const row = person ?? (await newest('guardians'));
  if (row === undefined) return null;
  const holder = person === undefined ? 'guardian' : 'person';
  return { ...row, holder, user, organisation: row.organisation as OrganisationId };
}

/** The newest guardian of an identifier, as its root certified it. */
export async function findGuardian(sql: Sql, user: UserId): Promise<Guardian | null> {
  const row = await sql
    .selectFrom('guardians')
    .select('statement')
    .where('id', '=', user)
    .orderBy('version', 'desc')
    .executeTakeFirst();
  return row === undefined ? null : guardianFormat.decode(decodeSigned(row.statement).bytes);
}

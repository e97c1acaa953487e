import type { OrganisationId, UserId } from '@corridor/wire';
import { type Selectable, sql } from 'kysely';
import type { Database } from './database.ts';
import type { StaffTable } from './tables.ts';

export type StaffRow = Selectable<StaffTable>;

export async function insertPerson(db: Database, row: StaffRow): Promise<void> {
  await db.insertInto('staff').values(row).execute();
}

/** Whether somebody of the organisation has this identity already. */
export async function isEntered(db: Database, { organisation, issuer, sub, email }: StaffRow): Promise<boolean> {
  const here = db
    .selectFrom('staff')
    .select('user_id')
    .where('organisation', '=', organisation)
    .where('left_at', 'is', null);
  const found =
    email === null
      ? here.where('issuer', '=', issuer).where('sub', '=', sub)
      : here.where(sql<string>`lower(email)`, '=', email.toLowerCase());
  return (await found.executeTakeFirst()) !== undefined;
}

export async function personById(db: Database, organisation: OrganisationId, user: UserId): Promise<StaffRow | null> {
  const found = db
    .selectFrom('staff')
    .selectAll()
    .where('organisation', '=', organisation)
    .where('user_id', '=', user)
    .where('left_at', 'is', null);
  return (await found.executeTakeFirst()) ?? null;
}

export async function staffOf(db: Database, organisation: OrganisationId): Promise<readonly StaffRow[]> {
  return await db
    .selectFrom('staff')
    .selectAll()
    .where('organisation', '=', organisation)
    .where('left_at', 'is', null)
    .orderBy('name')
    .orderBy('user_id')
    .execute();
}

/** Those who have left too, for what they did. */
export async function everybodyOf(db: Database, organisation: OrganisationId): Promise<readonly StaffRow[]> {
  return await db.selectFrom('staff').selectAll().where('organisation', '=', organisation).execute();
}

/** All hats of a subject, one for each organisation that entered them. */
export async function hatsOf(db: Database, issuer: string, sub: string): Promise<readonly StaffRow[]> {
  return await db
    .selectFrom('staff')
    .selectAll()
    .where('issuer', '=', issuer)
    .where('sub', '=', sub)
    .where('left_at', 'is', null)
    .orderBy('organisation')
    .execute();
}

/**
 * Ties those who were entered by e-mail address, and have not signed in yet, to the subject that the provider says owns
 * the address. Once tied, an address means nothing any more: it may be given to somebody else.
 */
export async function tieSubject(db: Database, issuer: string, sub: string, email: string): Promise<void> {
  await db
    .updateTable('staff')
    .set({ issuer, sub })
    .where(sql<string>`lower(email)`, '=', email.toLowerCase())
    .where('sub', 'is', null)
    .where('left_at', 'is', null)
    .execute();
}

/** Also somebody who has left. */
export async function personEver(db: Database, user: UserId): Promise<StaffRow | null> {
  return (await db.selectFrom('staff').selectAll().where('user_id', '=', user).executeTakeFirst()) ?? null;
}

/** Ties those whose rows were read back from the server to the subject that their certificate names by its hash. */
export async function tieSubjectHash(db: Database, { issuer, sub }: Tied, hash: Uint8Array): Promise<void> {
  await db
    .updateTable('staff')
    .set({ issuer, sub, subject: null })
    .where('subject', '=', Buffer.from(hash))
    .where('sub', 'is', null)
    .where('left_at', 'is', null)
    .execute();
}

interface Tied {
  readonly issuer: string;
  readonly sub: string;
}

/** Everybody who has keys makes new ones at their next sign-in; the halves of their locks are drawn anew. Rule RE9. */
export async function resetEverybody(db: Database, organisation: OrganisationId): Promise<void> {
  await db
    .updateTable('staff')
    .set({ share: null, reset_allowed: true })
    .where('organisation', '=', organisation)
    .where('left_at', 'is', null)
    .where('version', '>', 0)
    .execute();
  await db.updateTable('staff').set({ share: null }).where('organisation', '=', organisation).execute();
}

type Change = Partial<Omit<StaffRow, 'organisation' | 'user_id'>>;

export async function changePerson(db: Database, user: UserId, change: Change): Promise<void> {
  await db.updateTable('staff').set(change).where('user_id', '=', user).execute();
}

/** Whether anybody of the organisation has keys, and could be the second of two people. */
export async function anybodyEnrolled(db: Database, organisation: OrganisationId): Promise<boolean> {
  const found = db
    .selectFrom('staff')
    .select('user_id')
    .where('organisation', '=', organisation)
    .where('version', '>', 0)
    .where('left_at', 'is', null)
    .limit(1);
  return (await found.executeTakeFirst()) !== undefined;
}

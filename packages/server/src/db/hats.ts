import { sql as raw } from 'kysely';
import type { Sql } from './database.ts';

/** A person in one organisation, with what is kept for them. */
export interface Hat {
  readonly organisation: string;
  readonly user: string;
  readonly person: Uint8Array;
  readonly bundle: Uint8Array | null;
  readonly slots: Uint8Array[];
}

/** Everybody whose newest certificate names the subject and is current. */
export async function findHats(sql: Sql, subject: Uint8Array, now: number): Promise<Hat[]> {
  const { rows } = await raw<Hat>`
    SELECT p.organisation, p.id AS user, p.statement AS person, b.bundle, coalesce(b.slots, '{}') AS slots
    FROM people p LEFT JOIN bundles b ON b.member = p.id
    WHERE p.subject = ${subject} AND p.expires_at > ${now}
      AND NOT EXISTS (SELECT FROM people later WHERE later.id = p.id AND later.version > p.version)
    ORDER BY p.id`.execute(sql);
  return rows;
}

/**
 * A person's command token: with it the command proposes and releases as that person, so that two people are two people
 * by command too. It is said once, its hash is kept, and it counts while its person is an administrator. Rules OP12, OP13.
 */
import { sha256 } from '@corridor/crypto';
import { toBase64url, toUtf8 } from '@corridor/wire';
import { audit } from '../db/audit.ts';
import { commandTokenByHash, commandTokenOf, putCommandToken, removeCommandToken } from '../db/command-tokens.ts';
import { personById, type StaffRow } from '../db/staff.ts';
import { GuardianError } from '../error.ts';
import type { Office } from '../office.ts';
import { isEnrolled } from '../unlock.ts';

/** So that a token that lies about is known for what it is. */
const PREFIX = 'corridor_';
const SECRET_BYTES = 32;
const LIFETIME = 30 * 24 * 60 * 60 * 1000;

const hashOf = async (token: string) => Buffer.from(await sha256(toUtf8(token)));

/** An earlier one stops working. */
export async function makeToken(office: Office, { organisation, user_id: user }: StaffRow): Promise<string> {
  const token = PREFIX + toBase64url(office.random(SECRET_BYTES));
  const hash = await hashOf(token);
  const at = office.clock();
  await office.db.transaction().execute(async (tx) => {
    await putCommandToken(tx, { user_id: user, organisation, hash, at, expires_at: at + LIFETIME });
    await audit(tx, { organisation, at, act: 'token-made', subject: user, by: user });
  });
  return token;
}

export async function revokeToken(office: Office, { organisation, user_id: user }: StaffRow): Promise<void> {
  await office.db.transaction().execute(async (tx) => {
    if (!(await removeCommandToken(tx, user))) return;
    await audit(tx, { organisation, at: office.clock(), act: 'token-revoked', subject: user, by: user });
  });
}

/** The asker's own token, if it still counts. */
export async function tokenOf(
  { db, clock }: Office,
  { user_id: user }: StaffRow,
): Promise<{ readonly at: number; readonly expiresAt: number } | null> {
  const row = await commandTokenOf(db, user);
  return row === null || row.expires_at <= clock() ? null : { at: row.at, expiresAt: row.expires_at };
}

/** Whose token it is. @throws GuardianError `unauthenticated`, whatever is wrong. */
export async function holderOf({ db, clock }: Office, token: string): Promise<StaffRow> {
  const row = await commandTokenByHash(db, await hashOf(token));
  const person = row === null ? null : await personById(db, row.organisation, row.user_id);
  if (row === null || row.expires_at <= clock() || person === null || !isEnrolled(person))
    throw new GuardianError('unauthenticated', 'token');
  return person;
}

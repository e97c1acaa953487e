/** Statements that an organisation's root signed. Rules SV11 to SV13. */
import { type Root, verifyGuardian, verifyOrganisation, verifyRecovery, verifyVouch } from '@corridor/crypto/verify';
import { decodeSigned, equalBytes, type Guardian, type OrganisationId, type Signed } from '@corridor/wire';
import { demand } from '../error.ts';
import { authentic } from '../session/hello.ts';
import type { Work } from '../db/database.ts';
import { heldStatement, list } from './directory.ts';

/** A statement as it came: its parts, and the bytes that are kept. */
export interface Stated {
  readonly signed: Signed;
  readonly statement: Uint8Array;
}

/** An organisation's root, as it was admitted. @throws ServerError `not-allowed` if it was not. */
export async function rootOf(work: Work, organisation: OrganisationId): Promise<Root> {
  const row = await work.selectFrom('organisations').select('root').where('id', '=', organisation).executeTakeFirst();
  demand(row !== undefined, 'not-allowed');
  return { organisation, root: row.root };
}

/** The organisation's name and code; its root never changes. Admits it if `admits`. */
export async function putOrganisation(work: Work, { signed, statement }: Stated, admits: boolean): Promise<Root> {
  const says = await authentic(async () => await verifyOrganisation(signed));
  const held = await work
    .selectFrom('organisations')
    .select(['root', 'at'])
    .where('id', '=', says.organisation)
    .forUpdate()
    .executeTakeFirst();
  demand(held !== undefined || admits, 'not-allowed');
  demand(held === undefined || equalBytes(held.root, says.root), 'conflict');
  if (held === undefined || says.at > held.at) {
    const row = { id: says.organisation, root: says.root, statement, at: says.at };
    await work
      .insertInto('organisations')
      .values(row)
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ statement, at: says.at }))
      .execute();
    await list(work, 'organisation', says.organisation, statement);
  }
  return says;
}

export async function putGuardian(
  work: Work,
  root: Root,
  { signed, statement }: Stated,
  now: number,
): Promise<Guardian> {
  const says = await authentic(async () => await verifyGuardian(signed, root, now));
  const { guardian: id, organisation, version, sign, expiresAt } = says;
  const newest = await newestVersion(work, 'guardians', id);
  demand(await isFree(work, 'people', id), 'conflict');
  if (newest === version && (await isHeld(work, 'guardians', id, version, statement))) return says;
  demand(version === newest + 1, 'conflict');
  await work
    .insertInto('guardians')
    .values({ id, version, organisation, sign, expires_at: expiresAt, statement })
    .execute();
  await endOlderSessions(work, id, version);
  await list(work, 'guardian', `${id}:${version}`, statement);
  return says;
}

export async function putRecovery(work: Work, root: Root, { signed, statement }: Stated): Promise<void> {
  const says = await authentic(async () => await verifyRecovery(signed, root));
  const { recovery: id, organisation, version } = says;
  const newest = await newestVersion(work, 'recoveries', id);
  if (newest === version && (await isHeld(work, 'recoveries', id, version, statement))) return;
  demand(version === newest + 1, 'conflict');
  await work.insertInto('recoveries').values({ id, version, organisation, statement }).execute();
  await list(work, 'recovery', `${id}:${version}`, statement);
}

/** A vouch, or its withdrawal in its place. Rules SV13, VO7, VO10. */
export async function putVouch(work: Work, root: Root, { signed, statement }: Stated): Promise<void> {
  const says = await authentic(async () => await verifyVouch(signed, root));
  const about = `${says.by}:${says.organisation}`;
  const held = await heldStatement(work, 'vouch', about);
  if (held !== null && equalBytes(held, statement)) return;
  // A word that was taken back does not come back by being said again as it was.
  const before = held === null ? null : await verifyVouch(decodeSigned(held), root);
  demand(before === null || (before.withdrawn ? before.at < says.at : before.at <= says.at), 'conflict');
  await list(work, 'vouch', about, statement);
}

type Certified = 'guardians' | 'people' | 'recoveries';

/** 0 if there is none. */
async function newestVersion(work: Work, table: Certified, id: string): Promise<number> {
  const row = await work
    .selectFrom(table)
    .select('version')
    .where('id', '=', id)
    .orderBy('version', 'desc')
    .executeTakeFirst();
  return row?.version ?? 0;
}

/** Published before, the same bytes: whoever publishes again after a lost answer is not refused. */
async function isHeld(
  work: Work,
  table: Certified,
  id: string,
  version: number,
  statement: Uint8Array,
): Promise<boolean> {
  const row = await work
    .selectFrom(table)
    .select('statement')
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return row !== undefined && equalBytes(row.statement, statement);
}

export async function isFree(work: Work, table: Certified, id: string): Promise<boolean> {
  return (await newestVersion(work, table, id)) === 0;
}

/** Sessions under earlier keys of somebody. */
export async function endOlderSessions(work: Work, member: string, version: number): Promise<void> {
  await work
    .updateTable('sessions')
    .set({ ended: 'removed' })
    .where('member', '=', member)
    .where('version', '<', version)
    .where('ended', 'is', null)
    .execute();
}

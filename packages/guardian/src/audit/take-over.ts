/**
 * Takes over what the server noted of this organisation's people and cases, and verifies it: each record follows the one
 * before, and the server signed the last. Where it does not fit nothing more is taken, and the page and the log say so.
 * Rules AU8, AU9.
 */
import { sha256, verifyAccessHead } from '@corridor/crypto';
import type { Core } from '@corridor/client/node';
import { type Access, access, decodeSigned, equalBytes, type OrganisationId } from '@corridor/wire';
import { type AccessRow, type CursorRow, lockCursor, moveAccessCursor } from '../db/accesses.ts';
import type { Database } from '../db/database.ts';
import type { Office } from '../office.ts';

const PAGE = 200;

/** Up to the newest. @throws GuardianError or ClientError if the server is not reached. */
export async function takeOver(office: Office, organisation: OrganisationId): Promise<void> {
  const core = await office.desk(organisation);
  for (;;) {
    const more = await office.db.transaction().execute(async (tx) => {
      const cursor = await lockCursor(tx, organisation);
      return cursor.broken_at === null && (await takePage(office, core, tx, cursor));
    });
    if (!more) return;
  }
}

/** True if there may be more. */
async function takePage(office: Office, core: Core, tx: Database, cursor: CursorRow): Promise<boolean> {
  const { organisation } = cursor;
  const { records, head } = await core.connection.ask({ t: 'accesses', after: cursor.number, limit: PAGE });
  const taken: AccessRow[] = [];
  let at: Pick<CursorRow, 'number' | 'head' | 'since'> = cursor;
  for (const raw of records) {
    const record = readable(raw);
    if (record === null || !follows(record, at, organisation))
      return await stop(office, tx, { ...cursor, ...at }, taken);
    taken.push(rowOf(record, raw));
    at = { number: record.number, head: Buffer.from(await sha256(raw)), since: at.since ?? record.at };
  }
  const end = { ...cursor, ...at, checked_at: office.clock() };
  const standing = await standingOf(core, organisation, end, head);
  // What came while the page was read is asked for next; a head beyond an empty page is of records that are not shown.
  if (standing === 'wrong' || (standing === 'ahead' && records.length === 0)) return await stop(office, tx, end, taken);
  await moveAccessCursor(tx, end, taken);
  return standing === 'ahead';
}

function readable(raw: Uint8Array): Access | null {
  try {
    return access.decode(raw);
  } catch {
    return null;
  }
}

/** What is older than the server keeps may be missing before the first. */
function follows(record: Access, at: Pick<CursorRow, 'number' | 'head'>, organisation: OrganisationId): boolean {
  if (record.organisation !== organisation) return false;
  return at.number === 0 || (record.number === at.number + 1 && equalBytes(record.before, at.head));
}

/** Whether the server stands to the chain up to here: it is signed, or a later record of it is. */
async function standingOf(
  core: Core,
  organisation: OrganisationId,
  end: CursorRow,
  head: Uint8Array | null,
): Promise<'signed' | 'ahead' | 'wrong'> {
  if (head === null) return end.number === 0 ? 'signed' : 'wrong';
  const { serverKey } = core.identity.anchors;
  const says = await verifyAccessHead(decodeSigned(head), serverKey).catch(() => null);
  if (says === null || says.organisation !== organisation || says.number < end.number) return 'wrong';
  if (says.number > end.number) return 'ahead';
  return equalBytes(says.head, end.head) ? 'signed' : 'wrong';
}

/** What fitted is kept; the record after it does not fit, or there should be one. */
async function stop(office: Office, tx: Database, cursor: CursorRow, taken: readonly AccessRow[]): Promise<false> {
  await moveAccessCursor(tx, { ...cursor, checked_at: office.clock(), broken_at: cursor.number + 1 }, taken);
  office.log.accessesBroken((await office.hosting.get(cursor.organisation)).organisation.ods);
  return false;
}

function rowOf({ organisation, number, at, what, case: caseId, reader }: Access, raw: Uint8Array) {
  const { organisation: reader_organisation, team, user: user_id } = reader;
  const row = { organisation, number, at, what, case_id: caseId, reader_organisation, team, user_id };
  return { ...row, record: Buffer.from(raw) };
}

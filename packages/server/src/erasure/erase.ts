/**
 * A case is erased when the newest word of every organisation that ever held a key of it is `released`, for the case as it
 * stands. What stays of each event is its header, H(ciphertext) and signature. Rules ER3 to ER6.
 */
import { createHash } from 'node:crypto';
import {
  type CaseId,
  decodeSealedEvent,
  decodeSigned,
  encodeErasedEvent,
  epoch,
  type OrganisationId,
} from '@corridor/wire';
import type { Work } from '../db/database.ts';
import { dropDetail, epochStatements, lockCase, type LockedLog, reduceEvents, releasesOf } from '../db/erasure-rows.ts';

/** Kinds that are closed before they end; a conversation or an album never is. */
const CLOSES: readonly string[] = ['advice', 'triage'];

export function mayBeErased({ kind, closed }: LockedLog): boolean {
  return closed || !CLOSES.includes(kind);
}

export async function eraseIfReleased(work: Work, caseId: CaseId, now: number): Promise<void> {
  const logs = await lockCase(work, caseId);
  const [main] = logs;
  if (main === undefined || main.erasedAt !== null || !mayBeErased(main)) return;
  const organisations = await everHeld(work, main.key);
  const released = (await releasesOf(work, caseId)).filter((word) => word.released && word.upTo === main.last);
  const said = new Set(released.map(({ organisation }) => organisation));
  if (organisations.size === 0 || [...organisations].some((each) => !said.has(each))) return;
  for (const { key } of logs) await reduceEvents(work, key, withoutBody);
  await dropDetail(
    work,
    caseId,
    logs.map(({ key }) => key),
    now,
  );
}

/** Who left a case has what they read: their word is needed too. */
export async function everHeld(work: Work, log: number): Promise<ReadonlySet<OrganisationId>> {
  const statements = await epochStatements(work, log);
  const readers = statements.flatMap((raw) => epoch.decode(decodeSigned(raw).bytes).readers);
  return new Set(readers.map(({ organisation }) => organisation));
}

function withoutBody(raw: Uint8Array): Uint8Array {
  const { header, ciphertext, signature } = decodeSealedEvent(raw);
  const ciphertextHash = createHash('sha256').update(ciphertext).digest();
  return encodeErasedEvent({ header, ciphertextHash, signature });
}

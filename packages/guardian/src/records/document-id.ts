/**
 * The name of a document: from (organisation, case, version) alone, so that filing it again is filing the same one
 * (hazard 21). Written as a UUID of version 8 (RFC 9562 §5.8). Rule RC1.
 */
import { sha256 } from '@corridor/crypto';
import { type CaseId, type EventId, fromHex, type OrganisationId, toHex, toUtf8, tuple } from '@corridor/wire';

export interface DocumentName {
  readonly organisation: OrganisationId;
  readonly case: CaseId;
  readonly version: number;
}

async function hashOf(label: string, { organisation, case: caseId, version }: DocumentName): Promise<Uint8Array> {
  return await sha256(tuple(label, 1, fromHex(organisation), fromHex(caseId), toUtf8(String(version))));
}

export async function documentId(name: DocumentName): Promise<string> {
  const bytes = (await hashOf('document-id', name)).slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return toHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5');
}

/** The event in which the guardian says that it filed: said twice, it is one event to the server. */
export async function filedEventId(name: DocumentName): Promise<EventId> {
  return toHex((await hashOf('filed-event', name)).slice(0, 16)) as EventId;
}

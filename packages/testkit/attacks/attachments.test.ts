/** A server that gives another file than the one that was sent. */
import type { Attachment } from '@corridor/cases';
import type { Core, Ports } from '@corridor/client';
import { nodePorts } from '@corridor/client/node';
import { CHUNK_BYTES, sealedLength, sealSymmetric, SymmetricKey, systemRandom } from '@corridor/crypto';
import { type CaseId, tuple } from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { caseOf, type Stage, startStage } from './stage.ts';
import { foiled } from './verdict.ts';

const SEALED_CHUNK = sealedLength(CHUNK_BYTES);

let stage: Stage;
let rahman: Core;
let caseId: CaseId;

beforeAll(async () => {
  stage = await startStage();
  rahman = await stage.signIn(stage.practice, stage.gp);
  caseId = await caseOf(stage, rahman);
});
afterAll(async () => await stage[Symbol.asyncDispose]());

type Blob = Extract<Attachment, { held: 'blob' }>;

async function sent(content: Uint8Array<ArrayBuffer>): Promise<Blob> {
  const described = { name: 'lesion.jpg', mediaType: 'image/jpeg' } as const;
  const attachment = await rahman.attachments.add(caseId, content, described);
  await rahman.attachments.arrived([attachment.id]);
  if (attachment.held !== 'blob') throw new Error('sent inline');
  return attachment;
}

/** The consultant, to whom the server gives another blob than it was given. */
async function readThrough(attachment: Blob, swap: (blob: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>) {
  const http: Ports['http'] = async (url, init) => {
    const response = await nodePorts().http(url, init);
    if (init.method !== 'GET' || !url.includes(attachment.id)) return response;
    return new Response(swap(new Uint8Array(await response.arrayBuffer())), { headers: response.headers });
  };
  const ports = nodePorts({ clock: stage.clock, http });
  const victim = await stage.signIn(stage.trust, stage.consultant, undefined, { ports });
  return await victim.attachments.read(attachment).catch((error: { code?: string }) => error.code ?? 'crashed');
}

/** Another picture under the same key: what an insider of the case could put in the place of theirs. */
async function underTheSameKey(attachment: Blob, content: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const chunk = tuple('attachment-chunk', 1, new Uint8Array(8), Uint8Array.of(1));
  const key = new SymmetricKey(attachment.key);
  return await sealSymmetric(key, 'attachment-chunk', chunk, content, systemRandom);
}

const filled = (length: number): Uint8Array<ArrayBuffer> => new Uint8Array(length).map((_, i) => (i * 31) % 251);

test('[LS61] attachment swapped: another picture than the one that was signed is not shown', async () => {
  const attachment = await sent(filled(5000));
  const other = await underTheSameKey(attachment, new Uint8Array(5000));
  const read = await readThrough(attachment, () => other);
  foiled(typeof read !== 'string', 'another picture is shown as the one that was sent');
  expect(read).toBe('cannot-open');
});

test('[LS62] attachment truncated: part of a file is not shown', async () => {
  const attachment = await sent(filled(2 * CHUNK_BYTES));
  const read = await readThrough(attachment, (blob) => blob.slice(0, SEALED_CHUNK));
  foiled(typeof read !== 'string', 'half a file is shown as the whole');
  expect(read).toBe('cannot-open');
});

test('[LS63] attachment chunks reordered: the file is not shown', async () => {
  const attachment = await sent(filled(2 * CHUNK_BYTES + 7));
  const read = await readThrough(attachment, (blob) => {
    const swapped = new Uint8Array(blob);
    swapped.set(blob.subarray(SEALED_CHUNK, 2 * SEALED_CHUNK), 0);
    swapped.set(blob.subarray(0, SEALED_CHUNK), SEALED_CHUNK);
    return swapped;
  });
  foiled(typeof read !== 'string', 'a file in another order is shown as the one that was sent');
  expect(read).toBe('cannot-open');
});

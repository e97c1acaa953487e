/**
 * Attachments: a stream sealed in chunks under a key of its own, which travels in the signed event with a hash of the
 * whole sealed blob. Rules AT1 to AT6.
 *
 *   chunk i = CAEAD(key, 'attachment-chunk', aad = tuple('attachment-chunk', 1, i, last), ≤ 1 MiB)
 *   hash    = SHA-256(tuple('attachment', 1, length, SHA-256(chunk 0) ‖ SHA-256(chunk 1) ‖ …))
 *
 * All chunks but the last are full, so a plaintext has one division; the number and the mark of the last keep chunks
 * from being reordered, dropped or added (STREAM: Hoang, Reyhanitabar, Rogaway, Vizár 2015). A hash of hashes, since
 * WebCrypto hashes no streams.
 */
import { type Bytes, concat, equalBytes, tuple } from '@corridor/wire';
import { CAEAD_OVERHEAD, openSymmetric, sealSymmetric } from './caead.ts';
import { seedKey } from './derive.ts';
import { CryptoError, demand, orRefuse } from './error.ts';
import { sha256 } from './hash.ts';

import { newSecret } from './sign.ts';
import type { Random } from './subtle.ts';
import type { SymmetricKey } from './symmetric-key.ts';
import { uint } from './uint.ts';

/** Plaintext of a full chunk. */
export const CHUNK_BYTES = 1024 * 1024;
const SEALED_CHUNK = CHUNK_BYTES + CAEAD_OVERHEAD;
const CHUNK = 'attachment-chunk';

/** What an event carries about a blob: all that is needed to open it and to know that it is the one. */
export interface AttachmentReference {
  /** 32 bytes, as they stand inside the sealed body. */
  readonly key: Uint8Array;
  /** Of the sealed blob: 32 bytes. */
  readonly hash: Uint8Array;
  /** Of the sealed blob, in bytes. */
  readonly length: number;
}

/** How long a plaintext of `length` bytes is once sealed. */
export function sealedLength(length: number): number {
  return length + Math.max(1, Math.ceil(length / CHUNK_BYTES)) * CAEAD_OVERHEAD;
}

type Source = AsyncIterable<Uint8Array> | Iterable<Uint8Array> | Uint8Array;

function partsOf(source: Source): AsyncIterable<Uint8Array> | Iterable<Uint8Array> {
  return source instanceof Uint8Array ? [source] : source;
}

/** The same bytes in pieces of exactly `size`, the last of what is left: none is empty unless all is. */
async function* cut(
  source: Source,
  size: number,
): AsyncGenerator<{ readonly piece: Uint8Array; readonly last: boolean }> {
  let held = new Uint8Array(size);
  let filled = 0;
  for await (const part of partsOf(source)) {
    let at = 0;
    while (at < part.length) {
      if (filled === size) {
        yield { piece: held, last: false };
        held = new Uint8Array(size);
        filled = 0;
      }
      const taken = Math.min(size - filled, part.length - at);
      held.set(part.subarray(at, at + taken), filled);
      filled += taken;
      at += taken;
    }
  }
  yield { piece: held.subarray(0, filled), last: true };
}

function chunkAad(index: number, last: boolean): Bytes {
  return tuple(CHUNK, 1, uint(index), Uint8Array.of(last ? 1 : 0));
}

/** The running hash of a sealed blob: what it has seen, and what it comes to. */
class BlobHash {
  readonly #digests: Bytes[] = [];
  length = 0;

  async add(chunk: Uint8Array): Promise<void> {
    this.#digests.push(await sha256(chunk));
    this.length += chunk.length;
  }

  async end(): Promise<Bytes> {
    return await sha256(tuple('attachment', 1, uint(this.length), concat(...this.#digests)));
  }
}

/** An attachment being sealed: iterate `chunks` to the end, then ask for the reference. */
export interface SealingAttachment {
  readonly chunks: AsyncIterable<Bytes>;
  /** @throws CryptoError `out-of-range` before the last chunk has been taken. */
  reference(): AttachmentReference;
}

async function* sealChunks(key: SymmetricKey, source: Source, random: Random, hash: BlobHash): AsyncGenerator<Bytes> {
  let index = 0;
  for await (const { piece, last } of cut(source, CHUNK_BYTES)) {
    const chunk = await sealSymmetric(key, CHUNK, chunkAad(index++, last), piece, random);
    await hash.add(chunk);
    yield chunk;
  }
}

/** Seals a stream, or bytes, under a fresh key, a chunk at a time. */
export function sealAttachment(source: Source, random: Random): SealingAttachment {
  const secret = newSecret(random);
  const hash = new BlobHash();
  let done: AttachmentReference | null = null;
  async function* chunks(): AsyncGenerator<Bytes> {
    yield* sealChunks(seedKey(secret), source, random, hash);
    done = { key: secret.reveal(), hash: await hash.end(), length: hash.length };
  }
  return {
    chunks: chunks(),
    reference: () => {
      if (done === null) throw new CryptoError('out-of-range');
      return done;
    },
  };
}

/** Seals what fits in memory: the blob and its reference. */
export async function sealWholeAttachment(
  content: Uint8Array,
  random: Random,
): Promise<{ readonly blob: Bytes; readonly reference: AttachmentReference }> {
  const sealing = sealAttachment(content, random);
  const blob = await gather(sealing.chunks, sealedLength(content.length));
  return { blob, reference: sealing.reference() };
}

async function gather(parts: AsyncIterable<Uint8Array>, length: number): Promise<Bytes> {
  const whole = new Uint8Array(length);
  let at = 0;
  for await (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/**
 * Opens a sealed blob as it arrives, in pieces of any size. Each chunk is authenticated before it is given out; that it
 * was the last, and the whole the one that the event names, is known only when the iteration ends without an error, so
 * nothing is shown or kept before.
 * @throws CryptoError `refused`: changed, cut, extended, reordered, or another blob.
 */
export async function* openAttachment(reference: AttachmentReference, sealed: Source): AsyncGenerator<Bytes> {
  const key = seedKey(reference.key);
  const hash = new BlobHash();
  let index = 0;
  for await (const { piece, last } of cut(sealed, SEALED_CHUNK)) {
    await hash.add(piece);
    demand(hash.length <= reference.length);
    yield await orRefuse(async () => await openSymmetric(key, CHUNK, chunkAad(index++, last), piece));
  }
  demand(hash.length === reference.length && equalBytes(await hash.end(), reference.hash));
}

/** Opens what fits in memory, and gives out nothing unless all of it is right. @throws CryptoError `refused`. */
export async function openWholeAttachment(reference: AttachmentReference, blob: Uint8Array): Promise<Bytes> {
  demand(blob.length === reference.length);
  const chunks = Math.max(1, Math.ceil(blob.length / SEALED_CHUNK));
  demand(blob.length >= chunks * CAEAD_OVERHEAD);
  return await gather(openAttachment(reference, blob), blob.length - chunks * CAEAD_OVERHEAD);
}

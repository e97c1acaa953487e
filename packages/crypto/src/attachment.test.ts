import { concat } from '@corridor/wire';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesOf, fixedRandom, flipped } from '../test/network.ts';
import { expectCode, expectRefused } from '../test/refused.ts';
import * as second from '../test/second.ts';
import {
  CHUNK_BYTES,
  openAttachment,
  openWholeAttachment,
  sealAttachment,
  sealedLength,
  sealWholeAttachment,
  systemRandom,
} from './index.ts';

const SEALED_CHUNK = CHUNK_BYTES + 80;
const content = bytesOf('photograph', 2 * CHUNK_BYTES + 100);
const { blob, reference } = await sealWholeAttachment(content, systemRandom);

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function gathered(parts: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all = [];
  for await (const part of parts) all.push(part);
  return concat(...all);
}

/** What a reader makes of `changed`, in both ways; the reference told to expect its length, so that other checks speak. */
async function expectBothRefuse(changed: Uint8Array): Promise<void> {
  for (const length of new Set([reference.length, changed.length])) {
    await expectRefused(openWholeAttachment({ ...reference, length }, changed));
    await expectRefused(gathered(openAttachment({ ...reference, length }, pieces(changed, 100_000))));
  }
}

test.each([0, 1, 1000, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1])(
  '[AT1] %i bytes are sealed as the specification says',
  async (length) => {
    const plaintext = content.subarray(0, length);
    const random = fixedRandom('attachment');
    const sealed = await sealWholeAttachment(plaintext, random);
    const again = fixedRandom('attachment');
    const theirs = second.sealBlob(again(32), plaintext, [again(32), again(32)]);
    expect(Buffer.compare(sealed.blob, theirs.blob)).toBe(0);
    expect(sealed.reference).toEqual({
      key: fixedRandom('attachment')(32),
      hash: theirs.sealed,
      length: sealed.blob.length,
    });
    expect(sealed.blob).toHaveLength(sealedLength(length));
    expect(Buffer.compare(await openWholeAttachment(sealed.reference, sealed.blob), plaintext)).toBe(0);
  },
);

test('[AT2] each attachment has a key of its own', async () => {
  const other = await sealWholeAttachment(content.subarray(0, 10), systemRandom);
  expect(other.reference.key).not.toEqual(reference.key);
  expect(Buffer.from(blob).includes(Buffer.from(reference.key))).toBe(false);
});

const [a, b, c] = [0, 1, 2].map((i) => blob.subarray(i * SEALED_CHUNK, (i + 1) * SEALED_CHUNK)) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
];
const foreign = (await sealWholeAttachment(content, systemRandom)).blob.subarray(0, SEALED_CHUNK);
const REARRANGED: readonly (readonly [string, Uint8Array])[] = [
  ['reordered', concat(b, a, c)],
  ['without its last', concat(a, b)],
  ['without its first', concat(b, c)],
  ['without its second', concat(a, c)],
  ['with one repeated', concat(a, a, b, c)],
  ['with its last repeated', concat(a, b, c, c)],
  ['with a chunk of another attachment', concat(foreign, b, c)],
  ['cut within its last', concat(a, b, c.subarray(0, -1))],
  ['cut within its second', concat(a, b.subarray(0, 500))],
  ['with a byte more', concat(a, b, c, Uint8Array.of(0))],
  ['of which nothing is left', new Uint8Array(0)],
];
test.each(REARRANGED)('[AT3] a blob %s is refused', async (_, changed) => {
  await expectBothRefuse(changed);
});

test('[AT3] a changed bit anywhere is refused', async () => {
  for (const at of [0, 40, 70, 5000, SEALED_CHUNK - 1, SEALED_CHUNK, 2 * SEALED_CHUNK + 90, blob.length - 1]) {
    await expectBothRefuse(flipped(blob, at));
  }
});

test('[AT4] another blob under the same key is refused, as only a reader could have made it', async () => {
  let drawn = 0;
  const sameKey = (length: number) => (drawn++ === 0 ? reference.key : systemRandom(length));
  const swapped = await sealWholeAttachment(flipped(content, 7), sameKey);
  expect(swapped.reference.key).toEqual(reference.key);
  await expectBothRefuse(swapped.blob);
  await expectRefused(openWholeAttachment({ ...reference, hash: bytesOf('other') }, blob));
  await expectRefused(openWholeAttachment({ ...reference, length: reference.length + 1 }, blob));
  await expectRefused(openWholeAttachment({ ...reference, key: bytesOf('other') }, blob));
});

test('[AT5] how the bytes are cut on the way in and out changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 999, max: 3_000_000 }),
      fc.integer({ min: 999, max: 3_000_000 }),
      async (to, from) => {
        const sealing = sealAttachment(pieces(content, to), systemRandom);
        const sealed = await gathered(sealing.chunks);
        const opened = await gathered(openAttachment(sealing.reference(), pieces(sealed, from)));
        expect(Buffer.compare(opened, content)).toBe(0);
      },
    ),
    { numRuns: 8 },
  );
});

test('[AT5] a chunk is sealed before the next is read', async () => {
  let read = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const piece of pieces(content, CHUNK_BYTES)) {
      read++;
      yield piece;
    }
  }
  const { chunks } = sealAttachment(counted(), systemRandom);
  const iterator = chunks[Symbol.asyncIterator]();
  await iterator.next();
  expect(read).toBe(2);
});

test('[AT6] there is no reference before the end', async () => {
  const sealing = sealAttachment(content, systemRandom);
  const early = async () => sealing.reference();
  await expectCode(early(), 'out-of-range');
  await sealing.chunks[Symbol.asyncIterator]().next();
  await expectCode(early(), 'out-of-range');
});

test('[AT6] a stream that is cut gives out what was authentic and then refuses', async () => {
  const taken: Uint8Array[] = [];
  const all = async () => {
    for await (const part of openAttachment(reference, pieces(concat(a, b), 5000))) taken.push(part);
  };
  await expectRefused(all());
  expect(taken).toHaveLength(1);
  await expectRefused(openWholeAttachment({ ...reference, length: a.length + b.length }, concat(a, b)));
});

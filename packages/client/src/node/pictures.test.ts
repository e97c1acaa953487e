import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { jpegSegments } from '../picture/kind.ts';
import { strictPictures } from './pictures.ts';

const picture = (name: string): Buffer => readFileSync(new URL(`../../test/pictures/${name}.jpg`, import.meta.url));
const prepare = async (bytes: Uint8Array) => await strictPictures.prepare(new Blob([new Uint8Array(bytes)]));

/** The same picture with what a camera writes beside it: how it was held and where, and something behind the end. */
function fromCamera(jpeg: Buffer, orientation: number): Buffer {
  const exif = Buffer.concat([
    Buffer.from('Exif\0\0MM\0*\0\0\0\x08', 'latin1'),
    Buffer.from([0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]),
    Buffer.from('GPS 53.8N 1.5W'),
  ]);
  const head = Buffer.from([0xff, 0xe1, 0, exif.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), head, exif, jpeg.subarray(2), Buffer.from('GPS again')]);
}

test('[CL62] an upright baseline JPEG loses all that does not draw it, and nothing else', async () => {
  const plain = await prepare(picture('baseline'));
  const { jpeg, width, height } = await prepare(fromCamera(picture('baseline'), 1));
  expect([width, height]).toEqual([64, 48]);
  expect(Buffer.from(jpeg).includes('GPS')).toBe(false);
  expect(jpeg).toEqual(plain.jpeg);
  expect([...jpegSegments(jpeg)].map(({ marker }) => marker)).not.toContain(0xe1);
});

test.each([
  ['file-type', fromCamera(picture('baseline'), 6)],
  ['file-type', picture('progressive')],
  ['file-type', Buffer.from('89504e470d0a1a0a0000000d4948445200000010000000100000000000', 'hex')],
  ['not-a-picture', picture('baseline').subarray(0, 400)],
  ['empty-file', Buffer.alloc(0)],
])('[CL60] what cannot be stripped without drawing it is refused: %s', async (code, bytes) => {
  await expect(prepare(bytes)).rejects.toMatchObject({ code });
});

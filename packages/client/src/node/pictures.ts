/**
 * Pictures where there is no decoder: a baseline JPEG that is upright already loses everything but what draws it, without
 * being decoded. What would have to be turned or drawn again is refused; a program that has such pictures brings a port
 * with a decoder.
 */
import { concat } from '@corridor/wire';
import { ClientError } from '../error.ts';
import { admitPicture } from '../picture/admit.ts';
import { jpegSegments, START_OF_SCAN } from '../picture/kind.ts';
import type { Pictures } from '../port/pictures.ts';

const BASELINE = 0xc0;
/** Frame, Huffman tables, quantisation tables, restart interval, scan. */
const DRAWING = new Set([BASELINE, 0xc4, 0xdb, 0xdd, START_OF_SCAN]);
/** Adobe's segment says how colours are meant; it names nobody. */
const ADOBE = 0xee;
const EXIF = 0xe1;

/** Exif 2.32 §4.6.2, tag 0x0112, in the first directory of either byte order. 1 is upright. */
function orientationIn(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 14 || view.getUint32(0) !== 0x45786966) return 1;
  const little = view.getUint16(6) === 0x4949;
  const first = 6 + view.getUint32(10, little);
  if (first + 2 > bytes.length) return 1;
  const count = view.getUint16(first, little);
  for (let entry = first + 2, i = 0; i < count && entry + 12 <= bytes.length; i++, entry += 12) {
    if (view.getUint16(entry, little) === 0x0112) return view.getUint16(entry + 8, little);
  }
  return 1;
}

/** @throws ClientError `file-type` for a picture that is not upright or not baseline. */
function stripped(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let scan = 0;
  for (const { marker, from, to } of jpegSegments(bytes)) {
    if (marker >= 0xc1 && marker <= 0xcf && !DRAWING.has(marker)) throw new ClientError('file-type');
    if (marker === EXIF && orientationIn(bytes.subarray(from, to)) !== 1) throw new ClientError('file-type');
    if (DRAWING.has(marker) || marker === ADOBE) kept.push(bytes.subarray(from - 4, to));
    if (marker === START_OF_SCAN) scan = to;
  }
  const end = endOfImage(bytes, scan);
  if (scan === 0 || end < 0) throw new ClientError('not-a-picture');
  return concat(...kept, bytes.subarray(scan, end));
}

/** After the first end-of-image marker of the scan: what some cameras append behind it is dropped. */
function endOfImage(bytes: Uint8Array, scan: number): number {
  for (let at = scan; at + 1 < bytes.length; at++) if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return at + 2;
  return -1;
}

export const strictPictures: Pictures = {
  prepare: async (file) => {
    const { kind, width, height } = await admitPicture(file);
    if (kind !== 'jpeg') throw new ClientError('file-type');
    const jpeg = stripped(new Uint8Array(await file.arrayBuffer()));
    // Nothing was decoded, so nothing can be said against it.
    return { jpeg, width, height, sharpness: 1 };
  },
};

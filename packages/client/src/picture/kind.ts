/**
 * What a file is, by its first bytes and never by its name, and how large a picture it says it is, before anything is
 * decoded: a picture of a few kilobytes can ask for gigabytes of memory. Rule CL60.
 */
export type PictureKind = 'jpeg' | 'png' | 'webp' | 'gif' | 'heic' | 'none';

export interface Size {
  readonly width: number;
  readonly height: number;
}

const ascii = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length));

/** ISO base media brands of HEIF with HEVC (ISO/IEC 23008-12 Annex B) and AVIF. */
const HEIC_BRANDS = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1', 'avif', 'avis']);

export function kindOf(bytes: Uint8Array): PictureKind {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  if (ascii(bytes, 0, 8) === '\u0089PNG\r\n\u001a\n') return 'png';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WEBP') return 'webp';
  if (ascii(bytes, 0, 4) === 'GIF8') return 'gif';
  if (ascii(bytes, 4, 4) === 'ftyp' && HEIC_BRANDS.has(ascii(bytes, 8, 4))) return 'heic';
  return 'none';
}

/** Null if the header is damaged, or the kind has none that we read. */
export function sizeOf(bytes: Uint8Array, kind: PictureKind): Size | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const size = sizeIn(view, bytes, kind);
    return size !== null && size.width > 0 && size.height > 0 ? size : null;
  } catch {
    return null;
  }
}

function sizeIn(view: DataView, bytes: Uint8Array, kind: PictureKind): Size | null {
  switch (kind) {
    case 'jpeg':
      return jpegFrame(bytes);
    case 'png':
      return { width: view.getUint32(16), height: view.getUint32(20) };
    case 'gif':
      return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
    case 'webp':
      return webpSize(view, ascii(bytes, 12, 4));
    case 'heic':
    case 'none':
      return null;
    default:
      return kind satisfies never;
  }
}

const u24 = (view: DataView, at: number): number => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);

/** RFC 9649 §2.5 to §2.7: lossy, lossless and extended. */
function webpSize(view: DataView, chunk: string): Size | null {
  switch (chunk) {
    case 'VP8 ':
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8X':
      return { width: u24(view, 24) + 1, height: u24(view, 27) + 1 };
    default:
      return null;
  }
}

/** One marker segment of a JPEG (ITU-T T.81 Annex B): its marker and where its content lies. */
export interface Segment {
  readonly marker: number;
  readonly from: number;
  readonly to: number;
}

/** The segments before the first scan. Stops at what is damaged. */
export function* jpegSegments(bytes: Uint8Array): Generator<Segment> {
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at++;
      continue;
    }
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    if (length < 2 || at + 2 + length > bytes.length) return;
    yield { marker, from: at + 4, to: at + 2 + length };
    if (marker === START_OF_SCAN) return;
    at += 2 + length;
  }
}
export const START_OF_SCAN = 0xda;

/** Start of frame: baseline, extended and progressive, with either coding; not tables, extensions or arithmetic conditioning. */
export function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function jpegFrame(bytes: Uint8Array): Size | null {
  for (const { marker, from } of jpegSegments(bytes)) {
    if (!isFrame(marker)) continue;
    const at = (i: number): number => bytes[from + i] ?? 0;
    return { height: (at(1) << 8) | at(2), width: (at(3) << 8) | at(4) };
  }
  return null;
}

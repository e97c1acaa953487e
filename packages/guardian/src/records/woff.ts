/**
 * The TrueType font inside a WOFF 1.0 file (W3C, "WOFF File Format 1.0"): npm carries Arimo only so, and the typesetter
 * reads only sfnt.
 */
import { inflateSync } from 'node:zlib';
import { GuardianError } from '../error.ts';

const SIGNATURE = 0x774f_4646;
const WOFF_HEADER = 44;
const WOFF_ENTRY = 20;
const SFNT_HEADER = 12;
const SFNT_ENTRY = 16;

interface Table {
  readonly tag: number;
  readonly checksum: number;
  readonly content: Buffer;
}

function tableAt(woff: Buffer, entry: number): Table {
  const offset = woff.readUInt32BE(entry + 4);
  const packed = woff.subarray(offset, offset + woff.readUInt32BE(entry + 8));
  const length = woff.readUInt32BE(entry + 12);
  const content = packed.length < length ? inflateSync(packed) : packed;
  return { tag: woff.readUInt32BE(entry), checksum: woff.readUInt32BE(entry + 16), content };
}

function directory(flavour: number, tables: readonly Table[]): Buffer {
  const header = Buffer.alloc(SFNT_HEADER + tables.length * SFNT_ENTRY);
  const exponent = Math.floor(Math.log2(tables.length));
  header.writeUInt32BE(flavour, 0);
  header.writeUInt16BE(tables.length, 4);
  header.writeUInt16BE(16 * 2 ** exponent, 6);
  header.writeUInt16BE(exponent, 8);
  header.writeUInt16BE(16 * (tables.length - 2 ** exponent), 10);
  return header;
}

/** @throws GuardianError `typesetting` if the file is not WOFF 1.0. */
export function sfntOf(woff: Buffer): Buffer {
  if (woff.length < WOFF_HEADER || woff.readUInt32BE(0) !== SIGNATURE) throw new GuardianError('typesetting', 'font');
  const tables = Array.from({ length: woff.readUInt16BE(12) }, (_, i) => tableAt(woff, WOFF_HEADER + i * WOFF_ENTRY));
  const header = directory(woff.readUInt32BE(4), tables);
  const parts: Buffer[] = [header];
  let offset = header.length;
  for (const [i, { tag, checksum, content }] of tables.entries()) {
    const at = SFNT_HEADER + i * SFNT_ENTRY;
    header.writeUInt32BE(tag, at);
    header.writeUInt32BE(checksum, at + 4);
    header.writeUInt32BE(offset, at + 8);
    header.writeUInt32BE(content.length, at + 12);
    const padded = Buffer.alloc(Math.ceil(content.length / 4) * 4);
    content.copy(padded);
    parts.push(padded);
    offset += padded.length;
  }
  return Buffer.concat(parts);
}

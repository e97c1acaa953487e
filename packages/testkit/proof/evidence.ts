/**
 * Everything that the operator of the server holds, as bytes with the place where they lie; and the search through it.
 * A text is looked for as UTF-8 in three cases of letters, as UTF-16 of either byte order, as hexadecimal, and as base64
 * at each of its three alignments.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { everyRow, rowsIn } from '../../../scripts/platform/in-database.ts';

export interface Exhibit {
  /** `events.event`, `blobs/3f/…`, `log`, `bus`. */
  readonly place: string;
  readonly bytes: Buffer;
}

/** Every column of every row of every table. */
export async function databaseEvidence(url: string): Promise<readonly Exhibit[]> {
  return (await everyRow(url)).flatMap(({ table, row }) =>
    Object.entries(row).flatMap(([column, value]) =>
      bytesOf(value).map((bytes) => ({ place: `${table}.${column}`, bytes })),
    ),
  );
}

/** Columns whose type could hold words. Numbers, identifiers and times could not; bytes are searched for themselves. */
export async function wordyColumns(url: string): Promise<readonly string[]> {
  const rows = await rowsIn<{ place: string }>(
    url,
    `SELECT table_name || '.' || column_name AS place FROM information_schema.columns
     WHERE table_schema = 'public'
       AND udt_name NOT IN ('uuid', '_uuid', 'int4', '_int4', 'int8', '_int8', 'bool', 'bytea', '_bytea')
     ORDER BY 1`,
  );
  return rows.map(({ place }) => place);
}

function bytesOf(value: unknown): readonly Buffer[] {
  if (Buffer.isBuffer(value)) return [value];
  if (Array.isArray(value)) return value.flatMap(bytesOf);
  if (typeof value === 'string') return [Buffer.from(value)];
  return value === null ? [] : [Buffer.from(JSON.stringify(value))];
}

export function folderEvidence(folder: string): readonly Exhibit[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path) => ({ place: 'blobs', bytes: readFileSync(path) }));
}

export function textEvidence(place: string, lines: readonly string[]): readonly Exhibit[] {
  return [{ place, bytes: Buffer.from(lines.join('\n')) }];
}

/** The characters of base64 that depend on `bytes` alone, whatever stands before and behind them. */
function base64At(bytes: Buffer, before: number): string {
  const whole = Buffer.concat([Buffer.alloc(before), bytes]);
  const first = Math.ceil((before * 8) / 6);
  return whole.toString('base64').slice(first, Math.floor((whole.length * 8) / 6));
}

function guises(text: string): readonly Buffer[] {
  const plain = Buffer.from(text);
  const little = Buffer.from(text, 'utf16le');
  const spellings = [text, text.toLowerCase(), text.toUpperCase()].map((each) => Buffer.from(each));
  const hex = spellings.flatMap((each) => [each.toString('hex'), each.toString('hex').toUpperCase()]);
  const base64 = [0, 1, 2].map((before) => base64At(plain, before));
  const url = base64.map((each) => each.replaceAll('+', '-').replaceAll('/', '_'));
  return [
    ...spellings,
    little,
    Buffer.from(little).swap16(),
    ...[...hex, ...base64, ...url].map((each) => Buffer.from(each)),
  ];
}

/** The places where a text lies in any guise, each once, sorted. */
export function placesOf(text: string, evidence: readonly Exhibit[]): readonly string[] {
  const wanted = guises(text);
  const found = evidence.filter(({ bytes }) => wanted.some((guise) => bytes.includes(guise)));
  return [...new Set(found.map(({ place }) => place))].toSorted();
}

/** Any 64 bytes of a file in a row contain one of these whole. */
const BLOCK = 32;

/** The places where 64 bytes or more of a file lie as they are. */
export function placesOfBytes(file: Uint8Array, evidence: readonly Exhibit[]): readonly string[] {
  const blocks: Buffer[] = [];
  for (let at = 0; at + BLOCK <= file.length; at += BLOCK) blocks.push(Buffer.from(file.subarray(at, at + BLOCK)));
  // A block of one byte repeated is padding, which anybody may write.
  const telling = blocks.filter((block) => block.some((byte) => byte !== block[0]));
  const found = evidence.filter(({ bytes }) => telling.some((block) => bytes.includes(block)));
  return [...new Set(found.map(({ place }) => place))].toSorted();
}

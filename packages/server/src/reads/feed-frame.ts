/**
 * A page of a feed, written straight into one buffer and framed there: what `encodeFrame` makes of the same answer, byte
 * for byte, in an eighth of the time. A page is mostly ciphertext, which is copied once; the encoder's work is all in the
 * rest.
 */
import type { Fed } from '@corridor/wire';
import { framedInPlace, HEAD_ROOM } from '../socket/socket.ts';

const UNSIGNED = 0x00;
const BYTES = 0x40;
const NULL = 0xf6;
const ID = Buffer.from([0x78, 32]);
/** Room for a row but its event: keys, two identifiers, numbers of at most nine bytes. */
const ROW = 160;
const ENVELOPE = 64 + HEAD_ROOM;

/** A text under 24 bytes, as CBOR. */
const short = (text: string): Buffer => Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)]);

// Maps in the order of RFC 8949 §4.2.1: shorter keys first.
const ANSWER = Buffer.concat([Buffer.from([0xa4]), short('r')]);
const TYPE_AND_LAST = Buffer.concat([short('t'), short('feed'), short('last')]);
const ROWS = short('rows');
const ROW_AND_N = Buffer.concat([Buffer.from([0xa6]), short('n')]);
const [AT, CASE, LANE, EVENT, NUMBER] = ['at', 'case', 'lane', 'event', 'number'].map(short) as [
  Buffer,
  Buffer,
  Buffer,
  Buffer,
  Buffer,
];
const ARRAY = 0x80;

export function feedFrame(r: number, rows: readonly Fed[], last: number): Buffer {
  const size = rows.reduce((sum, { event }) => sum + event.length + ROW, ENVELOPE);
  const frame = Buffer.allocUnsafe(size);
  let at = put(frame, HEAD_ROOM, ANSWER);
  at = head(frame, at, UNSIGNED, r);
  at = put(frame, at, TYPE_AND_LAST);
  at = head(frame, at, UNSIGNED, last);
  at = put(frame, at, ROWS);
  at = head(frame, at, ARRAY, rows.length);
  for (const row of rows) at = putRow(frame, at, row);
  return framedInPlace(frame, at);
}

function putRow(frame: Buffer, start: number, row: Fed): number {
  let at = head(frame, put(frame, start, ROW_AND_N), UNSIGNED, row.n);
  at = head(frame, put(frame, at, AT), UNSIGNED, row.at);
  at = putId(frame, put(frame, at, CASE), row.case);
  at = putId(frame, put(frame, at, LANE), row.lane);
  at = head(frame, put(frame, at, EVENT), BYTES, row.event.length);
  at = put(frame, at, row.event);
  return head(frame, put(frame, at, NUMBER), UNSIGNED, row.number);
}

function put(frame: Buffer, at: number, bytes: Uint8Array): number {
  frame.set(bytes, at);
  return at + bytes.length;
}

function putId(frame: Buffer, at: number, id: string | null): number {
  if (id === null) {
    frame[at] = NULL;
    return at + 1;
  }
  const from = put(frame, at, ID);
  return from + frame.write(id, from, 'latin1');
}

/** A major type with its argument in as few bytes as it takes. */
function head(frame: Buffer, at: number, major: number, value: number): number {
  if (value < 24) {
    frame[at] = major | value;
    return at + 1;
  }
  if (value < 0x100) {
    frame[at] = major | 24;
    return frame.writeUInt8(value, at + 1);
  }
  if (value < 0x1_0000) {
    frame[at] = major | 25;
    return frame.writeUInt16BE(value, at + 1);
  }
  if (value < 0x1_0000_0000) {
    frame[at] = major | 26;
    return frame.writeUInt32BE(value, at + 1);
  }
  frame[at] = major | 27;
  frame.writeUInt32BE(Math.floor(value / 0x1_0000_0000), at + 1);
  return frame.writeUInt32BE(value % 0x1_0000_0000, at + 5);
}

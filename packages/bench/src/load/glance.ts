/**
 * What a load needs of a frame, read without decoding it: fifty thousand come in a second, and decoding each would measure
 * the generator. It leans on frames being deterministic CBOR, whose map keys stand shortest first (RFC 8949 §4.2.3): `r`
 * and `t` open a frame, and `number` closes an `event` and an `accepted`. The bench's own test decodes them properly.
 */

export type Seen = 'event' | 'accepted' | 'other';

/** `61 74` is the key `t`, and then a text of 5 or 8 bytes. */
const EVENT = Buffer.from('6174656576656e74', 'hex');
const ACCEPTED = Buffer.from('6174686163636570746564', 'hex');
const NUMBER = Buffer.from('666e756d626572', 'hex');
/** The key `r`. */
const R = 0x61_72;
/** Bytes that a whole number takes, after how its first byte tells it: below 24 it is the number. */
const HEADS = [
  { head: 0x18, width: 2 },
  { head: 0x19, width: 3 },
  { head: 0x1a, width: 5 },
] as const;

export function glance(frame: Buffer): Seen {
  if (startsWith(frame, EVENT, 1)) return 'event';
  if (!answers(frame)) return 'other';
  return startsWith(frame, ACCEPTED, 3 + widthAt(frame, 3)) ? 'accepted' : 'other';
}

/** Whether a frame answers a request, rather than tell of something. */
export function answers(frame: Buffer): boolean {
  return frame.readUInt16BE(1) === R;
}

/** The request that an answer answers. */
export function requestOf(frame: Buffer): number {
  return wholeAt(frame, 3);
}

/** The last field of the frame if that is `number`; −1 if not. */
export function numberOf(frame: Buffer): number {
  const { length } = frame;
  const last = frame[length - 1] ?? 0;
  if (last < 24 && startsWith(frame, NUMBER, length - 1 - NUMBER.length)) return last;
  for (const { head, width } of HEADS) {
    if (frame[length - width] !== head || !startsWith(frame, NUMBER, length - width - NUMBER.length)) continue;
    return wholeAt(frame, length - width);
  }
  return -1;
}

function widthAt(frame: Buffer, at: number): number {
  const head = frame[at];
  return HEADS.find((one) => one.head === head)?.width ?? 1;
}

function wholeAt(frame: Buffer, at: number): number {
  const width = widthAt(frame, at);
  return width === 1 ? (frame[at] ?? 0) : frame.readUIntBE(at + 1, width - 1);
}

function startsWith(frame: Buffer, wanted: Buffer, at: number): boolean {
  if (at < 0 || frame.length < at + wanted.length) return false;
  for (let i = 0; i < wanted.length; i++) if (frame[at + i] !== wanted[i]) return false;
  return true;
}

/**
 * CBOR from outside, decoded only if it is worth its memory. A byte of CBOR can stand for an object of a hundred bytes, so
 * two megabytes of nothing would cost two hundred: what a text would come to is added up from its heads alone, before
 * anything is made of it. Rules FZ4, FZ6 in docs/protocol/fuzzing.md.
 */
import { decode } from 'cborg';
import { WireError } from './error.ts';

/** Nothing that we write is deeper, and no map of ours has more fields. */
const MOST_DEPTH = 32;
const MOST_FIELDS = 256;
/** What decoding may cost: so many times the length, and so much for small ones, whose maps are mostly names of fields. */
const TIMES = 8;
const FREE = 64 * 1024;

/** Bytes of memory in V8 of 64 bits, beside the content; a value's place in its list or map included. */
const NUMBER = 24;
const TEXT = 40;
const BYTES = 240;
const LIST = 64;
const MAP = 96;

const STRICT = {
  strict: true,
  allowIndefinite: false,
  allowUndefined: false,
  allowInfinity: false,
  allowNaN: false,
  allowBigInt: false,
  rejectDuplicateMapKeys: true,
} as const;

/**
 * One value of definite lengths, shortest numbers, no tags, no undefined, NaN or infinity, no key twice, nothing left over.
 * @throws WireError `not-a-frame`; `too-many` for what is too deep or costs too much.
 */
export function decodeCbor(bytes: Uint8Array): unknown {
  demandCheap(bytes);
  try {
    return decode(bytes, STRICT);
  } catch {
    throw new WireError('not-a-frame', 'CBOR');
  }
}

function refuse(): never {
  throw new WireError('not-a-frame', 'CBOR');
}

/** Reads heads one after the other, and makes nothing: what it would leave behind would be its own cost. */
class Heads {
  readonly #view: DataView;
  at = 0;
  major = 0;
  /** A number, a length in bytes, or how many follow. */
  value = 0;

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  next(): void {
    const first = this.#byte();
    this.major = first >> 5;
    const info = first & 31;
    if (info > 27) refuse();
    this.value = info;
    if (info < 24) return;
    this.value = 0;
    for (let left = 1 << (info - 24); left > 0; left--) this.value = this.value * 256 + this.#byte();
  }

  #byte(): number {
    if (this.at >= this.#view.byteLength) refuse();
    return this.#view.getUint8(this.at++);
  }
}

/** What a value of this kind costs beside its content. */
function costOf(major: number): number {
  if (major === 2) return BYTES;
  if (major === 3) return TEXT;
  if (major === 4) return LIST;
  return major === 5 ? MAP : NUMBER;
}

function demandCheap(bytes: Uint8Array): void {
  const heads = new Heads(bytes);
  let left = FREE + TIMES * bytes.length;
  /** How many values are still to come, at each depth. */
  const open = [1];
  while (open.length > 0) {
    const coming = open.pop() ?? 0;
    if (coming === 0) continue;
    open.push(coming - 1);
    heads.next();
    const { major, value } = heads;
    const isContent = major === 2 || major === 3;
    const values = major === 4 ? value : major === 5 ? 2 * value : 0;
    if (isContent) heads.at += value;
    left -= costOf(major) + (isContent ? value : 0);
    // Every value takes a byte at least, so a promise of more than is left is none.
    if (major === 6 || heads.at + values > bytes.length) refuse();
    if (major === 5 && value > MOST_FIELDS) refuse();
    if (left < 0 || open.length >= MOST_DEPTH) throw new WireError('too-many', 'CBOR');
    if (values > 0) open.push(values);
  }
  if (heads.at !== bytes.length) refuse();
}

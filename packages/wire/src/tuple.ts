/**
 * Injective tuples: what is signed, and what is authenticated beside a ciphertext.
 *
 * A record is its label and then its fields, each as a 32-bit big-endian length and that many bytes. No two records
 * have the same bytes, because every field says its own length and the first field says which record it is. Decoding is
 * exact: every byte is accounted for, every number and word has one spelling. What was signed is kept as bytes and never
 * encoded again. Rules TU* in docs/protocol/wire.md.
 */
import { type Bytes, concat, equalBytes, fromHex, fromUtf8, toHex, toUtf8 } from './bytes.ts';
import { WireError } from './error.ts';
import { type AnyId, ID_BYTES } from './id.ts';

/** How one value is written as the bytes of one field. `decode` throws WireError and accepts only what `encode` makes. */
export interface Field<T> {
  encode(value: T, where: string): Uint8Array;
  decode(bytes: Uint8Array, where: string): T;
}

export type Value<F> = F extends Field<infer T> ? T : never;
type Fields = Readonly<Record<string, Field<unknown>>>;
type ValuesOf<F extends Fields> = { readonly [K in keyof F]: Value<F[K]> };

/** A labelled record: the label names the format and its version. */
export interface Format<T> {
  readonly label: string;
  encode(value: T): Bytes;
  decode(bytes: Uint8Array): T;
}
export type Decoded<F> = F extends Format<infer T> ? T : never;

function frame(parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((length, part) => length + 4 + part.length, 0));
  const view = new DataView(whole.buffer);
  let at = 0;
  for (const part of parts) {
    view.setUint32(at, part.length);
    whole.set(part, at + 4);
    at += 4 + part.length;
  }
  return whole;
}

function unframe(bytes: Uint8Array, where: string, most: number): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length) {
    if (parts.length === most) throw new WireError('too-many', where);
    if (bytes.length - at < 4) throw new WireError('truncated', where);
    const end = at + 4 + view.getUint32(at);
    if (end > bytes.length) throw new WireError('truncated', where);
    parts.push(bytes.subarray(at + 4, end));
    at = end;
  }
  return parts;
}

/** Each field with the name that an error gives it; worked out once, since headers are encoded and decoded by the thousand. */
type Named = readonly { readonly name: string; readonly field: Field<unknown>; readonly where: string }[];

function named(fields: Fields, where: string): Named {
  return Object.entries(fields).map(([name, field]) => ({ name, field, where: `${where}.${name}` }));
}

function encodeFields(fields: Named, value: Readonly<Record<string, unknown>>): Uint8Array[] {
  return fields.map(({ name, field, where }) => field.encode(value[name], where));
}

function decodeFields(fields: Named, parts: readonly Uint8Array[], from: number, where: string): object {
  if (parts.length < fields.length + from) throw new WireError('truncated', where);
  if (parts.length > fields.length + from) throw new WireError('trailing-bytes', where);
  const value: Record<string, unknown> = {};
  let at = from;
  for (const { name, field, where: within } of fields) value[name] = field.decode(parts[at++] as Uint8Array, within);
  return value;
}

/** A top-level format. The first field is `corridor/<name>/v<n>`. */
export function record<F extends Fields>(name: string, version: number, fields: F): Format<ValuesOf<F>> {
  const label = `corridor/${name}/v${version}`;
  const head = toUtf8(label);
  const all = named(fields, name);
  return {
    label,
    encode: (value) => frame([head, ...encodeFields(all, value)]),
    decode: (bytes) => {
      const parts = unframe(bytes, name, all.length + 1);
      if (parts[0] === undefined || !equalBytes(parts[0], head)) throw new WireError('wrong-label', name);
      return decodeFields(all, parts, 1, name) as ValuesOf<F>;
    },
  };
}

/** The label of a record, whatever its format; for telling formats apart before decoding. */
export function labelOf(bytes: Uint8Array): string {
  if (bytes.length < 4) throw new WireError('truncated', 'label');
  const end = 4 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  if (end > bytes.length || end > 132) throw new WireError('truncated', 'label');
  return fromUtf8(bytes.subarray(4, end), 'label');
}

/** A tuple of byte strings under a label, for what is hashed, derived or authenticated but never decoded. */
export function tuple(name: string, version: number, ...parts: readonly Uint8Array[]): Bytes {
  return frame([toUtf8(`corridor/${name}/v${version}`), ...parts]);
}

/** Fields inside a field: a record without a label of its own. */
export function struct<F extends Fields>(fields: F): Field<ValuesOf<F>> {
  const all = named(fields, 'struct');
  return {
    encode: (value) => frame(encodeFields(all, value)),
    decode: (bytes, where) => decodeFields(all, unframe(bytes, where, all.length), 0, where) as ValuesOf<F>,
  };
}

/** Any number of values of one kind, at most `most`. */
export function list<T>(field: Field<T>, most: number): Field<readonly T[]> {
  return {
    encode: (values, where) => {
      if (values.length > most) throw new WireError('too-many', where);
      return frame(values.map((value) => field.encode(value, where)));
    },
    decode: (bytes, where) => unframe(bytes, where, most).map((part) => field.decode(part, where)),
  };
}

const PRESENT = Uint8Array.of(1);
const ABSENT = new Uint8Array(0);

/** A value or null. Present values carry a leading 1, so an empty value and no value differ. */
export function optional<T>(field: Field<T>): Field<T | null> {
  return {
    encode: (value, where) => (value === null ? ABSENT : concat(PRESENT, field.encode(value, where))),
    decode: (bytes, where) => {
      if (bytes.length === 0) return null;
      if (bytes[0] !== 1) throw new WireError('out-of-range', where);
      return field.decode(bytes.subarray(1), where);
    },
  };
}

/** A whole number from 0 to 2^53 − 1, as 8 bytes, big-endian. Times are milliseconds since 1970 UTC. */
export const int: Field<number> = {
  encode: (value, where) => {
    if (!Number.isSafeInteger(value) || value < 0) throw new WireError('out-of-range', where);
    const bytes = new Uint8Array(8);
    const view = new DataView(bytes.buffer);
    view.setUint32(0, Math.floor(value / 0x1_0000_0000));
    view.setUint32(4, value % 0x1_0000_0000);
    return bytes;
  },
  decode: (bytes, where) => {
    if (bytes.length !== 8) throw new WireError('wrong-length', where);
    const view = new DataView(bytes.buffer, bytes.byteOffset, 8);
    const high = view.getUint32(0);
    if (high > 0x1fffff) throw new WireError('out-of-range', where);
    return high * 0x1_0000_0000 + view.getUint32(4);
  },
};

/** Exactly `length` bytes. */
export function fixed(length: number): Field<Uint8Array> {
  const exact = (bytes: Uint8Array, where: string): Uint8Array => {
    if (bytes.length !== length) throw new WireError('wrong-length', where);
    return bytes;
  };
  return { encode: exact, decode: exact };
}

/** At most `most` bytes. */
export function bytes(most: number): Field<Uint8Array> {
  const bounded = (value: Uint8Array, where: string): Uint8Array => {
    if (value.length > most) throw new WireError('too-many', where);
    return value;
  };
  return { encode: bounded, decode: bounded };
}

/** Text of at most `most` bytes of UTF-8. */
export function text(most: number): Field<string> {
  const bounded = bytes(most);
  return {
    encode: (value, where) => bounded.encode(toUtf8(value), where),
    decode: (value, where) => fromUtf8(bounded.decode(value, where), where),
  };
}

/** One word of a closed list. */
export function oneOf<const W extends string>(words: readonly W[]): Field<W> {
  const known = new Set<string>(words);
  return {
    encode: (word, where) => {
      if (!known.has(word)) throw new WireError('unknown-word', where);
      return toUtf8(word);
    },
    decode: (value, where) => {
      const word = fromUtf8(value, where);
      if (!known.has(word)) throw new WireError('unknown-word', where);
      return word as W;
    },
  };
}

/** An identifier: 16 bytes on the wire, 32 hexadecimal characters in the program. */
export function id<T extends AnyId>(): Field<T> {
  return {
    encode: (value, where) => {
      const raw = fromHex(value);
      if (raw.length !== ID_BYTES) throw new WireError('not-an-id', where);
      return raw;
    },
    decode: (raw, where) => {
      if (raw.length !== ID_BYTES) throw new WireError('not-an-id', where);
      return toHex(raw) as T;
    },
  };
}

/** A SHA-256 hash. */
export const hash = fixed(32);
/** An Ed25519 public key (RFC 8032). */
export const signKey = fixed(32);
/** An X-Wing public key: ML-KEM-768 encapsulation key and X25519 key (draft-connolly-cfrg-xwing-kem). */
export const kemKey = fixed(1216);
/** An Ed25519 signature. */
export const signature = fixed(64);

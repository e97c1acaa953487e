/** PostgreSQL's binary formats of the few column types that the hot path uses. Identifiers are 32 hexadecimal characters. */
import type { Writer } from './writer.ts';

export interface Codec<T> {
  readonly oid: number;
  readonly arrayOid: number;
  /** Writes the value's bytes, without their length. */
  write(to: Writer, value: T): void;
  read(from: Buffer, at: number, end: number): T;
}

export type Plain<C> = C extends Codec<infer T> ? T : never;

/** A value after its length, which is −1 for null. */
export function writeSized<T>(to: Writer, codec: Codec<T>, value: T): void {
  const at = to.open();
  if (value !== null) codec.write(to, value);
  to.close(at, value === null);
}

export const bool: Codec<boolean> = {
  oid: 16,
  arrayOid: 1000,
  write: (to, value) => to.byte(value ? 1 : 0),
  read: (from, at) => from[at] === 1,
};

/** Raw bytes. Read as a view of what came over the socket: who keeps one longer copies it. */
export const bytea: Codec<Uint8Array> = {
  oid: 17,
  arrayOid: 1001,
  write: (to, value) => to.bytes(value),
  read: (from, at, end) => from.subarray(at, end),
};

/** A 64-bit whole number that fits a double: counters and milliseconds do. */
export const int8: Codec<number> = {
  oid: 20,
  arrayOid: 1016,
  write: (to, value) => {
    to.int32(Math.floor(value / 0x1_0000_0000));
    to.int32(value | 0);
  },
  read: (from, at) => from.readInt32BE(at) * 0x1_0000_0000 + from.readUInt32BE(at + 4),
};

export const int4: Codec<number> = {
  oid: 23,
  arrayOid: 1007,
  write: (to, value) => to.int32(value),
  read: (from, at) => from.readInt32BE(at),
};

export const text: Codec<string> = {
  oid: 25,
  arrayOid: 1009,
  write: (to, value) => to.text(value),
  read: (from, at, end) => from.toString('utf8', at, end),
};

export const uuid: Codec<string> = {
  oid: 2950,
  arrayOid: 2951,
  write: (to, value) => to.hex(value),
  read: (from, at, end) => from.toString('hex', at, end),
};

/** A column or parameter that may be null. */
export function nullable<T>(codec: Codec<T>): Codec<T | null> {
  return {
    ...codec,
    write: (to, value) => {
      if (value !== null) codec.write(to, value);
    },
  };
}

/** A one-dimensional array; its elements may be null if the codec's values may. */
export function arrayOf<T>(codec: Codec<T>): Codec<readonly T[]> {
  return {
    oid: codec.arrayOid,
    arrayOid: codec.arrayOid,
    write: (to, values) => {
      to.int32(values.length === 0 ? 0 : 1);
      to.int32(1);
      to.int32(codec.oid);
      if (values.length === 0) return;
      to.int32(values.length);
      to.int32(1);
      for (const value of values) writeSized(to, codec, value);
    },
    read: (from, at) => readArray(codec, from, at),
  };
}

function readArray<T>(codec: Codec<T>, from: Buffer, start: number): T[] {
  if (from.readInt32BE(start) === 0) return [];
  const count = from.readInt32BE(start + 12);
  const values: T[] = [];
  let at = start + 20;
  for (let i = 0; i < count; i++) {
    const length = from.readInt32BE(at);
    at += 4;
    values.push(length < 0 ? (null as T) : codec.read(from, at, at + length));
    if (length > 0) at += length;
  }
  return values;
}

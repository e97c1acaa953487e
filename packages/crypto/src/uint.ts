import type { Bytes } from '@corridor/wire';

/** A whole number as 8 bytes, big-endian: as wire writes one (TU4), for tuples that are derived from, never decoded. */
export function uint(value: number): Bytes {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value));
  return bytes;
}

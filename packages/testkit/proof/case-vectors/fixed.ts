/** Randomness, identifiers and times that are the same in every run, so that the vectors are. */
import { createHash } from 'node:crypto';
import type { Random } from '@corridor/crypto';
import { type AnyId, type Bytes, toHex } from '@corridor/wire';

/** Monday 23 November 2026, 09:00 in London. */
export const MONDAY_9 = 1_795_424_400_000;
export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

/** Bytes that look random and are always the same: SHA-256 of the name and a count, on and on. */
export function fixedRandom(name: string): Random {
  let count = 0;
  return (length) => {
    const blocks: Buffer[] = [];
    while (blocks.length * 32 < length) {
      blocks.push(createHash('sha256').update(`case vectors ${name} ${count++}`).digest());
    }
    return new Uint8Array(Buffer.concat(blocks).subarray(0, length));
  };
}

export function bytesOf(name: string, length = 32): Bytes {
  return new Uint8Array(fixedRandom(name)(length));
}

export function idOf<T extends AnyId>(name: string): T {
  return toHex(bytesOf(`id ${name}`, 16)) as T;
}

/** Frames are CBOR (RFC 8949 §4.2.1, deterministic), decoded strictly and then checked against one schema. */
import { encode } from 'cborg';
import * as z from 'zod/mini';
import type { Bytes } from './bytes.ts';
import { decodeCbor } from './cbor.ts';
import { WireError } from './error.ts';
import { type AnyId, isId, type TeamId } from './id.ts';

/** Largest frame either side accepts: the largest statement and its envelope. */
export const MOST_FRAME = 2 * 1024 * 1024;

export const raw = (most: number) =>
  z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length <= most);
/** Exactly `length` bytes. */
export const exactly = (length: number) =>
  z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length === length);
export const count = z.int().check(z.minimum(0));
export const ident = <T extends AnyId>() => z.custom<T>((value) => typeof value === 'string' && isId(value));
export const lane = z.nullable(ident<TeamId>());

export function encodeFrame(frame: object): Bytes {
  return encode(frame);
}

/** @throws WireError `too-many` over the size or the memory, `not-a-frame` if it is not strict CBOR of the schema. */
export function decodeFrame<T>(schema: z.ZodMiniType<T>, bytes: Uint8Array): T {
  if (bytes.length > MOST_FRAME) throw new WireError('too-many', 'frame');
  const parsed = schema.safeParse(decodeCbor(bytes));
  if (!parsed.success) throw new WireError('not-a-frame', 'frame');
  return parsed.data;
}

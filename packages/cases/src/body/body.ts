/**
 * What is inside the seal: one body per act, as bytes and back.
 *
 * Bytes are CBOR (RFC 8949) of `[version, body]` in the one encoding that `cborg` writes: definite lengths, shortest
 * numbers, keys by length and then bytes, no tags, no undefined. What it would not have written is refused, so that a
 * body has one set of bytes. An unknown field is refused, never dropped: dropping it could drop a warning.
 */
import { type Act, decodeCbor, equalBytes } from '@corridor/wire';
import { encode } from 'cborg';
import * as z from 'zod/mini';
import { CasesError } from '../error.ts';
import { conform, type Immutable } from '../schema.ts';
import {
  acceptedBody,
  acknowledgedBody,
  assignedBody,
  claimedBody,
  closedBody,
  disagreedBody,
  filedBody,
  handedOverBody,
  leftBody,
  reAnchoredBody,
  rekeyedBody,
  releasedClaimBody,
  reopenedBody,
  sharedBody,
  watchedBody,
} from './course.ts';
import { openedBody } from './opened.ts';
import { advisedBody, amendedBody, askedMoreBody, notedBody, saidBody } from './talk.ts';

export const bodySchema = z.discriminatedUnion('act', [
  openedBody,
  saidBody,
  askedMoreBody,
  advisedBody,
  claimedBody,
  releasedClaimBody,
  handedOverBody,
  acceptedBody,
  assignedBody,
  sharedBody,
  leftBody,
  acknowledgedBody,
  disagreedBody,
  amendedBody,
  reAnchoredBody,
  watchedBody,
  closedBody,
  reopenedBody,
  filedBody,
  rekeyedBody,
  notedBody,
]);
export type Body = Immutable<z.output<typeof bodySchema>>;
export type BodyOf<A extends Act> = Extract<Body, { readonly act: A }>;

export const BODY_VERSION = 1;
/** Largest body before sealing, in bytes; what is larger is an attachment. Leaves room for padding under the wire's limit. */
export const MOST_BODY = 192 * 1024;

/** @throws CasesError `body-invalid` with all faults; `body-too-large`. */
export function encodeBody(body: Body): Uint8Array {
  const checked = conform(bodySchema, body, 'body-invalid');
  const raw = encode([BODY_VERSION, checked], { ignoreUndefinedProperties: true });
  if (raw.length > MOST_BODY) throw new CasesError('body-too-large');
  return raw;
}

function valueOf(raw: Uint8Array): unknown {
  try {
    return decodeCbor(raw);
  } catch {
    throw new CasesError('body-malformed');
  }
}

function decodePair(raw: Uint8Array): readonly [version: unknown, content: unknown] {
  const value = valueOf(raw);
  if (!Array.isArray(value) || value.length !== 2) throw new CasesError('body-malformed');
  return [value[0], value[1]];
}

/**
 * The body of an event whose signed header names `act`.
 *
 * @throws CasesError `body-too-large`, `body-malformed` (not CBOR), `body-version` (written by a newer Corridor),
 *   `body-invalid` with all faults, `body-act-differs`, `body-not-canonical`.
 */
export function decodeBody(raw: Uint8Array, act: Act): Body {
  if (raw.length > MOST_BODY) throw new CasesError('body-too-large');
  const [version, content] = decodePair(raw);
  if (version !== BODY_VERSION) throw new CasesError('body-version');
  const body: Body = conform(bodySchema, content, 'body-invalid');
  if (body.act !== act) throw new CasesError('body-act-differs');
  if (!equalBytes(encode([BODY_VERSION, content]), raw)) throw new CasesError('body-not-canonical');
  return body;
}

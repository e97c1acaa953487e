/**
 * Events: a body padded and sealed under the key that the plain header names, with the header as what it belongs to, and
 * the whole signed by its author. Rules EV3 to EV7.
 */
import {
  type Bytes,
  equalBytes,
  type Header,
  header,
  MOST_CIPHERTEXT,
  pad,
  paddedLength,
  type SealedEvent,
  SUITE,
  unpad,
} from '@corridor/wire';
import { CAEAD_OVERHEAD, openSymmetric, sealSymmetric } from './caead.ts';
import { EpochKey } from './epoch.ts';
import { CryptoError, demand, orRefuse } from './error.ts';
import { verifyEvent } from './event-signature.ts';
import { signingInput } from './hash.ts';
import type { Signer } from './sign.ts';
import type { Random } from './subtle.ts';
import type { SymmetricKey } from './symmetric-key.ts';
import type { TeamKeys } from './team.ts';

const BODY = 'event-body';

/** A case's log is sealed under its epoch, a team's private lane under the team's generation. */
export type BodyKey = EpochKey | TeamKeys;

/** Whether `key` is the one that the header names. */
function names(of: Header, key: BodyKey): boolean {
  if (!(key instanceof EpochKey)) return of.lane !== null && equalBytes(of.key, key.commitment);
  return of.lane === null && of.case === key.case && of.epoch === key.epoch && equalBytes(of.key, key.statement);
}

function symmetricOf(key: BodyKey): SymmetricKey {
  return key instanceof EpochKey ? key : key.symmetric;
}

/** Whether a body is small enough for an event. Above this a text is an attachment. */
export function fitsEvent(body: Uint8Array): boolean {
  return paddedLength(body.length + 1) + CAEAD_OVERHEAD <= MOST_CIPHERTEXT;
}

/**
 * @param body At most about 256 KiB; see `fitsEvent`.
 * @throws CryptoError `refused` if the header names another key or suite, `out-of-range` if the body is too large.
 */
export async function sealEvent(
  of: Header,
  body: Uint8Array,
  key: BodyKey,
  signer: Signer,
  random: Random,
): Promise<SealedEvent> {
  demand(of.suite === SUITE && names(of, key));
  if (!fitsEvent(body)) throw new CryptoError('out-of-range');
  const headerBytes = header.encode(of);
  const ciphertext = await sealSymmetric(symmetricOf(key), BODY, headerBytes, pad(body), random);
  const signature = await signer.sign(await signingInput({ header: headerBytes, ciphertext }));
  return { header: headerBytes, ciphertext, signature };
}

/** What an event says, to somebody who holds its key. */
export interface OpenedEvent {
  readonly header: Header;
  readonly body: Bytes;
}

/**
 * Verifies and opens. What order the event has among others, and whether its author was a member, is the caller's.
 * @param authorKey The Ed25519 key of the person that the header's `by` names.
 * @throws CryptoError `refused`: bad signature, another key, a changed header or body, bad padding.
 */
export async function openEvent(event: SealedEvent, key: BodyKey, authorKey: Uint8Array): Promise<OpenedEvent> {
  const [verified, opened] = await Promise.allSettled([
    verifyEvent(event, authorKey),
    openSymmetric(symmetricOf(key), BODY, event.header, event.ciphertext),
  ]);
  demand(verified.status === 'fulfilled' && opened.status === 'fulfilled' && names(verified.value, key));
  const body = await orRefuse(() => unpad(opened.value));
  return { header: verified.value, body: new Uint8Array(body) };
}

/**
 * Cosignatures of checkpoints with a time (c2sp.org/tlog-cosignature, cosignature/v1, Ed25519). Who cosigns says: at this time
 * this was the largest tree that I knew of this log, and it continues all that I cosigned before. Rule LG8.
 */
import { type Bytes, concat, toUtf8 } from '@corridor/wire';
import { verifySignature } from '../ed25519.ts';
import { demand } from '../error.ts';
import type { Signer } from '../sign.ts';
import { uint } from '../uint.ts';
import { claimedBy, type Note, type NoteSignature } from './note.ts';
import { keyIdOf, SIGNATURE_TYPE } from './note-key.ts';

const TIME_BYTES = 8;
const SIGNATURE_BYTES = 64;

function message(text: string, seconds: number): Bytes {
  return toUtf8(`cosignature/v1\ntime ${seconds}\n${text}`);
}

/** @param text The checkpoint's. @param at Milliseconds since 1970 UTC; the signature says whole seconds. */
export async function cosign(text: string, name: string, at: number, signer: Signer): Promise<NoteSignature> {
  const seconds = Math.floor(at / 1000);
  const keyId = keyIdOf(name, SIGNATURE_TYPE.cosignature, signer.publicKey);
  return { name, keyId, signature: concat(uint(seconds), await signer.sign(message(text, seconds))) };
}

export interface Cosignature {
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  readonly signature: NoteSignature;
}

/**
 * The key's cosignature, the latest if there are several; null if there is none.
 *
 * @param name The cosigner's name, or null for whatever name it goes by.
 * @throws CryptoError `refused` for a signature that says it is this key's and is not.
 */
export async function cosignatureBy(
  note: Note,
  publicKey: Uint8Array,
  name: string | null,
): Promise<Cosignature | null> {
  const claimed = claimedBy(note, SIGNATURE_TYPE.cosignature, publicKey, name);
  const all = await Promise.all(
    claimed.map(async (signature) => ({ at: await timeOf(note.text, signature.signature, publicKey), signature })),
  );
  return all.toSorted((a, b) => b.at - a.at)[0] ?? null;
}

/** When the key cosigned, in milliseconds; as `cosignatureBy`. */
export async function cosignedAt(note: Note, publicKey: Uint8Array, name: string | null): Promise<number | null> {
  return (await cosignatureBy(note, publicKey, name))?.at ?? null;
}

async function timeOf(text: string, signature: Uint8Array, publicKey: Uint8Array): Promise<number> {
  demand(signature.length === TIME_BYTES + SIGNATURE_BYTES);
  const seconds = Number(new DataView(signature.buffer, signature.byteOffset).getBigUint64(0));
  demand(Number.isSafeInteger(seconds * 1000));
  demand(await verifySignature(publicKey, message(text, seconds), signature.subarray(TIME_BYTES)));
  return seconds * 1000;
}

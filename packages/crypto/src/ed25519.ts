/** Ed25519 (RFC 8032): the host's, or @noble/curves where the host has none, loaded only then. */
import { type Bytes, concat, fromBase64url, fromHex, toHex } from '@corridor/wire';
import { CryptoError } from './error.ts';
import { isSignKey } from './sign-key.ts';
import { type HostKey, subtle } from './subtle.ts';

/** What either implementation does. Seeds are 32 bytes; a host key is whatever the implementation keeps. */
export interface Ed25519 {
  privateKey(seed: Uint8Array): Promise<{ readonly publicKey: Bytes; sign(bytes: Uint8Array): Promise<Bytes> }>;
  publicKey(bytes: Uint8Array): Promise<(message: Uint8Array, signature: Uint8Array) => Promise<boolean>>;
}

/** PKCS #8 of an Ed25519 seed (RFC 8410 §7), up to the seed. */
const PKCS8 = fromHex('302e020100300506032b657004220420');

export const hostEd25519: Ed25519 = {
  privateKey: async (seed) => {
    const pkcs8 = concat(PKCS8, seed);
    const [key, readable] = await Promise.all([
      subtle.importKey('pkcs8', pkcs8, 'Ed25519', false, ['sign']),
      subtle.importKey('pkcs8', pkcs8, 'Ed25519', true, ['sign']),
    ]);
    const { x } = await subtle.exportKey('jwk', readable);
    if (x === undefined) throw new CryptoError('malformed-key');
    return {
      publicKey: fromBase64url(x),
      sign: async (bytes) => new Uint8Array(await subtle.sign('Ed25519', key, bytes)),
    };
  },
  publicKey: async (bytes) => {
    const key: HostKey = await subtle.importKey('raw', bytes, 'Ed25519', false, ['verify']);
    return async (message, signature) => await subtle.verify('Ed25519', key, signature, message);
  },
};

/** The fallback. Verifies as strictly as hosts do: RFC 8032, without ZIP 215's leniency. */
export async function nobleEd25519(): Promise<Ed25519> {
  const { ed25519 } = await import('@noble/curves/ed25519.js');
  return {
    privateKey: async (seed) => {
      const kept = new Uint8Array(seed);
      return {
        publicKey: new Uint8Array(ed25519.getPublicKey(kept)),
        sign: async (bytes) => new Uint8Array(ed25519.sign(bytes, kept)),
      };
    },
    publicKey: async (bytes) => {
      const kept = new Uint8Array(bytes);
      return async (message, signature) => ed25519.verify(signature, message, kept, { zip215: false });
    },
  };
}

let chosen: Promise<Ed25519> | null = null;

async function choose(): Promise<Ed25519> {
  try {
    await hostEd25519.privateKey(new Uint8Array(32));
    return hostEd25519;
  } catch {
    return await nobleEd25519();
  }
}

/** The host's implementation if it has one; asked once. */
export async function ed25519(): Promise<Ed25519> {
  chosen ??= choose();
  return await chosen;
}

/** Keys that were verified with lately: an import costs a third of a verification. Public, so kept by their text. */
const MOST_KEPT = 512;
const kept = new Map<string, ReturnType<Ed25519['publicKey']>>();

async function verifierOf(publicKey: Uint8Array): ReturnType<Ed25519['publicKey']> {
  const name = toHex(publicKey);
  const known = kept.get(name);
  if (known !== undefined) return await known;
  const [oldest] = kept.keys();
  if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  const made = ed25519().then(async (implementation) => await implementation.publicKey(publicKey));
  kept.set(name, made);
  return await made;
}

/** Whether `signature` is `publicKey`'s over `bytes`. False, too, for a key or signature that is none. */
export async function verifySignature(
  publicKey: Uint8Array,
  bytes: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  if (!isSignKey(publicKey) || signature.length !== 64) return false;
  try {
    const verify = await verifierOf(publicKey);
    return await verify(bytes, signature);
  } catch {
    return false;
  }
}

/**
 * WebCrypto, as far as this package uses it. The one place that touches the host: the same object in browsers, Workers
 * and Node, typed here so that the package needs neither the DOM's declarations nor Node's.
 */
import type { Bytes } from '@corridor/wire';

/** A key as WebCrypto holds it. Opaque. */
export interface HostKey {
  readonly type: string;
}

type Named = 'HKDF' | 'AES-GCM' | 'Ed25519' | 'X25519';
type Usage = 'deriveBits' | 'encrypt' | 'decrypt' | 'sign' | 'verify';

interface HkdfParameters {
  readonly name: 'HKDF';
  readonly hash: 'SHA-256';
  readonly salt: Uint8Array;
  readonly info: Uint8Array;
}
interface GcmParameters {
  readonly name: 'AES-GCM';
  readonly iv: Uint8Array;
  readonly tagLength: 128;
}

interface X25519Parameters {
  readonly name: 'X25519';
  readonly public: HostKey;
}

interface Subtle {
  digest(name: 'SHA-256', data: Uint8Array): Promise<ArrayBuffer>;
  importKey(
    format: 'raw' | 'pkcs8',
    data: Uint8Array,
    name: Named,
    extractable: boolean,
    usages: readonly Usage[],
  ): Promise<HostKey>;
  exportKey(format: 'jwk', key: HostKey): Promise<{ readonly x?: string }>;
  deriveBits(parameters: HkdfParameters | X25519Parameters, key: HostKey, bits: number): Promise<ArrayBuffer>;
  encrypt(parameters: GcmParameters, key: HostKey, data: Uint8Array): Promise<ArrayBuffer>;
  decrypt(parameters: GcmParameters, key: HostKey, data: Uint8Array): Promise<ArrayBuffer>;
  sign(name: 'Ed25519', key: HostKey, data: Uint8Array): Promise<ArrayBuffer>;
  verify(name: 'Ed25519', key: HostKey, signature: Uint8Array, data: Uint8Array): Promise<boolean>;
}

interface Host {
  readonly crypto: { readonly subtle: Subtle; getRandomValues(into: Bytes): Bytes };
}

const { crypto } = globalThis as unknown as Host;

export const subtle: Subtle = crypto.subtle;

/** Where random bytes come from: an argument wherever they are drawn, so that a test can say which. */
export type Random = (length: number) => Uint8Array;

/** The host's generator. At most 65,536 bytes at a time. */
export const systemRandom: Random = (length) => crypto.getRandomValues(new Uint8Array(length));

/** A 32-byte symmetric key, from which everything else is derived by HKDF-SHA256 (RFC 5869). Never a cipher's key itself. */
import type { Bytes } from '@corridor/wire';
import { CryptoError } from './error.ts';
import { reveal, Secret } from './secret.ts';
import { type HostKey, subtle } from './subtle.ts';

export const KEY_BYTES = 32;
const NO_SALT = new Uint8Array(0);

export class SymmetricKey extends Secret {
  #host: Promise<HostKey> | null = null;

  /** @throws CryptoError `malformed-key` unless it is 32 bytes. */
  constructor(content: Uint8Array) {
    if (content.length !== KEY_BYTES) throw new CryptoError('malformed-key');
    super(content);
  }

  /** `length` bytes by HKDF-SHA256. The host's key is made once: an import costs as much as a derivation. */
  async derive(info: Uint8Array, length: number, salt: Uint8Array = NO_SALT): Promise<Bytes> {
    this.#host ??= subtle.importKey('raw', reveal(this), 'HKDF', false, ['deriveBits']);
    const bits = await subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info }, await this.#host, length * 8);
    return new Uint8Array(bits);
  }
}

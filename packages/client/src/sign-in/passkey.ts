/**
 * What a passkey's slot says in the open: which credential, and the salt at which its PRF is evaluated.
 *
 *   parameters = salt (32 bytes) ‖ credential id
 */
import { concat, fromUtf8, type Slot } from '@corridor/wire';
import type { Hat } from '../api/access.ts';

const SALT = 32;

export type Passkey = Hat['passkeys'][number];

export function passkeyParameters(credential: Uint8Array, salt: Uint8Array): Uint8Array {
  return concat(salt, credential);
}

/** Null for another kind of slot. */
export function readPasskey({ kind, parameters, label }: Slot): Passkey | null {
  if (kind !== 'passkey' || parameters.length <= SALT) return null;
  return { salt: parameters.slice(0, SALT), credential: parameters.slice(SALT), label: fromUtf8(label) };
}

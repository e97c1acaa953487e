/** The recovery code: it opens a person's bundle when their passkey is lost. Rules BU7, BU8. */
import { tuple } from '@corridor/wire';
import { newLetterCode, parseLetterCode } from './letter-code.ts';
import type { SecretBytes } from './secret.ts';
import type { Random } from './subtle.ts';

const check = (secret: Uint8Array) => tuple('recovery-code-check', 1, secret);

/** A fresh code, as it is to be shown: `XXXX-XXXX-…`, nine groups. */
export async function newRecoveryCode(random: Random): Promise<string> {
  return await newLetterCode(check, random);
}

/** The 20 secret bytes of a code as typed. @throws CryptoError `bad-recovery-code`. */
export async function parseRecoveryCode(typed: string): Promise<SecretBytes> {
  return await parseLetterCode(check, typed);
}

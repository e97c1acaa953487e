/**
 * 160 random bits to be written down by hand: 32 letters of Crockford's base32 and four letters of check, in nine groups of
 * four. The check tells a slip of the pen from a wrong code, and one kind of code from another, before anything is tried.
 * Rules BU7, BU8, IV1.
 */
import type { Bytes } from '@corridor/wire';
import { CryptoError } from './error.ts';
import { sha256 } from './hash.ts';
import { SecretBytes } from './secret.ts';
import type { Random } from './subtle.ts';

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SECRET_BYTES = 20;
const SECRET_LETTERS = 32;
const CHECK_LETTERS = 4;
const GROUP = 4;

/** What people write for another letter. */
const READ_AS: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };

/** The first `count` groups of five bits, as letters. */
function lettersOf(bytes: Uint8Array, count: number): string {
  let text = '';
  for (let bit = 0; bit < count * 5; bit += 5) {
    const window = ((bytes[bit >> 3] ?? 0) << 8) | (bytes[(bit >> 3) + 1] ?? 0);
    text += LETTERS.charAt((window >> (11 - (bit & 7))) & 31);
  }
  return text;
}

function bytesOf(letters: string): Bytes {
  const bytes = new Uint8Array((letters.length * 5) >> 3);
  let held = 0;
  let bits = 0;
  let at = 0;
  for (const letter of letters) {
    held = ((held << 5) | LETTERS.indexOf(letter)) & 0xfff;
    bits += 5;
    if (bits >= 8) bytes[at++] = (held >> (bits -= 8)) & 255;
  }
  return bytes;
}

/** Under a label of its own kind, so that a code of one kind is not taken for another's. */
export type LetterCheck = (secret: Uint8Array) => Bytes;

async function checkOf(secret: Uint8Array, check: LetterCheck): Promise<string> {
  return lettersOf(await sha256(check(secret)), CHECK_LETTERS);
}

/** A fresh code, as it is to be shown: `XXXX-XXXX-…`, nine groups. */
export async function newLetterCode(check: LetterCheck, random: Random): Promise<string> {
  const secret = random(SECRET_BYTES);
  if (secret.length !== SECRET_BYTES) throw new CryptoError('out-of-range');
  const letters = lettersOf(secret, SECRET_LETTERS) + (await checkOf(secret, check));
  return (letters.match(new RegExp(`.{${GROUP}}`, 'g')) ?? []).join('-');
}

/**
 * The 20 secret bytes of a code as typed: lower case, spaces, hyphens, and O, I and L for 0 and 1 are read as meant.
 * @throws CryptoError `bad-recovery-code`: a letter too few or too many, one that is none, or the check is wrong.
 */
export async function parseLetterCode(check: LetterCheck, typed: string): Promise<SecretBytes> {
  const bare = typed.toUpperCase().replace(/[\s\u2010-\u2015-]/g, '');
  const letters = bare.replace(/[OIL]/g, (letter) => READ_AS[letter] ?? letter);
  if (!/^[0-9A-HJKMNP-TV-Z]{36}$/.test(letters)) throw new CryptoError('bad-recovery-code');
  const secret = bytesOf(letters.slice(0, SECRET_LETTERS));
  if ((await checkOf(secret, check)) !== letters.slice(SECRET_LETTERS)) throw new CryptoError('bad-recovery-code');
  return new SecretBytes(secret);
}

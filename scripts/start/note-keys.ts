/** Keys that one program of this machine signs with and others are told: made at the first start, told as notes tell them. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { encodeNoteKey, newSecret, type NoteKey, signerFromSeed, systemRandom } from '@corridor/crypto/verify';
import { fromBase64url, toBase64url } from '@corridor/wire';

/** The public half of the Ed25519 key in a file, as `name+id+base64` (c2sp.org/signed-note). */
export async function noteKeyIn(file: string, { name, type }: Pick<NoteKey, 'name' | 'type'>): Promise<string> {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, `${toBase64url(newSecret(systemRandom).reveal())}\n`, { mode: 0o600 });
  }
  const { publicKey } = await signerFromSeed(fromBase64url(readFileSync(file, 'utf8').trim()));
  return encodeNoteKey({ name, type, publicKey });
}

/** Keys that one program of this machine signs with and others are told: made at the first start, told as notes tell them. */
import { encodeNoteKey, newSecret, type NoteKey, signerFromSeed, systemRandom } from '@corridor/crypto/verify';
import { fromBase64url, toBase64url } from '@corridor/wire';
import { madeOnce } from '../platform/made-once.ts';

/** The public half of the Ed25519 key in a file, as `name+id+base64` (c2sp.org/signed-note). */
export async function noteKeyIn(file: string, { name, type }: Pick<NoteKey, 'name' | 'type'>): Promise<string> {
  const seed = madeOnce(file, () => `${toBase64url(newSecret(systemRandom).reveal())}\n`);
  const { publicKey } = await signerFromSeed(fromBase64url(seed.trim()));
  return encodeNoteKey({ name, type, publicKey });
}

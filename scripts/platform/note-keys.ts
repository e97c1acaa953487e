/** Keys that one program of this machine signs with and others are told: made at the first start, told as notes tell them. */
import { join } from 'node:path';
import {
  encodeNoteKey,
  newSecret,
  type NoteKey,
  SIGNATURE_TYPE,
  signerFromSeed,
  systemRandom,
} from '@corridor/crypto/verify';
import { fromBase64url, toBase64url } from '@corridor/wire';
import { madeOnce } from './made-once.ts';

/** For ever, whatever port it runs on. */
export const LOG_ORIGIN = 'corridor.localhost/log';
export const WITNESS_NAME = 'witness.localhost/corridor';

/** The transparency log's key and its witness's, as each is told to the other and to the guardian. */
export type NoteKeys = { readonly log: string; readonly witness: string };

export const logKeyFile = (dataDir: string): string => join(dataDir, 'log.key');
export const witnessDir = (dataDir: string): string => join(dataDir, 'witness');

export async function noteKeysIn(dataDir: string): Promise<NoteKeys> {
  return {
    log: await noteKeyIn(logKeyFile(dataDir), { name: LOG_ORIGIN, type: SIGNATURE_TYPE.plain }),
    witness: await noteKeyIn(join(witnessDir(dataDir), 'witness.key'), {
      name: WITNESS_NAME,
      type: SIGNATURE_TYPE.cosignature,
    }),
  };
}

/** The public half of the Ed25519 key in a file, as `name+id+base64` (c2sp.org/signed-note). */
async function noteKeyIn(file: string, { name, type }: Pick<NoteKey, 'name' | 'type'>): Promise<string> {
  const seed = madeOnce(file, () => `${toBase64url(newSecret(systemRandom).reveal())}\n`);
  const { publicKey } = await signerFromSeed(fromBase64url(seed.trim()));
  return encodeNoteKey({ name, type, publicKey });
}

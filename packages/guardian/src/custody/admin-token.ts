/** The administrator's token of this machine: made once, kept beside the keys, for scripts and for the first organisation. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toBase64url } from '@corridor/wire';
import { SEED_BYTES } from './key-file.ts';

const ADMIN_TOKEN_FILE = 'admin.token';

/** The token's text, written with mode 0600 if there was none. */
export async function adminToken(keysDir: string, random: (length: number) => Uint8Array): Promise<string> {
  const path = join(keysDir, ADMIN_TOKEN_FILE);
  await mkdir(keysDir, { recursive: true, mode: 0o700 });
  const file = await open(path, 'wx', 0o600).catch(() => null);
  if (file === null) return (await readFile(path, 'utf8')).trim();
  const token = toBase64url(random(SEED_BYTES));
  await file.writeFile(`${token}\n`);
  await file.close();
  return token;
}

/** Compares digests, so that time says nothing of where two tokens part. */
export function sameToken(given: string, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}

/** The server's signing key, taken once and kept: a server that shows another one later is not believed. Rule GU9. */
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Bytes, equalBytes, fromBase64url, toBase64url } from '@corridor/wire';
import { GuardianError } from '../error.ts';
import type { GuardianParts } from '../parts.ts';

const PINNED = 'server.pub';
const KEY_BYTES = 32;

/** @throws GuardianError `unavailable` before first contact, `key-file` if the server's key is no longer the pinned one. */
export async function pinnedServerKey(parts: Pick<GuardianParts, 'config' | 'fetcher'>): Promise<Bytes> {
  const path = join(parts.config.keysDir, PINNED);
  const pinned = await readFile(path, 'utf8').catch(() => null);
  if (pinned !== null) return keyIn(pinned.trim());
  const shown = await shownKey(parts);
  await mkdir(parts.config.keysDir, { recursive: true, mode: 0o700 });
  const file = await open(path, 'wx', 0o600).catch(() => null);
  if (file === null) return await samePinned(path, shown);
  await file.writeFile(`${toBase64url(shown)}\n`);
  await file.close();
  return shown;
}

/** Another replica pinned it meanwhile. */
async function samePinned(path: string, shown: Bytes): Promise<Bytes> {
  const pinned = keyIn((await readFile(path, 'utf8')).trim());
  if (!equalBytes(pinned, shown)) throw new GuardianError('key-file', 'server key');
  return pinned;
}

function keyIn(text: string): Bytes {
  const key = fromBase64url(text);
  if (key.length !== KEY_BYTES) throw new GuardianError('key-file', 'server key');
  return key;
}

async function shownKey({ config, fetcher }: Pick<GuardianParts, 'config' | 'fetcher'>): Promise<Bytes> {
  const answer = await fetcher(new URL('/v1/key', config.serverUrl)).catch(() => null);
  if (answer === null || !answer.ok) throw new GuardianError('unavailable', 'server key');
  const key = new Uint8Array(await answer.arrayBuffer());
  if (key.length !== KEY_BYTES) throw new GuardianError('unavailable', 'server key');
  return key;
}

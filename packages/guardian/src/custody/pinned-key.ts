/** A public key of the server's, taken once and kept: one that is shown later is not believed. Rules GU9, TL18. */
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Bytes, equalBytes, fromBase64url, toBase64url } from '@corridor/wire';
import { GuardianError } from '../error.ts';
import type { GuardianParts } from '../parts.ts';

export interface Pinned {
  /** Its file beside the guardian's keys. */
  readonly file: string;
  /** Where the server shows it. */
  readonly path: string;
  /** As an error names it. */
  readonly what: string;
}

const KEY_BYTES = 32;

/** @throws GuardianError `unavailable` before first contact, `key-file` if the server's key is no longer the pinned one. */
export async function pinnedKey(parts: Pick<GuardianParts, 'config' | 'fetcher'>, pinned: Pinned): Promise<Bytes> {
  const path = join(parts.config.keysDir, pinned.file);
  const held = await readFile(path, 'utf8').catch(() => null);
  if (held !== null) return keyIn(held.trim(), pinned);
  const shown = await shownKey(parts, pinned);
  await mkdir(parts.config.keysDir, { recursive: true, mode: 0o700 });
  const file = await open(path, 'wx', 0o600).catch(() => null);
  if (file === null) return await samePinned(path, shown, pinned);
  await file.writeFile(`${toBase64url(shown)}\n`);
  await file.close();
  return shown;
}

/** Another replica pinned it meanwhile. */
async function samePinned(path: string, shown: Bytes, pinned: Pinned): Promise<Bytes> {
  const held = keyIn((await readFile(path, 'utf8')).trim(), pinned);
  if (!equalBytes(held, shown)) throw new GuardianError('key-file', pinned.what);
  return held;
}

function keyIn(text: string, { what }: Pinned): Bytes {
  const key = fromBase64url(text);
  if (key.length !== KEY_BYTES) throw new GuardianError('key-file', what);
  return key;
}

async function shownKey(
  { config, fetcher }: Pick<GuardianParts, 'config' | 'fetcher'>,
  { path, what }: Pinned,
): Promise<Bytes> {
  const answer = await fetcher(new URL(path, config.serverUrl)).catch(() => null);
  if (answer === null || !answer.ok) throw new GuardianError('unavailable', what);
  const key = new Uint8Array(await answer.arrayBuffer());
  if (key.length !== KEY_BYTES) throw new GuardianError('unavailable', what);
  return key;
}

/** The environment, read once; docs/operations.md is its contract. */
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  decodeNoteKey,
  newSecret,
  type NoteKey,
  type Signer,
  signerFromSeed,
  systemRandom,
} from '@corridor/crypto/verify';
import { fromBase64url, toBase64url } from '@corridor/wire';
import { WitnessError } from './error.ts';
import { notesIn } from './notes.ts';
import type { WitnessParts } from './witness.ts';

export interface Config {
  readonly host: string;
  readonly port: number;
  /** Its name in every cosignature: its address without the scheme. */
  readonly name: string;
  /** Its folder: `witness.key` and `notes.json`. */
  readonly dataDir: string;
  readonly logs: readonly NoteKey[];
}

/** @throws WitnessError `bad-config` with every variable that is missing or wrong, and no value. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const { HOST = '127.0.0.1', PORT = '', NAME = '', DATA_DIR = '', LOGS = '' } = env;
  const logs = keysIn(LOGS);
  const faults = [
    /^\d{1,5}$/.test(PORT) ? [] : ['PORT'],
    /^[^\s+]+$/u.test(NAME) ? [] : ['NAME'],
    DATA_DIR === '' ? ['DATA_DIR'] : [],
    logs === null || logs.length === 0 ? ['LOGS'] : [],
  ].flat();
  if (logs === null || faults.length > 0) throw new WitnessError('bad-config', faults.join(', '));
  return { host: HOST, port: Number(PORT), name: NAME, dataDir: DATA_DIR, logs };
}

function keysIn(text: string): NoteKey[] | null {
  try {
    return text
      .split(/[\s,]+/)
      .filter((part) => part !== '')
      .map(decodeNoteKey);
  } catch {
    return null;
  }
}

/** @throws WitnessError `bad-file`. */
export async function partsFrom({ name, dataDir, logs }: Config, now: () => number): Promise<WitnessParts> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const signer = await keyIn(join(dataDir, 'witness.key'));
  return { name, signer, logs, notes: await notesIn(join(dataDir, 'notes.json')), now };
}

/** 32 bytes in base64url, made at the first start. */
async function keyIn(path: string): Promise<Signer> {
  const file = await open(path, 'wx', 0o600).catch(() => null);
  if (file !== null) {
    await file.writeFile(`${toBase64url(newSecret(systemRandom).reveal())}\n`);
    await file.sync();
    await file.close();
  }
  return await signerFromSeed(fromBase64url((await readFile(path, 'utf8')).trim()));
}

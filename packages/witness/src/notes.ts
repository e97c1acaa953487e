/** What a witness keeps: for each log the note that it cosigned last, in one file, on the disk before it is answered. */
import { open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { decodeCheckpoint, decodeNote } from '@corridor/crypto/verify';
import { WitnessError } from './error.ts';

export interface Notes {
  /** Null if none was ever cosigned. */
  of(origin: string): string | null;
  keep(origin: string, note: string): Promise<void>;
}

/**
 * A missing file is a witness that has cosigned nothing: whoever takes it away lets the log begin anew.
 *
 * @throws WitnessError `bad-file` for a file that is not as it was written, rather than forget what it said.
 */
export async function notesIn(path: string): Promise<Notes> {
  const notes = new Map(Object.entries(await read(path)));
  return {
    of: (origin) => notes.get(origin) ?? null,
    keep: async (origin, note) => {
      await write(path, JSON.stringify({ ...Object.fromEntries(notes), [origin]: note }));
      notes.set(origin, note);
    },
  };
}

async function read(path: string): Promise<Record<string, string>> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (Reflect.get(Object(error), 'code') === 'ENOENT') return {};
    throw new WitnessError('bad-file');
  }
  try {
    const notes = JSON.parse(text) as Record<string, string>;
    for (const [origin, note] of Object.entries(notes)) {
      if (decodeCheckpoint(decodeNote(note).text).origin !== origin) throw new WitnessError('bad-file');
    }
    return notes;
  } catch {
    throw new WitnessError('bad-file');
  }
}

/** Whole or not at all: written beside, synced, put in its place, and the folder synced. */
async function write(path: string, text: string): Promise<void> {
  const beside = `${path}.new`;
  const file = await open(beside, 'w', 0o600);
  await file.writeFile(text);
  await file.sync();
  await file.close();
  await rename(beside, path);
  const folder = await open(dirname(path), 'r');
  await folder.sync();
  await folder.close();
}

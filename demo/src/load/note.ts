/**
 * The loader's note of what it has done, so that a start after a kill goes on where it was. Each step is noted after the
 * server has accepted it; the one step that may be accepted and not noted is looked for in the case itself (play.ts).
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseId, EventId } from '@corridor/wire';

export interface NotedCase {
  readonly id: CaseId;
  /** The opening and each step, in the order of the script. */
  readonly events: readonly EventId[];
  /** Nothing is left to do, time passed included. */
  readonly complete: boolean;
}

export interface Note {
  /** The moment that every script is relative to: the first start. */
  readonly loadedAt: number;
  /** Whether a step of the set-up, by its name, is done. */
  has(step: string): boolean;
  did(step: string): void;
  of(key: string): NotedCase | null;
  set(key: string, noted: NotedCase): void;
}

interface Stored {
  readonly loadedAt: number;
  readonly done: readonly string[];
  readonly cases: Readonly<Record<string, NotedCase>>;
}

const FILE = 'demo.json';

/** @param now used if this is the first start. */
export function openNote(dataDir: string, now: number): Note {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, FILE);
  let stored = read(path) ?? { loadedAt: now, done: [], cases: {} };
  const write = (): void => {
    // Renamed into place: a kill leaves the old note or the new one, never half of one.
    writeFileSync(`${path}.new`, JSON.stringify(stored), { mode: 0o600 });
    renameSync(`${path}.new`, path);
  };
  write();
  return {
    loadedAt: stored.loadedAt,
    has: (step) => stored.done.includes(step),
    did: (step) => {
      stored = { ...stored, done: [...stored.done, step] };
      write();
    },
    of: (key) => stored.cases[key] ?? null,
    set: (key, noted) => {
      stored = { ...stored, cases: { ...stored.cases, [key]: noted } };
      write();
    },
  };
}

function read(path: string): Stored | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Stored;
  } catch {
    return null;
  }
}

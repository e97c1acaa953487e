/** The stranger's reader (`reader/`, Python), run as anybody would. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const READER = join(import.meta.dirname, '../../../../reader/read_case.py');

/** Debian's own python has the package that apt brings; another one on the path may have a newer. */
const PYTHONS = ['python3', '/usr/bin/python3'];

function canRead(python: string): boolean {
  try {
    execFileSync(python, ['-c', 'import cryptography'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** The first python that can run the reader; null if there is none here. */
export function findPython(): string | null {
  return PYTHONS.find(canRead) ?? null;
}

/** What the reader prints. Throws if it refuses the case, or believes what it should refuse. */
export function read(python: string, ...args: readonly string[]): string {
  return execFileSync(python, ['-B', READER, ...args], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
}

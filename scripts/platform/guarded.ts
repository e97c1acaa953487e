import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import type { Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';

const GUARD = pathToFileURL(join(import.meta.dirname, 'orphan-guard.ts')).href;

/** Runs a TypeScript file as a child that ends when we do. What it prints goes to `log`; `lines` is its standard output. */
export function spawnGuarded(
  entry: string,
  env: Readonly<Record<string, string>>,
  log: Writable,
): { readonly child: ChildProcess; readonly lines: Interface } {
  const child = spawn(process.execPath, ['--import', GUARD, entry], {
    // Its own process group, so that Ctrl-C comes to it from us alone, in order; the pipe ends it if we are killed.
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...env, CORRIDOR_GUARD_FD: '3' },
  });
  const [, output, errors] = child.stdio;
  if (output === null || errors === null) throw new TypeError('a child without pipes');
  output.pipe(log, { end: false });
  errors.pipe(log, { end: false });
  return { child, lines: createInterface({ input: output }) };
}

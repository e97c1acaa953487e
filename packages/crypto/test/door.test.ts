import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';
import * as door from '../src/verify.ts';

const SRC = join(import.meta.dirname, '../src');

/** A file of the package and all that it imports of the package, types left out. */
function reached(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const source = readFileSync(file, 'utf8');
  for (const [, what, from] of source.matchAll(/^(?:import|export) (type )?[^;]*? from '(\.[^']+)';/gm)) {
    if (what === undefined && from !== undefined) reached(join(dirname(file), from), seen);
  }
  return seen;
}

const names = [...reached(join(SRC, 'verify.ts'))].map((file) => relative(SRC, file));

test('[SE7] the server’s door reaches no file that opens a box', () => {
  expect(names).toContain('statement.ts');
  for (const file of [
    'caead.ts',
    'hpke.ts',
    'team.ts',
    'epoch.ts',
    'event.ts',
    'bundle.ts',
    'attachment.ts',
    'unlock.ts',
  ]) {
    expect(names).not.toContain(file);
  }
  for (const name of names) {
    expect(readFileSync(join(SRC, name), 'utf8')).not.toMatch(/\.(open|decrypt)\(|export (async )?function\*? open/);
  }
});

test('[SE7] the door exports nothing that opens or decrypts', () => {
  expect(Object.keys(door).filter((name) => /^(open|decrypt|unwrap|previous)/.test(name))).toEqual([]);
});

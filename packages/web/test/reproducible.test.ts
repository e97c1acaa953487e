/** Two builds of the same sources, each in surroundings of its own, are the same files. About a quarter of a minute. */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { buildWebApp } from '../../../scripts/platform/web-app.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const PACKAGES = ['cases', 'client', 'crypto', 'web', 'wire'];
const work = mkdtempSync(join(tmpdir(), 'corridor-reproducible-'));
afterAll(() => rmSync(work, { recursive: true }));

/** A clock that stands somewhere else, for whatever the bundler asks it. */
const OTHER_CLOCK = `data:text/javascript,${encodeURIComponent('Date.now = () => 1e12; Date = class extends Date { constructor(...a) { super(...(a.length ? a : [1e12])); } };')}`;

const HERE = { TZ: 'UTC', LANG: 'C', LC_ALL: 'C', HOME: tmpdir(), USER: 'one' };
const ELSEWHERE = {
  TZ: 'Pacific/Auckland',
  LANG: 'cy_GB.UTF-8',
  LC_ALL: 'tr_TR.UTF-8',
  HOME: '/',
  USER: 'another',
  NODE_OPTIONS: `--import=${OTHER_CLOCK}`,
};

/** The sources under another path, with this checkout's dependencies. */
function copyOfSources(copy: string): string {
  mkdirSync(join(copy, 'node_modules', '@corridor'), { recursive: true });
  for (const name of ['package.json', 'package-lock.json', 'tsconfig.base.json'])
    cpSync(join(ROOT, name), join(copy, name));
  for (const name of PACKAGES) {
    const skipped = /\/(?:node_modules|dist)$/u;
    const filter = (path: string): boolean => !skipped.test(path);
    cpSync(join(ROOT, 'packages', name), join(copy, 'packages', name), { recursive: true, filter });
    symlinkSync(join(copy, 'packages', name), join(copy, 'node_modules', '@corridor', name));
    linkAll(join(ROOT, 'packages', name, 'node_modules'), join(copy, 'packages', name, 'node_modules'));
  }
  linkAll(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

function linkAll(from: string, to: string): void {
  if (!existsSync(from)) return;
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from).filter((each) => each !== '@corridor' && !each.startsWith('.')))
    symlinkSync(join(from, name), join(to, name));
}

async function built(root: string, name: string, env: NodeJS.ProcessEnv, umask: number) {
  const folder = join(work, name);
  const before = process.umask(umask);
  try {
    await buildWebApp(root, folder, { env: { PATH: process.env['PATH'], ...env } });
  } finally {
    process.umask(before);
  }
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name: file }) => join(parentPath, file))
      .toSorted()
      .map((path) => [relative(folder, path), createHash('sha256').update(readFileSync(path)).digest('hex')]),
  );
}

test('[DC4] two builds under other paths, clocks, languages and masks are the same, file by file', async () => {
  // Both copied before either is built: somebody may be writing.
  const sources = [join(work, 'here'), join(work, 'somewhere', 'else entirely')].map(copyOfSources);
  const one = await built(sources[0] ?? '', 'one', HERE, 0o022);
  const other = await built(sources[1] ?? '', 'the other', ELSEWHERE, 0o077);
  expect(Object.keys(one).length).toBeGreaterThan(50);
  expect(Object.keys(one)).toEqual(expect.arrayContaining(['index.html', 'release.json', 'service-worker.js']));
  expect(other).toEqual(one);
});

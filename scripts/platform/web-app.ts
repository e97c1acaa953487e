/** The web app, built once and kept under the hash of what it was built from. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { toolPath } from '../checks/tools.ts';
import { PlatformError } from './error.ts';

/** What ends up in a page: the app, and the packages that it reaches. */
const BUILT_FROM = ['web', 'client', 'cases', 'crypto', 'wire'];
const KEPT = 3;

/** The folder of the built app. Throws `child-failed` with the bundler's output. */
export async function builtWebApp(root: string): Promise<string> {
  const cache = join(root, '.cache', 'web');
  const folder = join(cache, sourceHash(root));
  if (!existsSync(folder)) {
    mkdirSync(cache, { recursive: true });
    const unfinished = mkdtempSync(join(cache, 'building-'));
    await buildWebApp(root, unfinished);
    forgetOlder(cache);
    settle(unfinished, folder);
  }
  return folder;
}

/** Whoever builds first of several is kept: from the same sources come the same files. */
function settle(unfinished: string, folder: string): void {
  if (existsSync(folder)) rmSync(unfinished, { recursive: true });
  else renameSync(unfinished, folder);
}

/** Builds into `folder`, which is emptied first. */
export async function buildWebApp(root: string, folder: string): Promise<void> {
  const args = [toolPath('vite'), 'build', '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn'];
  const child = spawn(process.execPath, args, {
    cwd: join(root, 'packages', 'web'),
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code === 0) return;
  throw new PlatformError('child-failed', `The web app did not build.\n${Buffer.concat(chunks).toString()}`);
}

function sourceHash(root: string): string {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  for (const name of BUILT_FROM) {
    const folder = join(root, 'packages', name);
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/node_modules|dist|\.test\.tsx?$/.test(join(entry.parentPath, entry.name)))
      .map((entry) => join(entry.parentPath, entry.name));
    for (const file of files.toSorted()) hash.update(`${file.slice(root.length)}\0`).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 32);
}

/** A running Corridor may be serving one of the newest. */
function forgetOlder(cache: string): void {
  const built = readdirSync(cache)
    .filter((name) => !name.startsWith('building-'))
    .map((name) => ({ path: join(cache, name), at: statSync(join(cache, name)).mtimeMs }))
    .toSorted((a, b) => b.at - a.at);
  for (const { path } of built.slice(KEPT)) rmSync(path, { recursive: true });
}

/** The web app, built once and kept under the hash of what it was built from. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { toolPath } from '../checks/tools.ts';
import { PlatformError } from './error.ts';
import { writeManifest } from './manifest.ts';

/** What ends up in a page: the app, and the packages that it reaches. */
const BUILT_FROM = ['web', 'client', 'cases', 'crypto', 'wire'];
/** What else decides the bytes. */
const WITH = ['package.json', 'package-lock.json', 'scripts/platform/manifest.ts'];
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

interface BuildOptions {
  /** Of the sources, if whoever builds says so. */
  readonly commit?: string | null;
  /** What the bundler finds around it. */
  readonly env?: NodeJS.ProcessEnv;
}

/**
 * Builds into `folder`, which is emptied first, and writes the release's manifest beside the files. The same sources under
 * the same lockfile give the same bytes, wherever and whenever they are built. Rule DC4.
 *
 * @returns the manifest's hash, in hexadecimal.
 */
export async function buildWebApp(
  root: string,
  folder: string,
  { commit = null, env = process.env }: BuildOptions = {},
): Promise<string> {
  await bundle(root, folder, env);
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return writeManifest(folder, version, commit);
}

async function bundle(root: string, folder: string, env: NodeJS.ProcessEnv): Promise<void> {
  const args = [toolPath('vite'), 'build', '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn'];
  const child = spawn(process.execPath, args, {
    cwd: join(root, 'packages', 'web'),
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...env, NODE_ENV: 'production' },
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
  const hash = createHash('sha256');
  for (const path of WITH) hash.update(readFileSync(join(root, path)));
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

/** The launcher in a folder that looks like a clone: with an npm that notes what it is asked, and a script that says what it got. */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ROOT } from './checks/repository.ts';

const PLATFORM = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
const LOCK = { packages: { 'node_modules/left': { version: '1.0.0', integrity: 'sha512-left' } } };

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'corridor-launch-test-'));
  for (const file of ['scripts/launch.mjs', 'scripts/platform/orphan-guard.ts']) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    cpSync(join(ROOT, file), join(root, file));
  }
  write('package.json', '{"type":"module"}');
  write('package-lock.json', JSON.stringify(LOCK));
  write(
    'scripts/start.ts',
    'const said: string = process.argv.slice(2).join();\nconsole.log(said);\nprocess.exitCode = 3;\n',
  );
  // Installs, as far as the launcher can see, and notes what it was asked.
  write(
    'npm-cli.js',
    `import fs from 'node:fs';\nfs.writeFileSync('asked', process.argv.slice(2).join(' '));\n${installing()}`,
  );
});

afterEach(() => rmSync(root, { recursive: true }));

test('what is installed is not installed again; arguments and the exit code pass through', async () => {
  install(LOCK);
  const { output, code } = await launch('start', '--port', '5');
  expect(output).toBe('--port,5\n');
  expect(code).toBe(3);
  expect(existsSync(join(root, 'asked'))).toBe(false);
});

test('nothing installed: npm ci runs, with what it needs whatever NODE_ENV says, and leaves no Node in the path of scripts', async () => {
  const { output, code } = await launch('start');
  expect(output).toContain('Installing 1 packages from the lockfile.');
  expect(code).toBe(3);
  expect(readFileSync(join(root, 'asked'), 'utf8')).toMatch(/^ci --include=dev --include=optional/);
  expect(existsSync(join(root, 'node_modules/.bin/node'))).toBe(false);
});

test('another version installed than the lockfile says: npm ci runs', async () => {
  install({ packages: { 'node_modules/left': { version: '0.9.0', integrity: 'sha512-left' } } });
  expect((await launch('start')).output).toContain('Installing');
});

test('a Node that is not the known one is not run', async () => {
  install(LOCK);
  const node = join(root, 'node_modules', PLATFORM);
  rmSync(node, { recursive: true });
  write(`node_modules/${PLATFORM}/bin/node`, '#!/bin/sh\necho run\n');
  const { output, code } = await launch('start');
  expect(output).toContain('is not the Node 24.21.0 that we know, so it is not run.');
  expect(code).toBe(1);
});

test('an unknown script is named with the known ones', async () => {
  const { output, code } = await launch('deploy');
  expect(output).toBe(
    'There is no script deploy; there are start, test, check, bench, build, delivered, sbom, pathway, mutate, ceremony, recover, monitor, alarm-test.\n',
  );
  expect(code).toBe(1);
});

function install(lock: unknown): void {
  write('node_modules/.package-lock.json', JSON.stringify(lock));
  symlinkSync(join(ROOT, 'node_modules', PLATFORM), join(root, 'node_modules', PLATFORM));
}

function installing(): string {
  const target = JSON.stringify(join(ROOT, 'node_modules', PLATFORM));
  return `fs.mkdirSync('node_modules/.bin', { recursive: true });
fs.writeFileSync('node_modules/.package-lock.json', fs.readFileSync('package-lock.json'));
fs.rmSync('node_modules/${PLATFORM}', { recursive: true, force: true });
fs.symlinkSync(${target}, 'node_modules/${PLATFORM}');
fs.symlinkSync('../${PLATFORM}/bin/node', 'node_modules/.bin/node');\n`;
}

function write(file: string, content: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), content);
}

async function launch(...args: readonly string[]): Promise<{ readonly output: string; readonly code: number | null }> {
  const { npm_lifecycle_event: _, ...env } = process.env;
  const child = spawn(process.execPath, [join(root, 'scripts/launch.mjs'), ...args], {
    cwd: root,
    env: { ...env, npm_execpath: join(root, 'npm-cli.js'), npm_node_execpath: process.execPath },
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', resolve);
  });
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { output: output + errors, code: await ended };
}

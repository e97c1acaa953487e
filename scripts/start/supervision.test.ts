/** The supervisor as a process, with stand-ins for our programs and a real database. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isFree } from '../platform/port.ts';
import { startPostgres } from '../platform/postgres.ts';
import { isAlive, readPostmaster } from '../platform/postmaster.ts';
import type { Instance } from './instance.ts';

const MAIN = join(import.meta.dirname, 'fixture/main.ts');
const SOON = { timeout: 50_000, interval: 20 };

let dataDir: string;
let port: number;
let started: Started[] = [];

type Started = {
  readonly process: ChildProcess;
  readonly output: () => string;
  readonly ended: Promise<number | null>;
};

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'corridor-start-test-'));
  port = await fourFreePorts();
});

afterEach(async () => {
  for (const { process: child } of started) child.kill('SIGTERM');
  await Promise.all(started.map(async ({ ended }) => await ended));
  started = [];
  if (readPostmaster(join(dataDir, 'postgres/cluster')) !== null) {
    await (await startPostgres({ dataDir: join(dataDir, 'postgres') })).stop();
  }
  rmSync(dataDir, { recursive: true });
});

test('a signal stops every child and the database', async () => {
  const corridor = await startReady();
  const pids = [...childPids(), databasePid()];
  corridor.process.kill('SIGINT');
  corridor.process.kill('SIGINT');
  expect(await corridor.ended).toBe(0);
  expect(corridor.output()).toContain('Stopped.');
  expect(pids.filter(isAlive)).toEqual([]);
  expect(pids).toHaveLength(4);
});

test('after kill -9 nothing blocks the next start, which adopts the database', async () => {
  const first = await startReady();
  const database = databasePid();
  const orphans = childPids();
  first.process.kill('SIGKILL');
  await first.ended;
  await startReady();
  expect(orphans.filter(isAlive)).toEqual([]);
  expect(databasePid()).toBe(database);
});

test('a child that dies is started again, and that is said', async () => {
  const corridor = await startReady();
  const before = childPids();
  await fetch(`http://localhost:${port + 1}/die`).catch(() => {});
  await vi.waitFor(() => expect(corridor.output()).toContain('The server is back.'), SOON);
  expect(corridor.output()).toContain('The server ended (code 7); it starts again in 0.5 s.');
  expect(await (await fetch(`http://localhost:${port + 1}/`)).text()).toMatch(/^server \d+$/);
  expect(childPids().filter((pid) => before.includes(pid))).toHaveLength(2);
});

test('the loader runs when all is up, and its progress is shown', async () => {
  const corridor = await startReady();
  await vi.waitFor(() => expect(corridor.output()).toContain('The demo region is complete.'), SOON);
  expect(corridor.output()).toMatch(/Corridor is ready[\s\S]*Demo region: 1 of 2, Elmbridge Surgery/);
});

test('a database that is killed is started again on the same port', async () => {
  const corridor = await startReady();
  process.kill(databasePid(), 'SIGKILL');
  await vi.waitFor(() => expect(corridor.output()).toContain('The database is back.'), SOON);
  expect(readPostmaster(join(dataDir, 'postgres/cluster'))?.port).toBe(port + 3);
});

test('a second start on the same data says where the first is', async () => {
  await startReady();
  const second = start();
  expect(await second.ended).toBe(1);
  expect(second.output()).toContain(`Corridor already runs on this data folder: http://localhost:${port} `);
});

test('a taken port is named with its use', async () => {
  const other = createServer().listen(port + 1, '127.0.0.1');
  await once(other, 'listening');
  const corridor = start();
  expect(await corridor.ended).toBe(1);
  expect(corridor.output()).toContain(`Port ${port + 1}, wanted for the server, is taken by another program.`);
  other.close();
});

test('a child that never becomes ready stops the whole start, with the end of its log', async () => {
  const corridor = start({ FIXTURE_ENTRY: 'missing.ts' });
  expect(await corridor.ended).toBe(1);
  expect(corridor.output()).toMatch(/The (?:server|sign-in) did not start\. The end of .*\n[\s\S]*Cannot find module/);
  expect(readPostmaster(join(dataDir, 'postgres/cluster'))).toBeNull();
});

test('an unknown flag is named, and the known ones are shown', async () => {
  const corridor = start({}, ['--prot', '8100']);
  expect(await corridor.ended).toBe(1);
  expect(corridor.output()).toContain(`Unknown option '--prot'`);
  expect(corridor.output()).toContain('--no-demo');
});

async function startReady(): Promise<Started> {
  const corridor = start();
  await vi.waitFor(() => expect(corridor.output()).toContain('Corridor is ready'), SOON);
  return corridor;
}

function start(env: Record<string, string> = {}, args = ['--port', String(port), '--data', dataDir]): Started {
  const child = spawn(process.execPath, [MAIN, ...args], { env: { ...process.env, ...env }, stdio: 'pipe' });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', resolve);
  });
  const corridor = { process: child, output: () => output, ended };
  started.push(corridor);
  return corridor;
}

function childPids(): number[] {
  const { children } = JSON.parse(readFileSync(join(dataDir, 'instance.json'), 'utf8')) as Instance;
  return children.map(({ pid }) => pid);
}

function databasePid(): number {
  return readPostmaster(join(dataDir, 'postgres/cluster'))?.pid ?? 0;
}

/** Below the ports that the operating system hands out, or a neighbour's next connection might be given one of them. */
async function fourFreePorts(): Promise<number> {
  const first = randomInt(10_000, 30_000);
  const free = await Promise.all([0, 1, 2, 3].map(async (offset) => await isFree(first + offset)));
  return free.includes(false) ? await fourFreePorts() : first;
}

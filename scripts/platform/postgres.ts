/**
 * A real PostgreSQL in a folder: for the demo, for tests and for trying Corridor out. Production sets DATABASE_URL.
 *
 * It listens on loopback only, asks for a generated password, and writes through to the disk (fsync on). It is started
 * apart from us, with its log in a file: should we be killed, it goes on undisturbed, and the next start adopts it.
 *
 * Root starts it under another account, to whom a data folder inside a home of mode 0700 has no path. It is therefore
 * started *in* its data folder and told that the folder is /proc/self/cwd, which needs no path; so data stays in data/.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { PlatformError } from './error.ts';
import { inDatabase } from './in-database.ts';
import { freePort } from './port.ts';
import { type Account, type Binaries, findBinaries } from './postgres-binaries.ts';
import { isAlive, isServing, readPostmaster } from './postmaster.ts';

const USER = 'corridor';
const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 30_000;
/** PostgreSQL's words, when processes of an earlier server still have its memory. */
const STILL_HELD = 'pre-existing shared memory block';
const POLL_MS = 20;

export type PostgresOptions = {
  /** Holds the cluster (`cluster/`), the password (`password`) and the server's log (`postgres.log`). */
  readonly dataDir: string;
  /** Default: one that the operating system gives. */
  readonly port?: number;
  /** Further settings, as `name=value`. They apply to a server started now, not to one that is adopted. */
  readonly settings?: readonly string[];
  /** false gives up safety from power cuts, not from kill -9, for a faster throw-away cluster. Default: true. */
  readonly durable?: boolean;
};

export type Postgres = {
  /** Connects as the cluster's owner to its database `postgres`. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Ends connections, writes a checkpoint, and is done when the server is gone. */
  stop(): Promise<void>;
  /** What a power cut does to it; for tests of recovery. */
  kill9(): Promise<void>;
};

/** Starts PostgreSQL, or adopts the one that already runs on this folder. Throws `database-failed`, `port-taken`. */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const home = resolve(options.dataDir);
  const cluster = join(home, 'cluster');
  const running = readPostmaster(cluster);
  if (running !== null && isServing(running.pid, cluster)) {
    if (options.port === undefined || options.port === running.port) return await adopt(home, running.pid);
    await stopServer(running.pid);
  }
  const binaries = findBinaries();
  if (!existsSync(join(cluster, 'PG_VERSION'))) await initialise(home, cluster, binaries, options.durable ?? true);
  rmSync(join(cluster, 'postmaster.pid'), { force: true });
  return await launchAlone(home, cluster, binaries, options);
}

/** The processes of a server that was killed see it in a moment, and until the last has gone no other can start. */
async function launchAlone(...all: Parameters<typeof launch>): Promise<Postgres> {
  const limit = Date.now() + STOP_LIMIT_MS;
  for (;;) {
    try {
      return await launch(...all);
    } catch (error) {
      const isHeld = error instanceof PlatformError && error.message.includes(STILL_HELD);
      if (!isHeld || Date.now() > limit) throw error;
      await wait(POLL_MS);
    }
  }
}

/** Makes an empty database in the cluster of `url` and returns the new database's URL. */
export async function createDatabase(url: string, name: string): Promise<string> {
  await inDatabase(url, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  });
  return databaseUrl(url, name);
}

/** Drops a database, ending whatever connections it has. */
export async function dropDatabase(url: string, name: string): Promise<void> {
  await inDatabase(url, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`);
  });
}

function databaseUrl(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

async function initialise(
  home: string,
  cluster: string,
  { initdb, account }: Binaries,
  durable: boolean,
): Promise<void> {
  // Whoever stops us half-way must not leave what looks like a cluster: it gets its name when it is complete.
  const unfinished = `${cluster}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  give(unfinished, account);
  const password = randomBytes(24).toString('base64url');
  // initdb reads the password from a file that its account must be able to open.
  const folder = mkdtempSync(join(tmpdir(), 'corridor-initdb-'));
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  give(passwordFile, account);
  give(folder, account);
  try {
    const flags = ['--username', USER, '--pwfile', passwordFile, '--auth', 'scram-sha-256'];
    const encoding = ['--encoding', 'UTF8', '--locale', 'C', '--no-instructions', ...(durable ? [] : ['--no-sync'])];
    const child = spawn(initdb, ['--pgdata', dataArgument(unfinished, account), ...flags, ...encoding], {
      cwd: unfinished,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...account,
    });
    const ended = once(child, 'close') as Promise<[number | null]>;
    const [said, complained, [code]] = await Promise.all([textOf(child.stdout), textOf(child.stderr), ended]);
    if (code !== 0) throw new PlatformError('database-failed', `initdb failed.\n${said}${complained}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
  writeFileSync(join(home, 'password'), password, { mode: 0o600 });
  renameSync(unfinished, cluster);
}

async function launch(
  home: string,
  cluster: string,
  { postgres, account }: Binaries,
  options: PostgresOptions,
): Promise<Postgres> {
  const port = options.port ?? (await freePort());
  const settings = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    'password_encryption=scram-sha-256',
    'max_connections=200',
    'shared_buffers=256MB',
    // Recycled WAL segments cut the 99th centile of an append from 42 ms to 15 ms at 2,000 a second.
    // By this the server knows it, and refuses it where it was not told to take it.
    'cluster_name=corridor-embedded',
    'min_wal_size=1GB',
    'max_wal_size=4GB',
    ...(options.durable === false ? ['fsync=off', 'full_page_writes=off'] : []),
    ...(options.settings ?? []),
  ];
  const log = join(home, 'postgres.log');
  const output = openSync(log, 'a', 0o600);
  const server = spawn(
    postgres,
    ['-D', dataArgument(cluster, account), ...settings.flatMap((setting) => ['-c', setting])],
    { cwd: cluster, detached: true, stdio: ['ignore', output, output], ...account },
  );
  closeSync(output);
  server.unref();
  const failed = new Promise<string>((done) => {
    server.once('error', (error) => done(error.message));
    server.once('exit', (code) => done(`It ended with code ${code}.`));
  });
  const outcome = await Promise.race([failed, untilReady(cluster, server.pid)]);
  if (outcome === null && server.pid !== undefined) return running(home, server.pid, port);
  throw startFailure(log, port, outcome ?? 'It has no process.');
}

function startFailure(log: string, port: number, reason: string): PlatformError {
  const tail = readFileSync(log, 'utf8').split('\n').slice(-12).join('\n');
  if (tail.includes('could not bind')) {
    return new PlatformError('port-taken', `Port ${port}, wanted for PostgreSQL, is taken by another program.`);
  }
  return new PlatformError('database-failed', `PostgreSQL did not start. ${reason} From ${log}:\n${tail}`);
}

async function adopt(home: string, pid: number): Promise<Postgres> {
  const cluster = join(home, 'cluster');
  const fault = await untilReady(cluster, pid);
  const postmaster = readPostmaster(cluster);
  if (fault !== null || postmaster === null) {
    throw new PlatformError('database-failed', `The PostgreSQL left on ${cluster} is not ready. ${fault ?? ''}`);
  }
  return running(home, pid, postmaster.port);
}

function running(home: string, pid: number, port: number): Postgres {
  const password = readFileSync(join(home, 'password'), 'utf8');
  return {
    url: `postgres://${USER}:${password}@127.0.0.1:${port}/postgres`,
    port,
    pid,
    stop: async () => await stopServer(pid),
    kill9: async () => {
      process.kill(pid, 'SIGKILL');
      await untilGone(pid, STOP_LIMIT_MS);
    },
  };
}

/** null when the server takes connections, otherwise why it does not. */
async function untilReady(cluster: string, pid: number | undefined): Promise<string | null> {
  const limit = Date.now() + START_LIMIT_MS;
  while (Date.now() < limit) {
    const postmaster = readPostmaster(cluster);
    if (postmaster?.ready === true && postmaster.pid === pid) return null;
    await wait(POLL_MS);
  }
  return `It was not ready after ${START_LIMIT_MS / 1000} s.`;
}

async function stopServer(pid: number): Promise<void> {
  if (!isAlive(pid)) return;
  // SIGINT is PostgreSQL's fast shutdown: open transactions are rolled back, nobody is waited for.
  process.kill(pid, 'SIGINT');
  if (await untilGone(pid, STOP_LIMIT_MS)) return;
  throw new PlatformError('database-failed', `PostgreSQL (process ${pid}) did not stop in ${STOP_LIMIT_MS / 1000} s.`);
}

async function untilGone(pid: number, limitMs: number): Promise<boolean> {
  const limit = Date.now() + limitMs;
  while (Date.now() < limit) {
    if (!isAlive(pid)) return true;
    await wait(POLL_MS);
  }
  return false;
}

function dataArgument(cluster: string, account: Account): string {
  return account !== null && process.platform === 'linux' ? '/proc/self/cwd' : cluster;
}

function give(path: string, account: Account): void {
  if (account !== null) chownSync(path, account.uid, account.gid);
}

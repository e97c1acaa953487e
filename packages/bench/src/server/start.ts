/** The measured server: the program that is deployed, in a process of its own, with nothing else in it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../../../scripts/platform/port.ts';
import { BenchError } from '../error.ts';
import type { Ask, Told } from './probe.ts';

const ENTRY = fileURLToPath(new URL('../../../server/src/main.ts', import.meta.url));
const PROBE = import.meta.resolve('./probe.ts');
const GUARD = import.meta.resolve('../../../../scripts/platform/orphan-guard.ts');
const READY_WITHIN = 60_000;
const STOPPED_WITHIN = 15_000;
const LOG_TAIL_LINES = 20;

export interface MeasuredServer {
  readonly address: string;
  readonly pid: number;
  readonly admissionToken: string;
  /** Resident bytes once garbage was collected. */
  collected(): Promise<number>;
  startProfile(): Promise<void>;
  /** Writes the profile since `startProfile` as a `.cpuprofile`, which browsers' developer tools open. */
  saveProfile(file: string): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** @param folder for its blobs, its key and its log. @throws BenchError `server-failed` with the end of its log. */
export async function startServer(databaseUrl: string, folder: string): Promise<MeasuredServer> {
  const admissionToken = randomBytes(16).toString('hex');
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const logFile = join(folder, 'server.log');
  const child = launch(logFile, {
    DATABASE_URL: databaseUrl,
    ALLOW_EMBEDDED_DATABASE: '1',
    PORT: String(port),
    PUBLIC_URL: address,
    ADMISSION_TOKEN: admissionToken,
    BLOBS: join(folder, 'blobs'),
    OIDC_ISSUERS: '[]',
    WEB_ORIGINS: address,
  });
  await ready(child, address, logFile);
  const stopping = new AbortController();
  child.once('exit', (code, signal) => {
    if (stopping.signal.aborted) return;
    process.stderr.write(`The server ended in mid-run (${signal ?? code}). Its log ends with:\n${tailOf(logFile)}\n`);
  });
  const ask = async (asked: Ask): Promise<number> => {
    child.send(asked);
    const [told] = (await once(child, 'message')) as [Told];
    return told.residentBytes;
  };
  return {
    address,
    pid: child.pid ?? 0,
    admissionToken,
    collected: async () => await ask({ ask: 'collect' }),
    startProfile: async () => void (await ask({ ask: 'profile' })),
    saveProfile: async (file) => void (await ask({ ask: 'save', file })),
    [Symbol.asyncDispose]: async () => {
      stopping.abort();
      await stop(child);
    },
  };
}

function launch(logFile: string, env: Readonly<Record<string, string>>): ChildProcess {
  const log = openSync(logFile, 'a', 0o600);
  const child = spawn(process.execPath, ['--expose-gc', '--import', GUARD, '--import', PROBE, ENTRY], {
    stdio: ['ignore', log, log, 'pipe', 'ipc'],
    env: { ...env, CORRIDOR_GUARD_FD: '3' },
  });
  closeSync(log);
  return child;
}

async function ready(child: ChildProcess, address: string, logFile: string): Promise<void> {
  const limit = performance.now() + READY_WITHIN;
  while (child.exitCode === null && performance.now() < limit) {
    const answer = await fetch(`${address}/healthz`).catch(() => null);
    if (answer?.ok === true) return;
    await wait(50);
  }
  child.kill('SIGKILL');
  throw new BenchError('server-failed', `The server did not start. Its log ends with:\n${tailOf(logFile)}`);
}

function tailOf(logFile: string): string {
  return readFileSync(logFile, 'utf8').split('\n').slice(-LOG_TAIL_LINES).join('\n');
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), STOPPED_WITHIN);
  await ended;
  clearTimeout(late);
}

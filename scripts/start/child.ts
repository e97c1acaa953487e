/**
 * One program of ours as a child: started, waited for until it says that it is ready, started again when it dies, and
 * stopped in good order. Its output goes to a file, where what it says before it dies can be read.
 *
 * A child is ready when GET /healthz answers 200: it says so of itself, and only when it can do its work
 * (docs/operations.md).
 */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { PlatformError } from '../platform/error.ts';
import { spawnGuarded } from '../platform/guarded.ts';
import { openLog } from './log-file.ts';

const READY_LIMIT_MS = 60_000;
const HEALTH_LIMIT_MS = 5_000;
const POLL_MS = 50;
const STOP_LIMIT_MS = 10_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** A child that ran this long was well; its next death is not part of a series. */
const WELL_AFTER_MS = 60_000;
const LOG_TAIL_LINES = 30;

export type ChildSpec = {
  /** As people read it: `server`. */
  readonly name: string;
  /** The TypeScript file to run. */
  readonly entry: string;
  readonly env: Readonly<Record<string, string>>;
  /** Its GET /healthz. */
  readonly health: string;
  readonly logFile: string;
};

export type ChildEvents = {
  /** A sentence for the person at the terminal. */
  readonly say: (line: string) => void;
  /** Called when there is a new process, for the note from which the next start learns what may be left. */
  readonly changed: () => void;
};

export type Child = {
  readonly name: string;
  readonly entry: string;
  /** Throws `child-failed`, with the end of its log, if it ends before it was ever ready. */
  readonly ready: Promise<void>;
  /** null between a death and the next start. */
  readonly pid: () => number | null;
  readonly stop: () => Promise<void>;
};

export function startChild(spec: ChildSpec, events: ChildEvents): Child {
  const log = openLog(spec.logFile);
  const stopping = new AbortController();
  let current = run(spec, log);

  const firstReady = async (): Promise<void> => {
    if (!(await current.ready)) throw new PlatformError('child-failed', failure(spec));
    void keepRunning();
  };
  const keepRunning = async (): Promise<void> => {
    let pause = FIRST_PAUSE_MS;
    for (;;) {
      const { code, signal, ranMs } = await current.ended;
      if (stopping.signal.aborted) return;
      if (ranMs > WELL_AFTER_MS) pause = FIRST_PAUSE_MS;
      const reason = signal === null ? `code ${code}` : signal;
      events.say(`The ${spec.name} ended (${reason}); it starts again in ${pause / 1000} s. Its log: ${spec.logFile}`);
      await wait(pause, undefined, { signal: stopping.signal }).catch(() => {});
      if (stopping.signal.aborted) return;
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      current = run(spec, log);
      events.changed();
      if (await current.ready) events.say(`The ${spec.name} is back.`);
    }
  };
  return {
    name: spec.name,
    entry: spec.entry,
    ready: firstReady(),
    pid: () => (isRunning(current.process) ? (current.process.pid ?? null) : null),
    stop: async () => {
      stopping.abort();
      await end(current.process);
      log.end();
    },
  };
}

type Run = {
  readonly process: ChildProcess;
  /** false if it ended, or was silent too long. */
  readonly ready: Promise<boolean>;
  readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null; readonly ranMs: number }>;
};

function run(spec: ChildSpec, log: Writable): Run {
  const started = performance.now();
  const { child } = spawnGuarded(spec.entry, spec.env, log);
  const ended = new Promise<Awaited<Run['ended']>>((resolve) => {
    const finish = (code: number | null, signal: string | null): void => {
      resolve({ code, signal, ranMs: performance.now() - started });
    };
    child.once('exit', finish);
    child.once('error', () => finish(null, null));
  });
  const ready = async (): Promise<boolean> => {
    const limit = started + READY_LIMIT_MS;
    while (isRunning(child) && performance.now() < limit) {
      if (await isHealthy(spec.health)) return isRunning(child);
      await wait(POLL_MS);
    }
    return false;
  };
  return { process: child, ready: ready(), ended };
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(HEALTH_LIMIT_MS) });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (!isRunning(child)) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const patience = new AbortController();
  const forced = wait(STOP_LIMIT_MS, undefined, { signal: patience.signal }).then(
    () => child.kill('SIGKILL'),
    () => {},
  );
  await gone;
  patience.abort();
  await forced;
}

function isRunning(child: ChildProcess): boolean {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null;
}

function failure({ name, logFile }: ChildSpec): string {
  const tail = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-LOG_TAIL_LINES).join('\n');
  return `The ${name} did not start. The end of ${logFile}:\n${tail}`;
}

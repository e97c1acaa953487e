/** The server put together from its parts: in a process of its own (main.ts), or several in one, as tests and the demo do. */
import type { AddressInfo } from 'node:net';
import { type AlarmParts, alarmsOf } from './alarm/alarms.ts';
import { sweepAccesses } from './audit/sweep.ts';
import { sweepBlobs } from './blobs/sweep.ts';
import type { Core } from './core.ts';
import { eraseReleased, removeErasedBlobs } from './erasure/sweep.ts';
import { admitSocket } from './http/origin.ts';
import { type HttpParts, httpServer } from './http/http.ts';
import { type NotifyParts, notify } from './notify/notify.ts';
import { LogKeeping } from './log/keep.ts';
import { type CoreParts, openCore } from './open-core.ts';
import { goRound, hear } from './round.ts';
import { greet } from './socket/greet.ts';
import { CLOSE } from './socket/socket.ts';
import { listenForSockets } from './socket/ws.ts';
import { fireDue } from './timers/fire.ts';
import { holdingAt } from './timers/holding.ts';

export interface Parts extends Omit<CoreParts, 'refusals'>, HttpParts, NotifyParts, AlarmParts {}

export interface Server {
  /** Starts to listen. @returns the address, as a URL. */
  listen(port: number, host: string): Promise<string>;
  /** Does now what is done every few seconds: plan lines that are due, people to tell, lost hints. For clocks that do not run. */
  runDue(): Promise<void>;
  /**
   * Keeps every server on this database from firing plan lines until the answer is disposed of, this process ends or its
   * connection breaks: while a backup is restored, or a past is written. This server's own `runDue` still fires.
   *
   * @throws whatever keeps the database from answering.
   */
  holdPlans(): Promise<AsyncDisposable>;
  /** Takes no more, finishes what it has taken, and ends. */
  close(): Promise<void>;
}

const FIRE_EVERY = 1_000;
const LOG_EVERY = 1_000;
const NOTIFY_EVERY = 2_000;
const ROUND_EVERY = 5_000;
const ALARM_EVERY = 5_000;
const SWEEP_EVERY = 60 * 60 * 1000;

/** Connects, brings the tables up to date, and is ready to listen. @throws ServerError `database-lost`, `database-error`. */
export async function createServer(given: Parts): Promise<Server> {
  const alarms = alarmsOf(given);
  const { log, refusals } = alarms;
  const parts = { ...given, log, refusals };
  const core = await openCore(parts, (here, hint) => void guarded(here, 'hint', async () => await hear(here, hint)));
  const app = httpServer(core, parts);
  const sockets = listenForSockets(
    app.server,
    (request) => admitSocket(core, parts.webOrigins, request),
    (socket, request) => greet(core, socket, request),
  );
  const holding = holdingAt(parts.databaseUrl, parts.log);
  const fires = oneAtATime(core, 'timers', async () => await fireDue(core, { isMine: () => false }));
  const notifies = oneAtATime(core, 'notify', async () => await notify(core, parts));
  const keeping = new LogKeeping(core);
  const checkpoints = oneAtATime(core, 'log', async () => await keeping.keep());
  const rounds = oneAtATime(core, 'round', async () => await goRound(core));
  const sweeps = oneAtATime(core, 'sweep', async () => await sweep(core, keeping));
  const stops = [
    parts.clock.every(FIRE_EVERY, fires.start),
    parts.clock.every(LOG_EVERY, checkpoints.start),
    parts.clock.every(NOTIFY_EVERY, notifies.start),
    parts.clock.every(ROUND_EVERY, rounds.start),
    parts.clock.every(SWEEP_EVERY, sweeps.start),
    parts.clock.every(ALARM_EVERY, () => void alarms.goRound()),
  ];

  return {
    listen: async (port, host) => {
      await app.listen({ port, host });
      const { port: bound } = app.server.address() as AddressInfo;
      const address = `http://${host.includes(':') ? `[${host}]` : host}:${bound}`;
      parts.log.started(address);
      return address;
    },
    runDue: async () => {
      await core.reaches.flush();
      await fireDue(core, holding);
      await notify(core, parts);
      await goRound(core);
      await keeping.keep();
      await core.accesses.flush();
      await sweep(core, keeping);
      await alarms.goRound();
    },
    holdPlans: async () => await holding.take(),
    close: async () => {
      parts.log.stopping();
      for (const stop of stops) stop();
      sockets.close(CLOSE.away);
      await core.queue.idle();
      await core.reaches.flush();
      await core.accesses.flush();
      for (const work of [fires, checkpoints, notifies, rounds, sweeps]) await work.idle();
      sockets.terminate();
      await app.close();
      await holding.release();
      await core.bus.leave();
      core.queue.close();
      await core.database.close();
      parts.log.stopped();
    },
  };
}

async function sweep(core: Core, log: LogKeeping): Promise<void> {
  await sweepBlobs(core);
  await eraseReleased(core);
  await removeErasedBlobs(core);
  await sweepAccesses(core);
  await log.sweep();
}

/** Work that nobody waits for: its fault is logged, and the next time does it again. */
function guarded(core: Core, what: string, work: () => Promise<unknown>): Promise<void> {
  return work().then(
    () => undefined,
    (error: unknown) => core.log.failed(what, error),
  );
}

/** Work that is not begun again before it has ended. */
function oneAtATime(core: Core, what: string, work: () => Promise<unknown>) {
  let going: Promise<void> | null = null;
  return {
    start: (): void => {
      going ??= guarded(core, what, work).finally(() => {
        going = null;
      });
    },
    idle: async (): Promise<void> => await (going ?? Promise.resolve()),
  };
}

/** The server put together from its parts: in a process of its own (main.ts), or several in one, as tests and the demo do. */
import type { AddressInfo } from 'node:net';
import { type Core, type CoreParts, openCore } from './core.ts';
import { admitSocket } from './http/origin.ts';
import { type HttpParts, httpServer } from './http/http.ts';
import { goRound, hear } from './round.ts';
import { greet } from './socket/greet.ts';
import { CLOSE } from './socket/socket.ts';
import { listenForSockets } from './socket/ws.ts';

export interface Parts extends CoreParts, HttpParts {}

export interface Server {
  /** Starts to listen. @returns the address, as a URL. */
  listen(port: number, host: string): Promise<string>;
  /** Does now what is done every few seconds: plan lines that are due, people to tell, lost hints. For clocks that do not run. */
  runDue(): Promise<void>;
  /** Takes no more, finishes what it has taken, and ends. */
  close(): Promise<void>;
}

const ROUND_EVERY = 5_000;

/** Connects, brings the tables up to date, and is ready to listen. @throws ServerError `database-lost`, `database-error`. */
export async function createServer(parts: Parts): Promise<Server> {
  const core = await openCore(parts, (here, hint) => guarded(here, 'hint', async () => await hear(here, hint)));
  const app = httpServer(core, parts);
  const sockets = listenForSockets(
    app.server,
    (request) => admitSocket(core, parts.webOrigins, request),
    (socket, request) => greet(core, socket, request),
  );
  const stops = [parts.clock.every(ROUND_EVERY, () => guarded(core, 'round', async () => await goRound(core)))];

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
      await goRound(core);
    },
    close: async () => {
      parts.log.stopping();
      for (const stop of stops) stop();
      sockets.close(CLOSE.away);
      await core.queue.idle();
      await core.reaches.flush();
      sockets.terminate();
      await app.close();
      await core.bus.leave();
      core.queue.close();
      await core.database.close();
      parts.log.stopped();
    },
  };
}

/** Work that nobody waits for: its fault is logged, and the next round does it again. */
function guarded(core: Core, what: string, work: () => Promise<void>): void {
  work().catch((error: unknown) => core.log.failed(what, error));
}

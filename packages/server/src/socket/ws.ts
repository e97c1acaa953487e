/** Sockets by `ws`. It reads, answers pings and closes; what we send is framed once and written past it. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { MOST_FRAME } from '@corridor/wire';
import { WebSocket, WebSocketServer } from 'ws';
import { joinedWrites } from './joined-writes.ts';
import type { Socket } from './socket.ts';

/** Whether a request may become a socket; if not, the HTTP status it is answered with. */
export type Admit = (request: IncomingMessage) => 200 | 403 | 404 | 429 | 503;

/** As every other answer's (http/headers.ts): this is no page. */
const NO_PAGE = "Content-Security-Policy: default-src 'none'; require-trusted-types-for 'script'\r\n";

/** Asked this often whether anybody is there; a socket that missed one is dropped. */
const PING_EVERY = 30_000;

/** Takes upgrades of `server`. The answer stops taking them and closes what is open. */
export function listenForSockets(
  server: Server,
  admit: Admit,
  greet: (socket: Socket, request: IncomingMessage) => void,
) {
  const upgrader = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: MOST_FRAME });
  const answering = new WeakSet<WebSocket>();
  server.on('upgrade', (request: IncomingMessage, duplex: Duplex, head: Buffer) => {
    const status = admit(request);
    if (status !== 200) {
      duplex.end(`HTTP/1.1 ${status} \r\n${NO_PAGE}Connection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    upgrader.handleUpgrade(request, duplex, head, (ws) => {
      answering.add(ws);
      ws.on('pong', () => answering.add(ws));
      greet(socketOf(ws, duplex), request);
    });
  });
  const pinging = setInterval(() => {
    for (const ws of upgrader.clients) {
      if (!answering.delete(ws)) ws.terminate();
      else ws.ping();
    }
  }, PING_EVERY);
  return {
    close: (code: number): void => {
      clearInterval(pinging);
      for (const ws of upgrader.clients) ws.close(code);
    },
    terminate: (): void => {
      for (const ws of upgrader.clients) ws.terminate();
    },
  };
}

function socketOf(ws: WebSocket, duplex: Duplex): Socket {
  // What is wrong with a socket is told by its closing.
  ws.on('error', () => undefined);
  const outgoing = joinedWrites((bytes) => {
    if (ws.readyState === WebSocket.OPEN) duplex.write(bytes);
  });
  return {
    get queued() {
      return duplex.writableLength + outgoing.held;
    },
    write: (frame) => outgoing.write(frame),
    close: (code) => {
      outgoing.flush();
      ws.close(code);
    },
    drop: () => ws.terminate(),
    onMessage: (receive) => {
      ws.on('message', (data, isBinary) => receive(isBinary && data instanceof Uint8Array ? data : new Uint8Array()));
    },
    onClose: (closed) => {
      ws.on('close', closed);
    },
  };
}

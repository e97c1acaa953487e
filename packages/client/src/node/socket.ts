/** A WebSocket by `ws`. */
import { MOST_FRAME } from '@corridor/wire';
import { WebSocket } from 'ws';
import type { OpenSocket } from '../port/socket.ts';

export const wsSocket: OpenSocket = (url, events) => {
  const socket = new WebSocket(url, { perMessageDeflate: false, maxPayload: MOST_FRAME });
  // What is wrong with a socket is told by its closing.
  socket.on('error', () => undefined);
  socket.on('open', () => events.opened());
  // Text is no frame of ours; as no bytes at all it is refused like any other garbage.
  socket.on('message', (data, isBinary) =>
    events.message(isBinary && data instanceof Buffer ? new Uint8Array(data) : new Uint8Array()),
  );
  socket.on('close', () => events.closed());
  return {
    send: (bytes) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(bytes);
    },
    close: () => socket.terminate(),
  };
};

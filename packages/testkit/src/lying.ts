/** A server that lies, as one client sees it: between its socket and the real one, every frame may be changed, dropped or doubled. */
import type { OpenSocket } from '@corridor/client';
import { decodeFrame, type Down, down, encodeFrame } from '@corridor/wire';

/** What the client is given instead of a frame: any number of frames, or bytes that are none. */
export type Lie = (frame: Down) => readonly (Down | Uint8Array)[];

export interface LyingServer {
  readonly openSocket: OpenSocket;
  /** From now on. */
  tell(lie: Lie): void;
  honest(): void;
  /** Frames that the client was meant to get, oldest first. */
  readonly heard: readonly Down[];
  /** Says something of its own accord. */
  say(frame: Down | Uint8Array): void;
  /** Cuts the connection; the client may come back. */
  cut(): void;
}

const truth: Lie = (frame) => [frame];

export function lyingServer(honest: OpenSocket): LyingServer {
  const heard: Down[] = [];
  let lie = truth;
  let say: (frame: Down | Uint8Array) => void = () => undefined;
  let cut: () => void = () => undefined;
  return {
    heard,
    tell: (next) => {
      lie = next;
    },
    honest: () => {
      lie = truth;
    },
    say: (frame) => say(frame),
    cut: () => cut(),
    openSocket: (url, events) => {
      const pass = (said: Down | Uint8Array): void =>
        events.message(said instanceof Uint8Array ? said : encodeFrame(said));
      const socket = honest(url, {
        ...events,
        message: (bytes) => {
          const frame = decodeFrame(down, bytes);
          heard.push(frame);
          for (const said of lie(frame)) pass(said);
        },
      });
      say = pass;
      cut = () => {
        socket.close();
        events.closed();
      };
      return socket;
    },
  };
}

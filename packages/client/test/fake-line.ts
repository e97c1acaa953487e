/** A socket and a clock that a test moves by hand. */
import { decodeFrame, type Down, encodeFrame, type Up, up } from '@corridor/wire';
import type { Clock } from '../src/port/clock.ts';
import type { OpenSocket, SocketEvents } from '../src/port/socket.ts';

export interface FakeClock extends Clock {
  /** Moves the time on, and runs what is due meanwhile, in its order. */
  pass(milliseconds: number): void;
}

export function fakeClock(start = 1_000_000): FakeClock {
  let now = start;
  let due: { readonly at: number; readonly run: () => void }[] = [];
  return {
    now: () => now,
    after: (milliseconds, run) => {
      const one = { at: now + milliseconds, run };
      due.push(one);
      return () => {
        due = due.filter((each) => each !== one);
      };
    },
    pass: (milliseconds) => {
      const end = now + milliseconds;
      for (;;) {
        const next = due.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        due = due.filter((each) => each !== next);
        now = Math.max(now, next.at);
        next.run();
      }
      now = end;
    },
  };
}

export interface FakeLine {
  readonly openSocket: OpenSocket;
  /** How often a connection was tried. */
  opened(): number;
  /** What the client said on the present connection. */
  readonly said: readonly Up[];
  tell(frame: Down | Uint8Array): void;
  close(): void;
}

export function fakeLine(): FakeLine {
  let said: Up[] = [];
  let count = 0;
  let events: SocketEvents | null = null;
  return {
    opened: () => count,
    get said() {
      return said;
    },
    tell: (frame) => events?.message(frame instanceof Uint8Array ? frame : encodeFrame(frame)),
    close: () => events?.closed(),
    openSocket: (_url, given) => {
      count++;
      said = [];
      events = given;
      return {
        send: (bytes) => void said.push(decodeFrame(up, bytes)),
        close: () => {
          if (events === given) events = null;
        },
      };
    },
  };
}

/** Everything that was ready to run has run. */
export async function turn(): Promise<void> {
  await new Promise((resolve) => void setImmediate(resolve));
}

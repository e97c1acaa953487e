import { type Down, encodeFrame, type Said, type TeamId, type UserId } from '@corridor/wire';
import type { Session } from '../session/session.ts';
import { CLOSE, framed, type Socket } from './socket.ts';

/** A client that reads slower than its teams write is dropped at this many bytes; it comes back and reads its feed. */
const MOST_QUEUED = 1024 * 1024;

/** Who is there, once they have said hello. */
export interface Guest {
  readonly session: Session;
  /** The person's teams, by identifier, with our keys of them. */
  readonly teams: ReadonlyMap<TeamId, number>;
}

export class Connection {
  readonly #socket: Socket;
  readonly challenge: Uint8Array;
  /** Where it comes from, for limits alone. */
  readonly address: string;
  guest: Guest | null = null;
  /** Appends under way. */
  appending = 0;
  /** The delivery that this connection last took part in: a frame goes to it once, however many of its teams read. */
  delivery = 0;

  constructor(socket: Socket, challenge: Uint8Array, address: string) {
    this.#socket = socket;
    this.challenge = challenge;
    this.address = address;
  }

  get user(): UserId | null {
    return this.guest?.session.user ?? null;
  }

  say(frame: Down): void {
    this.pass(framed(encodeFrame(frame)));
  }

  /** Writes a frame that was built before. */
  pass(frame: Buffer): void {
    if (this.#socket.queued > MOST_QUEUED) {
      this.#socket.drop();
      return;
    }
    this.#socket.write(frame);
  }

  /** The last word. */
  end(why: Said<'ended'>['why']): void {
    this.say({ t: 'ended', why });
    this.close(CLOSE.policy);
  }

  close(code: number): void {
    this.#socket.close(code);
  }
}

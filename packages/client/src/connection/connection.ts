/**
 * The one connection to the server: greets with the session, asks and is answered by number, hears news, and comes back
 * by itself. It knows frames, not what they mean; a lost connection fails what was asked, and who asked decides whether
 * to ask again. Rules CL1 to CL9 in docs/protocol/client.md.
 */
import { decodeFrame, type Down, down, encodeFrame, PASSING_REFUSALS, type Refusal, type Said } from '@corridor/wire';
import { ClientError } from '../error.ts';
import { type Live, live } from '../live.ts';
import type { Ports } from '../port/ports.ts';
import type { Socket } from '../port/socket.ts';
import { backoff } from './backoff.ts';
import { Questions } from './questions.ts';
import type { AnswerTo, Request } from './request.ts';

/** With nothing heard for so long, ask something small to find out. */
const PULSE_AFTER = 25_000;
/** A request that was refused in passing is repeated so often before its author is told. */
const PASSING_TRIES = 6;

/** A connection is left for a fresh one this long after the reason, so that several reasons make one. */
const QUIET = 200;

export type News = Extract<Down, { t: 'event' | 'reach' | 'firing' | 'erased' | 'changed' }>;
export type EndedWhy = Said<'ended'>['why'];

export type Link =
  | { readonly state: 'offline' | 'connecting'; readonly since: number }
  | { readonly state: 'online'; readonly since: number; readonly teams: Said<'welcome'>['teams'] }
  | { readonly state: 'ended'; readonly since: number; readonly why: EndedWhy };

/** Answers a challenge: the session statement and the session key's proof. */
export type Greet = (
  challenge: Uint8Array,
) => Promise<{ readonly version: number; readonly session: Uint8Array; readonly proof: Uint8Array }>;

export interface Connection {
  readonly link: Live<Link>;
  /** Server clock minus this device's, in milliseconds. */
  offset(): number;
  /**
   * One request and its answer. Refusals that pass are waited out and repeated.
   *
   * @throws ClientError `offline` when there is no connection or it is lost before the answer, or the refusal's code.
   */
  ask<R extends Request>(request: R): Promise<AnswerTo<R['t']>>;
  onNews(hear: (news: News) => void): () => void;
  /** Tries now rather than when the wait is over: the device came back, or a person asked. */
  wake(): void;
  /** Leaves this connection for a fresh one once nothing is being asked: what a greeting says has changed. */
  again(): void;
  close(): void;
}

export function connect(url: string, greet: Greet, ports: Pick<Ports, 'clock' | 'random' | 'openSocket'>): Connection {
  return new Line(url, greet, ports);
}

class Line implements Connection {
  readonly link: Live<Link>;
  readonly #url: string;
  readonly #greet: Greet;
  readonly #ports: Pick<Ports, 'clock' | 'random' | 'openSocket'>;
  readonly #questions: Questions;
  readonly #listeners = new Set<(news: News) => void>();
  #socket: Socket | null = null;
  #tries = 0;
  #offset = 0;
  #heardAt = 0;
  #closed = false;
  /** While a connection is left for a fresh one on purpose, who asks waits for it. */
  #renewing: PromiseWithResolvers<void> | null = null;
  #cancelRetry: () => void = () => undefined;
  #cancelPulse: () => void = () => undefined;
  #cancelAgain: () => void = () => undefined;

  constructor(url: string, greet: Greet, ports: Pick<Ports, 'clock' | 'random' | 'openSocket'>) {
    this.#url = url;
    this.#greet = greet;
    this.#ports = ports;
    this.#questions = new Questions(ports.clock, () => this.#drop());
    this.link = live<Link>({ state: 'connecting', since: ports.clock.now() });
    this.#open();
  }

  offset(): number {
    return this.#offset;
  }

  onNews(hear: (news: News) => void): () => void {
    this.#listeners.add(hear);
    return () => this.#listeners.delete(hear);
  }

  async ask<R extends Request>(request: R): Promise<AnswerTo<R['t']>> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.#askOnce(request);
      } catch (error) {
        if (!passes(error) || tries === PASSING_TRIES) throw error;
        await this.#pause(backoff(tries, this.#ports.random));
      }
    }
  }

  wake(): void {
    if (this.#closed || this.#socket !== null) return;
    this.#cancelRetry();
    this.#tries = 0;
    this.#open();
  }

  again(): void {
    this.#cancelAgain();
    this.#cancelAgain = this.#ports.clock.after(QUIET, () => {
      if (this.#questions.size > 0) {
        this.again();
        return;
      }
      this.#renewing ??= Promise.withResolvers<void>();
      this.#drop();
      this.wake();
    });
  }

  /** The fresh connection stands, or did not come about. */
  #renewed(): void {
    this.#renewing?.resolve();
    this.#renewing = null;
  }

  close(): void {
    this.#closed = true;
    this.#cancelRetry();
    this.#cancelAgain();
    this.#drop();
  }

  async #askOnce<R extends Request>(request: R): Promise<AnswerTo<R['t']>> {
    await this.#renewing?.promise;
    if (this.link.get().state !== 'online') throw new ClientError('offline');
    // The table of answers ties each request to its own; the questions check it.
    return (await this.#send(request)) as AnswerTo<R['t']>;
  }

  async #send(request: Request, take?: (answer: Down) => void): Promise<Down> {
    return await this.#questions.ask(request, (frame) => this.#socket?.send(encodeFrame(frame)), take);
  }

  #open(): void {
    this.link.set({ state: 'connecting', since: this.link.get().since });
    const socket = this.#ports.openSocket(this.#url, {
      opened: () => undefined,
      message: (bytes) => {
        if (this.#socket === socket) this.#hear(bytes);
      },
      closed: () => {
        if (this.#socket === socket) this.#drop();
      },
    });
    this.#socket = socket;
  }

  #hear(bytes: Uint8Array): void {
    this.#heardAt = this.#ports.clock.now();
    let frame: Down;
    try {
      frame = decodeFrame(down, bytes);
    } catch {
      // Neither side can know what else is wrong: start again with a fresh connection.
      this.#drop();
      return;
    }
    this.#take(frame);
  }

  #take(frame: Down): void {
    switch (frame.t) {
      case 'challenge':
        this.#offset = frame.at - this.#ports.clock.now();
        void this.#sayHello(frame.challenge);
        return;
      case 'ended':
        this.#end(frame.why);
        return;
      case 'event':
      case 'reach':
      case 'firing':
      case 'erased':
      case 'changed':
        for (const hear of this.#listeners) hear(frame);
        return;
      default:
        // Neither side can know what else is wrong: start again with a fresh connection.
        if (!this.#questions.answer(frame)) this.#drop();
    }
  }

  async #sayHello(challenge: Uint8Array): Promise<void> {
    const socket = this.#socket;
    const hello = await this.#greet(challenge);
    if (this.#socket !== socket || socket === null) return;
    try {
      // Taken as it is heard: news may come in the same breath, and is looked up on a line that is online. Rule CL99.
      await this.#send({ t: 'hello', ...hello }, (welcome) => this.#welcomed(welcome as Said<'welcome'>));
    } catch (error) {
      this.#refusedHello(error);
    }
  }

  #welcomed(welcome: Said<'welcome'>): void {
    const now = this.#ports.clock.now();
    this.#offset = welcome.at - now;
    this.#tries = 0;
    this.#pulse();
    this.link.set({ state: 'online', since: now, teams: welcome.teams });
    this.#renewed();
  }

  #refusedHello(error: unknown): void {
    const code = error instanceof ClientError ? error.code : 'offline';
    if (code === 'session-ended' || code === 'unauthenticated' || code === 'version') this.#end('expired');
    else this.#drop();
  }

  #end(why: EndedWhy): void {
    this.#closed = true;
    this.#drop();
    this.link.set({ state: 'ended', since: this.#ports.clock.now(), why });
  }

  /** Lets go of the connection, fails what was asked on it, and plans the next one. */
  #drop(): void {
    const socket = this.#socket;
    if (socket === null) return;
    this.#socket = null;
    this.#cancelPulse();
    socket.close();
    if (this.link.get().state !== 'ended') this.link.set({ state: 'offline', since: this.#ports.clock.now() });
    this.#questions.fail();
    // Dropped again before it stood, or dropped for good: who waits is told that it is offline.
    if (this.#tries > 0 || this.#closed) this.#renewed();
    if (!this.#closed) this.#planRetry();
  }

  #planRetry(): void {
    this.#tries++;
    this.#cancelRetry = this.#ports.clock.after(backoff(this.#tries, this.#ports.random), () => {
      if (!this.#closed && this.#socket === null) this.#open();
    });
  }

  #pulse(): void {
    this.#cancelPulse = this.#ports.clock.after(PULSE_AFTER, () => {
      const quiet = this.#ports.clock.now() - this.#heardAt >= PULSE_AFTER;
      if (quiet) this.#askOnce({ t: 'people', users: [] }).catch(() => undefined);
      this.#pulse();
    });
  }

  async #pause(milliseconds: number): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#ports.clock.after(milliseconds, resolve);
    });
  }
}

function passes(error: unknown): boolean {
  return error instanceof ClientError && PASSING_REFUSALS.some((code: Refusal) => code === error.code);
}

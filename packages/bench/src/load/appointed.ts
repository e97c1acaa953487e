/**
 * One group with cases whose plans all fall due at one instant, and everybody of it listening. It keeps the account that
 * the figure rests on: each line is heard once by each member, and not before its time.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { TestCase } from '@corridor/testkit/bare';
import {
  decodeFrame,
  decodeSigned,
  down,
  encodeFrame,
  firing as firingFormat,
  type Plan,
  type PlanLine,
} from '@corridor/wire';
import { BenchError } from '../error.ts';
import { type Group, identityOf, type Target } from '../network/network.ts';
import { greeted, ticketOf } from './greet.ts';
import type { LoadSocket } from './socket.ts';

/** The map's first key is `t`, and its value the text `firing`. */
const FIRING = Buffer.from('617466666972696e67', 'hex');
const LATEST = 60_000;
const DUTIES = ['on-call', 'deputy', 'lead', 'team'] as const satisfies readonly PlanLine['duty'][];
const UNLESS: PlanLine['unless'] = [
  { act: 'advised', by: 'answering' },
  { act: 'asked-more', by: 'answering' },
  { act: 'closed', by: 'anyone' },
  { act: 'seen', by: 'answering' },
];

export class Appointed {
  readonly #group: Group;
  readonly #sockets: readonly LoadSocket[];
  readonly #cases: TestCase[] = [];
  readonly #lines: number;
  readonly #heard: Buffer[][];
  /** When the last frame came, by the wall clock that plans go by. */
  lastAt = 0;

  private constructor(group: Group, sockets: readonly LoadSocket[], lines: number) {
    this.#group = group;
    this.#sockets = sockets;
    this.#lines = lines;
    this.#heard = sockets.map(() => []);
  }

  /** Signs everybody in, with an address to be told at, and opens the cases. @throws BenchError `refused`. */
  static async open(target: Target, group: Group, cases: number, lines: number): Promise<Appointed> {
    const greet = async (person: Group['people'][number]): Promise<LoadSocket> => {
      const socket = await greeted(target.address, await ticketOf(identityOf(person), Date.now()));
      await told(socket, encodeFrame({ t: 'contact', r: 0, email: `${person.user}@elmbridge.example` }), 'done');
      return socket;
    };
    const self = new Appointed(group, await Promise.all(group.people.map(greet)), lines);
    for (let i = 0; i < cases; i++) await self.#openCase();
    return self;
  }

  async #openCase(): Promise<void> {
    const { author, sender } = this.#first();
    const one = new TestCase(Date.now());
    await told(sender, encodeFrame({ ...(await one.open(author, this.#group.teams)), r: 1 }), 'accepted');
    this.#cases.push(one);
  }

  /** Gives every case a plan whose lines are all due at `at`. @throws BenchError `refused`. */
  async plan(at: number): Promise<void> {
    const { author, sender } = this.#first();
    const [team] = this.#group.teams;
    for (const one of this.#cases) {
      const said = await one.event(author, team, 'said', { plan: this.#planAt(at) });
      await told(sender, encodeFrame({ ...said, r: 1 }), 'accepted');
    }
    this.#sockets.forEach((socket, member) => {
      socket.onMessage = (message) => this.#hear(member, message);
    });
  }

  #planAt(at: number): Plan {
    const lines = Array.from({ length: this.#lines }, (_, i): PlanLine => {
      const { organisation, team } = this.#group.teams[i % 2] ?? this.#group.teams[0];
      const duty = DUTIES[i % DUTIES.length] ?? 'team';
      return { line: `step-${i}`, at, unless: UNLESS, does: 'notify', organisation, team, duty };
    });
    return { urgency: 'urgent', pathway: 'skin', version: 1, hash: new Uint8Array(32), lines };
  }

  #first() {
    const [author] = this.#group.people;
    const [sender] = this.#sockets;
    if (author === undefined || sender === undefined) throw new BenchError('refused', 'A group of nobody.');
    return { author, sender };
  }

  #hear(member: number, message: Buffer): void {
    if (!message.subarray(1, 1 + FIRING.length).equals(FIRING)) return;
    this.#heard[member]?.push(Buffer.from(message));
    this.lastAt = Date.now();
  }

  get #due(): number {
    return this.#cases.length * this.#lines;
  }

  /** Until every member has heard as many firings as lines were due. @throws BenchError `overdue`. */
  async fired(at: number): Promise<void> {
    while (this.#heard.some(({ length }) => length < this.#due)) {
      if (Date.now() > at + LATEST)
        throw new BenchError('overdue', 'A minute after their time, not all lines have fired.');
      await wait(5);
    }
  }

  /** @throws BenchError `lost` unless every member heard each line once, and none before its time. */
  account(): void {
    for (const heard of this.#heard) {
      const lines = heard.map((message) => {
        const frame = decodeFrame(down, message);
        if (frame.t !== 'firing') throw new BenchError('lost', 'A frame that is no firing.');
        const { case: caseId, line, due, at } = firingFormat.decode(decodeSigned(frame.firing).bytes);
        if (at < due) throw new BenchError('lost', 'A line fired before its time.');
        return caseId + line;
      });
      if (lines.length !== this.#due || new Set(lines).size !== this.#due) {
        throw new BenchError(
          'lost',
          `${lines.length} firings of ${new Set(lines).size} lines were heard of ${this.#due}.`,
        );
      }
    }
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy();
  }
}

/** Says something and passes over what else comes, until its answer does. @throws BenchError `refused`. */
async function told(socket: LoadSocket, frame: Uint8Array, wanted: 'done' | 'accepted'): Promise<void> {
  const answered = new Promise<void>((resolve, reject) => {
    socket.onMessage = (message) => {
      const answer = decodeFrame(down, message);
      if (answer.t === wanted) resolve();
      if (answer.t === 'refused') reject(new BenchError('refused', `The server refused with ${answer.code}.`));
    };
    socket.onClose = () => reject(new BenchError('refused', 'The server hung up.'));
  });
  socket.send(frame);
  await answered;
}

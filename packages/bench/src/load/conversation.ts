/**
 * One group online in one open case: its first person sends, all of them hear. It keeps the account that every figure
 * rests on: who heard what, in order, without a gap, as often as there are members.
 */
import { type CaseId, encodeFrame } from '@corridor/wire';
import { BenchError } from '../error.ts';
import { TestCase } from '@corridor/testkit/bare';
import { type Group, identityOf, type Target } from '../network/network.ts';
import { prepareAppends } from './appends.ts';
import { glance, numberOf, requestOf } from './glance.ts';
import { greeted, ticketOf } from './greet.ts';
import type { LoadSocket } from './socket.ts';

/** The event that opens the case: number 1, and the author's counter 1. The sender alone writes, so the two stay equal. */
const OPENED = 1;

export class Conversation {
  readonly group: Group;
  readonly #case: TestCase;
  readonly #sockets: readonly LoadSocket[];
  #frames: Buffer[] = [];
  /** By how many members each event is yet to be heard; the first event is that after `opened`. */
  #unheard = new Uint8Array();
  /** The newest number that each member has heard. */
  readonly #heard: number[];
  sent = 0;
  accepted = 0;
  delivered = 0;
  /** The first thing that went wrong, and null while all is well. */
  fault: string | null = null;
  /** Called when the sender was told that its next event is kept. */
  onAccepted: () => void = () => undefined;
  /** Called when the last member has heard the event of that index. */
  onDelivered: (index: number) => void = () => undefined;

  private constructor(group: Group, one: TestCase, sockets: readonly LoadSocket[]) {
    this.group = group;
    this.#case = one;
    this.#sockets = sockets;
    this.#heard = sockets.map(() => OPENED);
    sockets.forEach((socket, member) => {
      socket.onMessage = (message) => this.#receive(member, message);
      socket.onClose = () => this.#fail('a socket was closed');
    });
  }

  /** Signs everybody in and opens a case of both teams. @throws BenchError `refused`. */
  static async open(target: Target, group: Group): Promise<Conversation> {
    const now = Date.now();
    const greet = async (person: Group['people'][number]): Promise<LoadSocket> =>
      await greeted(target.address, await ticketOf(identityOf(person), now));
    const sockets = await Promise.all(group.people.map(greet));
    const one = new TestCase(now);
    const [author] = group.people;
    const [sender] = sockets;
    if (author === undefined || sender === undefined) throw new BenchError('refused', 'A group of nobody.');
    sender.send(encodeFrame({ ...(await one.open(author, group.teams)), r: OPENED }));
    // The sender hears two frames, the answer and the event, and everybody else one.
    for (const socket of [sender, ...sockets]) {
      if (glance(await socket.next()) === 'other') throw new BenchError('refused', 'A case could not be opened.');
    }
    return new Conversation(group, one, sockets);
  }

  get caseId(): CaseId {
    return this.#case.id;
  }

  get members(): number {
    return this.#sockets.length;
  }

  /** Nothing is under way: all that was sent is accepted, and was heard by every member. */
  get isQuiet(): boolean {
    return this.accepted === this.sent && this.delivered === this.sent * this.members;
  }

  /** All that was prepared has been sent. */
  get isSpent(): boolean {
    return this.sent === this.#frames.length;
  }

  /** Makes events, to be sent after those that were made before. */
  prepare(count: number, bytes: number): void {
    const [author] = this.group.people;
    const [team] = this.group.teams;
    if (author === undefined) return;
    const more = prepareAppends(this.#case, { author, team }, { after: OPENED + this.#frames.length, count, bytes });
    this.#frames = [...this.#frames, ...more];
    const unheard = new Uint8Array(this.#frames.length).fill(this.members);
    unheard.set(this.#unheard);
    this.#unheard = unheard;
  }

  /** Sends the next event; false when none is left. */
  send(): boolean {
    const frame = this.#frames[this.sent];
    if (frame === undefined) return false;
    this.sent++;
    this.#sockets[0]?.write(frame);
    return true;
  }

  close(): void {
    for (const socket of this.#sockets) {
      socket.onClose = () => undefined;
      socket.destroy();
    }
  }

  #receive(member: number, message: Buffer): void {
    switch (glance(message)) {
      case 'event':
        this.#hear(member, numberOf(message));
        return;
      case 'accepted':
        this.#accept(requestOf(message), numberOf(message));
        return;
      case 'other':
        this.#fail(`a frame that nobody expected: ${message.toString('latin1', 0, 40)}`);
    }
  }

  #hear(member: number, number: number): void {
    if (number !== (this.#heard[member] ?? 0) + 1) this.#fail(`number ${number} after ${this.#heard[member]}`);
    this.#heard[member] = number;
    this.delivered++;
    const index = number - OPENED - 1;
    const left = (this.#unheard[index] ?? 0) - 1;
    this.#unheard[index] = left;
    if (left === 0) this.onDelivered(index);
  }

  #accept(request: number, number: number): void {
    this.accepted++;
    if (request !== OPENED + this.accepted || number !== request) this.#fail(`${request} was accepted as ${number}`);
    this.onAccepted();
  }

  #fail(fault: string): void {
    this.fault ??= fault;
  }
}

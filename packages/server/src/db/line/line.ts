/**
 * One connection to PostgreSQL that stays binary: prepared statements only, many to a flight, flights without waiting for
 * each other (extended query protocol, PostgreSQL manual 54.2.3 and 54.2.4).
 *
 * For the hot path alone. `pg` turns bytes into hexadecimal text and back, which costs more than all else that is done
 * with a page of the feed. Everything ordinary goes through kysely.
 */
import { connect as connectSocket, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { once } from 'node:events';
import { ServerError } from '../../error.ts';
import { Messages } from './messages.ts';
import { md5Password, Scram } from './scram.ts';
import type { Call, Prepared, Rows } from './statement.ts';
import { writeSized } from './value.ts';
import { Writer } from './writer.ts';

/** What was sent up to one Sync, and what has come of it. */
interface Flight {
  readonly calls: readonly Call<unknown>[];
  readonly results: object[][];
  error: ServerError | null;
  resolve(rows: object[][]): void;
  reject(error: ServerError): void;
}

/**
 * Settings of the session: these statements go by index, row by row, whatever an empty table's statistics say; a plan that
 * reads a whole small table would be kept until it is large. One plan does for all values: planning a page of the feed
 * anew each time costs as much as reading it.
 */
const SETTINGS = {
  enable_seqscan: 'off',
  enable_hashjoin: 'off',
  enable_mergejoin: 'off',
  enable_material: 'off',
  plan_cache_mode: 'force_generic_plan',
  client_encoding: 'UTF8',
  application_name: 'corridor',
};
const PROTOCOL_3 = 196_608;
const SSL_REQUEST = 80_877_103;

export class Line {
  readonly #socket: Socket;
  readonly #prepared = new Set<Prepared>();
  readonly #flights: Flight[] = [];
  readonly #writer = new Writer();
  #scram: Scram | null = null;
  #broken = false;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    const messages = new Messages((type, buffer, at, end) => this.#message(type, buffer, at, end));
    socket.on('data', (chunk) => messages.push(chunk));
    socket.on('error', () => this.#break());
    socket.on('close', () => this.#break());
  }

  /** @throws ServerError `database-lost` if nobody answers, `database-error` if the server refuses. */
  static async connect(url: string): Promise<Line> {
    const to = new URL(url);
    const line = new Line(await reach(to));
    await line.#start(decodeURIComponent(to.username), decodeURIComponent(to.password), to.pathname.slice(1));
    return line;
  }

  get broken(): boolean {
    return this.#broken;
  }

  /**
   * Executes the calls in order, as one implicit transaction unless they say BEGIN. Resolves to the rows of each.
   * @throws ServerError `database-error` with its SQLSTATE, or `database-lost`: then a COMMIT may or may not have happened.
   */
  async run<const C extends readonly Call<unknown>[]>(...calls: C): Promise<Rows<C>> {
    if (this.#broken) throw new ServerError('database-lost');
    const unprepared = new Set(calls.map((call) => call.statement).filter((one) => !this.#prepared.has(one)));
    if (unprepared.size > 0) this.#prepare([...unprepared]);
    for (const call of calls) this.#bind(call);
    return (await this.#depart(calls)) as Rows<C>;
  }

  close(): void {
    if (!this.#broken) {
      this.#writer.message('X', () => undefined);
      this.#socket.end(this.#writer.take());
    }
    this.#break();
  }

  #prepare(statements: readonly Prepared[]): void {
    for (const statement of statements) {
      this.#prepared.add(statement);
      this.#writer.message('P', () => {
        this.#writer.name(statement.name);
        this.#writer.name(statement.sql);
        this.#writer.int16(statement.takes.length);
        for (const codec of statement.takes) this.#writer.int32(codec.oid);
      });
    }
    // A flight of its own: an error later must not leave a statement that we believe prepared.
    this.#depart([]).catch(() => {
      for (const statement of statements) this.#prepared.delete(statement);
    });
  }

  #bind(call: Call<unknown>): void {
    const { statement, values } = call;
    const writer = this.#writer;
    writer.message('B', () => {
      writer.name('');
      writer.name(statement.name);
      writer.int16(1);
      writer.int16(1);
      writer.int16(values.length);
      statement.takes.forEach((codec, i) => writeSized(writer, codec, values[i]));
      writer.int16(1);
      writer.int16(1);
    });
    writer.message('E', () => {
      writer.name('');
      writer.int32(0);
    });
  }

  async #depart(calls: readonly Call<unknown>[]): Promise<object[][]> {
    this.#writer.message('S', () => undefined);
    return await this.#await(calls);
  }

  async #await(calls: readonly Call<unknown>[]): Promise<object[][]> {
    return await new Promise((resolve, reject) => {
      this.#flights.push({ calls, results: [[]], error: null, resolve, reject });
      this.#socket.write(this.#writer.take());
    });
  }

  async #start(user: string, password: string, database: string): Promise<void> {
    this.#writer.message('', () => {
      this.#writer.int32(PROTOCOL_3);
      const parameters = { user, database, ...SETTINGS };
      for (const word of Object.entries(parameters).flat()) this.#writer.name(word);
      this.#writer.byte(0);
    });
    this.#scram = new Scram(password);
    this.#password = { user, password };
    await this.#await([]);
    this.#scram = null;
    this.#password = null;
  }

  #password: { readonly user: string; readonly password: string } | null = null;

  #message(type: number, buffer: Buffer, at: number, end: number): void {
    const flight = this.#flights[0];
    if (flight === undefined) return;
    switch (String.fromCharCode(type)) {
      case 'D':
        this.#row(flight, buffer, at);
        return;
      case 'C':
        flight.results.push([]);
        return;
      case 'E':
        flight.error ??= new ServerError('database-error', { sqlstate: sqlstateOf(buffer, at, end) });
        // Before the first ReadyForQuery an error is the last that the server says.
        if (this.#password !== null) this.#break(flight.error);
        return;
      case 'Z':
        this.#land();
        return;
      case 'R':
        this.#authenticate(buffer, at, end);
        return;
      default:
    }
  }

  #row(flight: Flight, buffer: Buffer, start: number): void {
    const rows = flight.results.at(-1);
    const columns = flight.calls[flight.results.length - 1]?.statement.gives;
    if (rows === undefined || columns === undefined) return;
    const row: Record<string, unknown> = {};
    let at = start + 2;
    for (const [name, codec] of columns) {
      const length = buffer.readInt32BE(at);
      at += 4;
      row[name] = length < 0 ? null : codec.read(buffer, at, at + length);
      if (length > 0) at += length;
    }
    rows.push(row);
  }

  #land(): void {
    const flight = this.#flights.shift();
    if (flight === undefined) return;
    if (flight.error === null) flight.resolve(flight.results.slice(0, flight.calls.length));
    else flight.reject(flight.error);
  }

  #authenticate(buffer: Buffer, at: number, end: number): void {
    const words = (from: number): string => buffer.toString('utf8', from, end);
    try {
      switch (buffer.readInt32BE(at)) {
        case 3:
          this.#say('p', `${this.#password?.password ?? ''}\0`);
          return;
        case 5:
          this.#say('p', `${this.#md5(buffer.subarray(at + 4, at + 8))}\0`);
          return;
        case 10:
          this.#sayFirst();
          return;
        case 11:
          this.#say('p', this.#scram?.answer(words(at + 4)) ?? '');
          return;
        case 12:
          this.#scram?.confirm(words(at + 4));
          return;
        default:
      }
    } catch (error) {
      this.#break(error instanceof ServerError ? error : new ServerError('database-error'));
    }
  }

  #md5(salt: Buffer): string {
    return md5Password(this.#password?.user ?? '', this.#password?.password ?? '', salt);
  }

  #sayFirst(): void {
    const first = this.#scram?.first ?? '';
    this.#writer.message('p', () => {
      this.#writer.name('SCRAM-SHA-256');
      this.#writer.int32(first.length);
      this.#writer.text(first);
    });
    this.#socket.write(this.#writer.take());
  }

  #say(type: string, words: string): void {
    this.#writer.message(type, () => this.#writer.text(words));
    this.#socket.write(this.#writer.take());
  }

  #break(error = new ServerError('database-lost')): void {
    if (this.#broken) return;
    this.#broken = true;
    this.#socket.destroySoon();
    for (const flight of this.#flights.splice(0)) flight.reject(error);
  }
}

async function reach(to: URL): Promise<Socket> {
  const socket = connectSocket({ host: to.hostname, port: Number(to.port === '' ? '5432' : to.port) });
  try {
    await once(socket, 'connect');
    return wantsTls(to) ? await secure(socket, to) : socket;
  } catch (cause) {
    socket.destroy();
    throw new ServerError('database-lost', {}, { cause });
  }
}

const wantsTls = (to: URL): boolean =>
  ['require', 'verify-ca', 'verify-full'].includes(to.searchParams.get('sslmode') ?? '');

async function secure(socket: Socket, to: URL): Promise<Socket> {
  const ask = Buffer.alloc(8);
  ask.writeInt32BE(8, 0);
  ask.writeInt32BE(SSL_REQUEST, 4);
  socket.write(ask);
  const [answer] = (await once(socket, 'data')) as [Buffer];
  if (answer.toString('latin1') !== 'S') throw new ServerError('database-lost');
  const secured = connectTls({ socket, servername: to.hostname });
  await once(secured, 'secureConnect');
  return secured;
}

/** The SQLSTATE field of an ErrorResponse; its text may hold values and goes nowhere. */
function sqlstateOf(buffer: Buffer, start: number, end: number): string {
  let at = start;
  while (at < end && buffer[at] !== 0) {
    const stop = buffer.indexOf(0, at + 1);
    if (buffer[at] === 0x43) return buffer.toString('latin1', at + 1, stop);
    at = stop + 1;
  }
  return 'XX000';
}

/** A client's socket, bare: a load opens hundreds in one process, and must itself cost little. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { BenchError } from '../error.ts';
import { masked, OPCODE, Unframer } from './frames.ts';

const SOCKET_PATH = '/v1/socket';
const END_OF_HEAD = '\r\n\r\n';

export class LoadSocket {
  readonly #socket: Socket;
  readonly #unframer = new Unframer();
  readonly #unread: Buffer[] = [];
  /** Given every binary message; until it is set, `next` reads them one by one. */
  onMessage: (message: Buffer) => void = (message) => this.#unread.push(Buffer.from(message));
  /** Called when the other side has gone. */
  onClose: () => void = () => undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.onClose());
  }

  /** @param address as `http://127.0.0.1:…` @throws BenchError `refused` if it does not become a socket. */
  static async connect(address: string): Promise<LoadSocket> {
    const { hostname, port, host } = new URL(address);
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    await once(socket, 'connect');
    socket.write(
      `GET ${SOCKET_PATH} HTTP/1.1\r\nHost: ${host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}${END_OF_HEAD}`,
    );
    const [chunk] = (await once(socket, 'data')) as [Buffer];
    const end = chunk.indexOf(END_OF_HEAD);
    if (end < 0 || chunk.toString('latin1', 9, 12) !== '101') {
      socket.destroy();
      throw new BenchError('refused', `The server answered ${chunk.toString('latin1', 9, 12)} to an upgrade.`);
    }
    socket.unshift(chunk.subarray(end + END_OF_HEAD.length));
    const self = new LoadSocket(socket);
    socket.on('data', (more: Buffer) => self.#receive(more));
    return self;
  }

  #receive(chunk: Buffer): void {
    this.#unframer.push(chunk, (opcode, payload) => {
      if (opcode === OPCODE.binary) this.onMessage(payload);
      else if (opcode === OPCODE.ping) this.#socket.write(masked(OPCODE.pong, payload, randomBytes(4)));
    });
  }

  /** The next message, past or to come. @throws BenchError `refused` if none comes any more. */
  async next(): Promise<Buffer> {
    for (;;) {
      const message = this.#unread.shift();
      if (message !== undefined) return message;
      if (this.#socket.destroyed) throw new BenchError('refused', 'The server hung up.');
      await Promise.race([once(this.#socket, 'data'), once(this.#socket, 'close')]);
    }
  }

  /** Writes a frame that `masked` made. */
  write(frame: Buffer): void {
    this.#socket.write(frame);
  }

  send(message: Uint8Array): void {
    this.write(masked(OPCODE.binary, message, randomBytes(4)));
  }

  /** Gone at once. */
  destroy(): void {
    this.#socket.destroy();
  }
}

/** A bare client: says frames and waits for what comes, without any of the SDK's care. */
import { newSigner, sign, signGreeting, type Signer, systemRandom } from '@corridor/crypto';
import {
  decodeFrame,
  type Down,
  down,
  encodeFrame,
  encodeSigned,
  newId,
  PROTOCOL_VERSION,
  type Said,
  session as sessionFormat,
  type Session,
  type SessionId,
  SUITE,
  type Up,
} from '@corridor/wire';
import { WebSocket } from 'ws';

/** Whoever can sign in: a person, or an organisation's guardian. */
export interface Identity {
  readonly organisation: Session['organisation'];
  readonly user: Session['user'];
  readonly version: number;
  readonly signer: Signer;
}

const PATIENCE = 8_000;

type Ask<T> = T extends Up ? Omit<T, 'r'> : never;

export class TestClient {
  readonly ws: WebSocket;
  readonly heard: Down[] = [];
  readonly #waiting = new Set<() => void>();
  #r = 0;
  closed: number | null = null;
  session: { readonly id: SessionId; readonly signer: Signer } | null = null;

  private constructor(ws: WebSocket) {
    this.ws = ws;
    ws.binaryType = 'nodebuffer';
    ws.on('message', (data: Buffer) => {
      this.heard.push(decodeFrame(down, data));
      this.#wake();
    });
    ws.on('close', (code) => {
      this.closed = code;
      this.#wake();
    });
    ws.on('error', () => undefined);
  }

  static async connect(address: string, headers: Record<string, string> = {}): Promise<TestClient> {
    return new TestClient(new WebSocket(`${address.replace('http', 'ws')}/v1/socket`, { headers }));
  }

  #wake(): void {
    for (const wake of this.#waiting) wake();
  }

  /** The first frame heard, past or to come, of which `is` is true. */
  async hear<T extends Down>(is: (frame: Down) => frame is T): Promise<T>;
  async hear(is: (frame: Down) => boolean): Promise<Down>;
  async hear(is: (frame: Down) => boolean): Promise<Down> {
    for (;;) {
      const found = this.heard.find(is);
      if (found !== undefined) return found;
      if (this.closed !== null) throw new Error(`closed with ${this.closed}`);
      await this.#something();
    }
  }

  /** Whatever comes next; a test that waits in vain says so. */
  async #something(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const patience = setTimeout(() => reject(new Error('nothing came')), PATIENCE);
      const wake = (): void => {
        clearTimeout(patience);
        this.#waiting.delete(wake);
        resolve();
      };
      this.#waiting.add(wake);
    });
  }

  async hearClose(): Promise<number> {
    while (this.closed === null) await this.#something();
    return this.closed;
  }

  raw(bytes: Uint8Array): void {
    this.ws.send(bytes);
  }

  /** Says a frame and gives its answer. */
  async ask(asked: Ask<Up>): Promise<Down> {
    const r = ++this.#r;
    this.raw(encodeFrame({ ...asked, r }));
    return await this.hear((frame) => 'r' in frame && frame.r === r);
  }

  /** The answer, which must be of the kind expected. */
  async get<T extends Down['t']>(t: T, asked: Ask<Up>): Promise<Said<T>> {
    const answer = await this.ask(asked);
    if (answer.t !== t) throw new Error(`expected ${t}, heard ${answer.t} ${'code' in answer ? answer.code : ''}`);
    return answer as Said<T>;
  }

  /** The code with which something is refused. */
  async refusal(asked: Ask<Up>): Promise<string> {
    return (await this.get('refused', asked)).code;
  }

  async challenge(): Promise<Uint8Array> {
    return (await this.hear((frame): frame is Said<'challenge'> => frame.t === 'challenge')).challenge;
  }

  async hello(who: Identity, now: number, over: Partial<Session> = {}): Promise<Down> {
    const challenge = await this.challenge();
    const signer = await newSigner(systemRandom);
    const says: Session = {
      suite: SUITE,
      organisation: who.organisation,
      user: who.user,
      version: who.version,
      session: newId<SessionId>(systemRandom),
      key: signer.publicKey,
      mode: 'shared',
      at: now,
      expiresAt: now + 12 * 60 * 60 * 1000,
      ...over,
    };
    this.session = { id: says.session, signer };
    const session = encodeSigned(await sign(sessionFormat, says, who.signer));
    const proof = await signGreeting(says.session, challenge, signer);
    return await this.ask({ t: 'hello', version: PROTOCOL_VERSION, session, proof });
  }

  close(): void {
    this.ws.close();
  }
}

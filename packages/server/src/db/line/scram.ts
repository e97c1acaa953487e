/** SCRAM-SHA-256 (RFC 5802, RFC 7677) and MD5, as PostgreSQL asks for them. No channel binding. */
import { createHash, createHmac, pbkdf2Sync, randomBytes, timingSafeEqual } from 'node:crypto';
import { ServerError } from '../../error.ts';

const hmac = (key: Buffer, content: string): Buffer => createHmac('sha256', key).update(content).digest();
const sha256 = (content: Buffer): Buffer => createHash('sha256').update(content).digest();
const md5 = (...parts: (string | Buffer)[]): string => {
  const hash = createHash('md5');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};

export function md5Password(user: string, password: string, salt: Buffer): string {
  return `md5${md5(md5(password, user), salt)}`;
}

/** One exchange: `first` is sent, the server's answer goes to `answer`, its last word to `confirm`. */
export class Scram {
  readonly #nonce = randomBytes(18).toString('base64');
  readonly #password: string;
  #expected: Buffer | null = null;

  constructor(password: string) {
    this.#password = password.normalize('NFKC');
  }

  get first(): string {
    return `n,,${this.#bare}`;
  }

  get #bare(): string {
    return `n=,r=${this.#nonce}`;
  }

  answer(challenge: string): string {
    const { r: nonce, s: salt, i: rounds } = attributes(challenge);
    if (nonce === undefined || salt === undefined || !nonce.startsWith(this.#nonce)) {
      throw new ServerError('database-error', { sqlstate: '28000' });
    }
    const salted = pbkdf2Sync(this.#password, Buffer.from(salt, 'base64'), Number(rounds), 32, 'sha256');
    const clientKey = hmac(salted, 'Client Key');
    const bare = `c=biws,r=${nonce}`;
    const exchange = `${this.#bare},${challenge},${bare}`;
    const signature = hmac(sha256(clientKey), exchange);
    this.#expected = hmac(hmac(salted, 'Server Key'), exchange);
    const proof = clientKey.map((byte, i) => byte ^ (signature[i] ?? 0));
    return `${bare},p=${Buffer.from(proof).toString('base64')}`;
  }

  /** @throws ServerError `database-error` unless the server, too, knew the password. */
  confirm(final: string): void {
    const verifier = Buffer.from(attributes(final)['v'] ?? '', 'base64');
    const expected = this.#expected;
    if (expected === null || verifier.length !== expected.length || !timingSafeEqual(verifier, expected)) {
      throw new ServerError('database-error', { sqlstate: '28000' });
    }
  }
}

function attributes(message: string): Readonly<Record<string, string>> {
  return Object.fromEntries(message.split(',').map((part) => [part.slice(0, 1), part.slice(2)]));
}

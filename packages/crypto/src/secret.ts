/**
 * Secret bytes that do not print: not in a log line, not in JSON, not in an inspector, not across structured clone.
 * Rule SE8. What is inside is read by `reveal`, which the package does not export; `SecretBytes` alone lets its owner
 * take the bytes out, for custody, by a word that a reviewer can search for.
 */
import type { Bytes } from '@corridor/wire';

const SECRET = '[secret]';

let contentOf: (secret: Secret) => Bytes;

/** Anything with secret bytes inside. Owns a copy of what it was made from. */
export class Secret {
  readonly #content: Bytes;

  static {
    contentOf = (secret) => secret.#content;
  }

  constructor(content: Uint8Array) {
    this.#content = new Uint8Array(content);
  }

  toString(): string {
    return SECRET;
  }

  toJSON(): string {
    return SECRET;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return SECRET;
  }
}

/** The bytes inside, not copied. For this package alone. */
export function reveal(secret: Secret): Bytes {
  return contentOf(secret);
}

/** A secret that its owner may have to store: a seed, a share, a root secret. */
export class SecretBytes extends Secret {
  /** A copy of the bytes, for custody: to be sealed or written to the key file, and for nothing else. */
  reveal(): Bytes {
    return new Uint8Array(contentOf(this));
  }
}

/** What may be given where a stored secret is wanted. */
export type SecretInput = SecretBytes | Uint8Array;

/** The bytes of a secret of exactly `length` bytes, or null. */
export function secretOf(input: SecretInput, length: number): Bytes | null {
  const content = input instanceof Secret ? contentOf(input) : new Uint8Array(input);
  return content.length === length ? content : null;
}

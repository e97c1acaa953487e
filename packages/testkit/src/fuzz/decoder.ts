/** A decoder of bytes from outside, as the fuzzing sees it. */
export interface Decoder {
  readonly name: string;
  /** Inputs that it takes, from which others are made. */
  readonly seeds: readonly Uint8Array[];
  /** Inputs that only somebody who knows the format would make, to cost it time or memory. */
  readonly dear?: () => Iterable<Uint8Array>;
  readonly decode: (bytes: Uint8Array) => unknown;
  /** Whether an error is the decoder's own way to say no. Anything else that escapes it is a fault. */
  readonly refuses: (error: unknown) => boolean;
}

type ErrorClass = (abstract new (...args: never) => Error) & { readonly prototype: Error };

/** A refusal is an error of one of these classes. */
export function byError(...classes: readonly ErrorClass[]): Decoder['refuses'] {
  return (error) => classes.some(({ prototype }) => Object.prototype.isPrototypeOf.call(prototype, Object(error)));
}

/** A decoder that never throws: it says no by what it returns. */
export const byAnswer: Decoder['refuses'] = (_error) => false;

/** Any bytes as the text that a decoder of text is handed: a browser and Node put U+FFFD where they are no UTF-8. */
export function asText(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}

/** What somebody else made of it is no matter here; that it ended, and how, is. */
export async function tryOut({ decode, refuses }: Decoder, bytes: Uint8Array): Promise<'taken' | 'refused'> {
  try {
    await decode(bytes);
    return 'taken';
  } catch (error) {
    if (refuses(error)) return 'refused';
    throw error;
  }
}

/** A decoder's name as that of a folder of vectors/fuzz. */
export function folderOf({ name }: Pick<Decoder, 'name'>): string {
  return name
    .replace(/[^A-Za-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '')
    .toLowerCase();
}

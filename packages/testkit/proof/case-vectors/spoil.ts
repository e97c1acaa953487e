/** How the vectors are spoilt: a change to the file, and forgeries by somebody who holds the keys that they hold. */
import { encodeBody, type Body } from '@corridor/cases';
import { type BodyKey, type EpochKey, sealSymmetric, sha256, type Signer } from '@corridor/crypto';
import {
  encodeSealedEvent,
  encodeSigned,
  eventSigningInput,
  fromHex,
  type Format,
  type Header,
  header,
  pad,
  toHex,
} from '@corridor/wire';
import { fixedRandom } from './fixed.ts';
import type { Story } from './story.ts';
import type { Told } from './telling.ts';
import type { World } from './world.ts';

/** `to` takes the place of what stands at `path`; without it, what stands there goes. */
export interface Change {
  readonly path: readonly (string | number)[];
  readonly to?: unknown;
}

/** `where`: what is the first to be refused, by its name and place in the file. */
export interface Spoilt {
  readonly why: string;
  readonly rule: string;
  readonly where: string;
  readonly changes: readonly Change[];
}

export interface Stage {
  readonly world: World;
  readonly story: Story;
}

export function flipped(hex: string, at: number): string {
  const bytes = fromHex(hex);
  const place = at < 0 ? bytes.length + at : at;
  bytes[place] = (bytes[place] ?? 0) ^ 1;
  return toHex(bytes);
}

/** A statement as somebody signs it, right or wrong. */
export async function signedHex<T>(format: Format<T>, value: T, signer: Signer): Promise<string> {
  return await signedBytes(format.encode(value), signer);
}

export async function signedBytes(bytes: Uint8Array, signer: Signer): Promise<string> {
  return toHex(encodeSigned({ bytes, signature: await signer.sign(bytes) }));
}

/** The fields of a tuple, its label first. */
export function fieldsOf(tuple: Uint8Array): Uint8Array[] {
  const fields: Uint8Array[] = [];
  const view = new DataView(tuple.buffer, tuple.byteOffset, tuple.length);
  for (let at = 0; at < tuple.length;) {
    const length = view.getUint32(at);
    fields.push(tuple.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return fields;
}

export function tupleOf(fields: readonly Uint8Array[]): Uint8Array {
  const parts = fields.map((field) => {
    const length = new Uint8Array(4);
    new DataView(length.buffer).setUint32(0, field.length);
    return Buffer.concat([length, field]);
  });
  return new Uint8Array(Buffer.concat(parts));
}

/** The event numbered `number` of the case's log, from 1. */
export function toldIn({ story }: Stage, number: number): Told {
  const told = story.telling.log[number - 1];
  if (told === undefined) throw new Error(`no event ${number}`);
  return told;
}

export function epochKey({ story }: Stage, number: number): EpochKey {
  const epoch = story.telling.epochs[number - 1];
  if (epoch === undefined) throw new Error(`no epoch ${number}`);
  return epoch.key;
}

export interface Forgery {
  readonly header: Header | Uint8Array;
  /** Bytes before padding, or a body. */
  readonly body: Body | Uint8Array;
  readonly key: BodyKey;
  readonly signer: Signer;
  /** Padded already. */
  readonly padded?: true;
}

/** An event as an insider makes it who sticks to no rule. */
export async function forged(forgery: Forgery): Promise<string> {
  const { key, signer } = forgery;
  const headerBytes = forgery.header instanceof Uint8Array ? forgery.header : header.encode(forgery.header);
  const plain = forgery.body instanceof Uint8Array ? forgery.body : encodeBody(forgery.body);
  const symmetric = 'symmetric' in key ? key.symmetric : key;
  const padded = forgery.padded === true ? plain : pad(plain);
  const ciphertext = await sealSymmetric(symmetric, 'event-body', headerBytes, padded, fixedRandom('forged'));
  const signature = await signer.sign(eventSigningInput(headerBytes, await sha256(ciphertext)));
  return toHex(encodeSealedEvent({ header: headerBytes, ciphertext, signature }));
}

export const eventAt = (number: number, to: string): Change => ({ path: ['log', number - 1, 'event'], to });

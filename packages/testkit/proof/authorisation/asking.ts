/** A request as whoever holds these credentials makes it, and what they hear. */
import { createHash } from 'node:crypto';
import { signRequest } from '@corridor/crypto';
import { decodeFrame, encodeFrame, toBase64url } from '@corridor/wire';
import * as z from 'zod/mini';
import type { Session } from './session.ts';

/** What somebody brings to one door. */
export interface Brought {
  readonly session: Session | null;
  readonly bearer: string | null;
}

export interface Asking {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as the door takes it: JSON for `/admin`, else CBOR; bytes as they are. */
  readonly body?: object | Uint8Array;
}

/** `done` for anything that was not refused, else the code, else the status. */
export interface Answered {
  readonly heard: string;
  readonly value: unknown;
}

export async function askedAt(
  address: string,
  now: number,
  { session, bearer }: Brought,
  { method, path, headers = {}, body }: Asking,
): Promise<Answered> {
  const bytes = bytesOf(path, body);
  const hash = createHash('sha256').update(bytes).digest();
  const type =
    body instanceof Uint8Array
      ? 'application/octet-stream'
      : path.startsWith('/admin/')
        ? 'application/json'
        : 'application/cbor';
  const signed =
    session === null
      ? {}
      : {
          authorization: await signRequest({ session: session.id, method, path, body: hash, at: now }, session.signer),
          'corridor-session': toBase64url(session.statement),
        };
  const token = bearer === null ? {} : { authorization: `Bearer ${bearer}` };
  const content = bytes.length === 0 ? {} : { 'content-type': type };
  const init = {
    method,
    headers: { ...headers, ...content, ...signed, ...token },
    ...(bytes.length === 0 ? {} : { body: bytes }),
  };
  return await heardFrom(await fetch(`${address}${path}`, init));
}

function bytesOf(path: string, body: Asking['body']): Uint8Array<ArrayBuffer> {
  if (body === undefined) return new Uint8Array(0);
  if (body instanceof Uint8Array) return Uint8Array.from(body);
  return path.startsWith('/admin/') ? new TextEncoder().encode(JSON.stringify(body)) : encodeFrame(body);
}

async function heardFrom(response: Response): Promise<Answered> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const value = valueIn(bytes, response.headers.get('content-type') ?? '');
  if (response.ok) return { heard: 'done', value };
  const code: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'code') : undefined;
  return { heard: typeof code === 'string' ? code : String(response.status), value };
}

function valueIn(bytes: Uint8Array, type: string): unknown {
  if (bytes.length === 0) return null;
  if (type.startsWith('application/cbor')) return decodeFrame(z.unknown(), bytes);
  return type.startsWith('application/json') ? JSON.parse(new TextDecoder().decode(bytes)) : bytes;
}

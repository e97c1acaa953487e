/** Everything that was brought to the doors of a program: what must not be found in its log. To be begun before it is made. */
import { channel } from 'node:diagnostics_channel';
import { decodeFrame } from '@corridor/wire';
import * as z from 'zod/mini';

interface Request {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: unknown;
}
interface Instance {
  addHook(name: 'preHandler', hook: (request: Request) => Promise<void>): void;
}

const HEADERS = ['authorization', 'corridor-session', 'cookie', 'proxy-authorization'];
/** Shorter ones are words of the program: modes, acts, numbers. */
const TELLING_TEXT = 12;
const TELLING_BYTES = 16;
/** A page of the guardian's own, in every request for a token. */
const PUBLIC: ReadonlySet<string> = new Set(['redirectUri']);

/** Every telling value that comes in a header or in a body, as text, or as hexadecimal and base64url of bytes. */
export function overhear(): { readonly values: ReadonlySet<string>; stop(): void } {
  const values = new Set<string>();
  const heard = channel('fastify.initialization');
  const listen = (message: unknown): void => {
    const { fastify } = message as { readonly fastify: Instance };
    fastify.addHook('preHandler', async ({ headers, body }) => {
      for (const name of HEADERS) for (const value of [headers[name]].flat()) keepHeader(values, value);
      keep(values, parsed(body));
      await Promise.resolve();
    });
  };
  heard.subscribe(listen);
  return {
    values,
    stop: () => {
      heard.unsubscribe(listen);
    },
  };
}

/** The whole, and the parts that a log could cut it into. */
function keepHeader(values: Set<string>, value: string | undefined): void {
  for (const part of [value ?? '', ...(value ?? '').split(/[\s.]+/u)])
    if (part.length >= TELLING_TEXT) values.add(part);
}

function keep(values: Set<string>, value: unknown): void {
  if (typeof value === 'string' && value.length >= TELLING_TEXT) values.add(value);
  else if (value instanceof Uint8Array && value.length >= TELLING_BYTES) {
    const start = Buffer.from(value.subarray(0, 64));
    values.add(start.toString('hex')).add(start.toString('base64url'));
  } else if (typeof value === 'object' && value !== null && !(value instanceof Uint8Array)) {
    for (const [name, each] of Object.entries(value)) if (!PUBLIC.has(name)) keep(values, each);
  }
}

/** CBOR, or JSON in the guardian's wrapping; what is neither is kept as bytes. */
function parsed(body: unknown): unknown {
  const bytes: unknown = body instanceof Uint8Array ? body : Reflect.get(Object(body), 'bytes');
  if (!(bytes instanceof Uint8Array)) return body;
  try {
    return body instanceof Uint8Array
      ? decodeFrame(z.unknown(), bytes)
      : (JSON.parse(new TextDecoder().decode(bytes)) as unknown);
  } catch {
    return bytes;
  }
}

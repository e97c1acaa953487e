/** JSON bodies of the admin API: kept as they came, because a signed request names their hash, then checked whole. */
import type { FastifyInstance } from 'fastify';
import type * as z from 'zod';
import { GuardianError } from '../error.ts';

/** A JSON body with the bytes it came in. */
export class JsonBody {
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }
}

export function acceptJson(app: FastifyInstance): void {
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    done(null, new JsonBody(body as Buffer));
  });
}

/** @throws GuardianError `malformed` with every fault of the input at once. */
export function readJson<T>(schema: z.ZodType<T>, body: unknown): T {
  return checked(schema, parsed(body));
}

/** The same of what came in another form. */
export function checked<T>(schema: z.ZodType<T>, value: unknown): T {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const faults = read.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  throw new GuardianError('malformed', 'body', faults);
}

function parsed(body: unknown): unknown {
  if (!(body instanceof JsonBody)) throw new GuardianError('malformed', 'body', [{ path: '', message: 'Send JSON.' }]);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body.bytes));
  } catch {
    throw new GuardianError('malformed', 'body', [{ path: '', message: 'This is not JSON.' }]);
  }
}

/** CBOR bodies of the client's contract (wire's http.ts): one schema each way, and one word for a refusal. */
import { decodeFrame, encodeFrame, type Refusal } from '@corridor/wire';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { GuardianError, type GuardianErrorCode } from '../error.ts';

export const CBOR = 'application/cbor';

export function acceptCbor(app: FastifyInstance): void {
  app.addContentTypeParser(CBOR, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
}

/** @throws GuardianError `malformed`. */
export function readCbor<T>(schema: Parameters<typeof decodeFrame<T>>[0], body: unknown): T {
  if (!(body instanceof Uint8Array)) throw new GuardianError('malformed', 'body');
  try {
    return decodeFrame(schema, body);
  } catch {
    throw new GuardianError('malformed', 'body');
  }
}

export async function sendCbor(reply: FastifyReply, answer: object): Promise<FastifyReply> {
  return await reply
    .type(CBOR)
    .header('cache-control', 'no-store')
    .send(Buffer.from(encodeFrame(answer)));
}

interface Answer {
  readonly status: number;
  readonly code: Refusal;
}

const REFUSED: Answer = { status: 403, code: 'not-allowed' };
const MISSING: Answer = { status: 404, code: 'unknown-person' };
const BROKEN: Answer = { status: 503, code: 'unavailable' };

/** What each fault is to a client. What is the guardian's own trouble is `unavailable`, without detail. */
const ANSWERS: Readonly<Record<GuardianErrorCode, Answer>> = {
  malformed: { status: 400, code: 'malformed' },
  unauthenticated: { status: 401, code: 'unauthenticated' },
  'not-allowed': REFUSED,
  'already-enrolled': { status: 409, code: 'conflict' },
  conflict: { status: 409, code: 'conflict' },
  'cases-open': { status: 409, code: 'conflict' },
  'unknown-organisation': MISSING,
  'unknown-team': { status: 404, code: 'unknown-team' },
  'unknown-person': MISSING,
  'unknown-case': { status: 404, code: 'unknown-case' },
  'rate-limited': { status: 429, code: 'rate-limited' },
  'key-file': BROKEN,
  'custodian-file': BROKEN,
  'refused-by-server': BROKEN,
  unavailable: BROKEN,
  'cannot-open': BROKEN,
  'not-read-back': BROKEN,
  typesetting: BROKEN,
  disk: BROKEN,
};

export function answerTo(code: GuardianErrorCode): Answer {
  return ANSWERS[code];
}

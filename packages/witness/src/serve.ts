/**
 * The witness on the network: POST /add-checkpoint; GET /<SHA-256 of a log's origin, hexadecimal>/checkpoint, for monitors;
 * GET /key, its own key as notes' programs are told it; GET /healthz.
 */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { encodeNoteKey, SIGNATURE_TYPE } from '@corridor/crypto/verify';
import { type AddCheckpoint, type Answer, witness, type WitnessParts } from './witness.ts';

const MOST_BODY = 96 * 1024;

interface Reply {
  readonly status: number;
  readonly type?: string;
  readonly body?: string;
}

/** Not listening yet. */
export function witnessServer(parts: WitnessParts): Server {
  const add = witness(parts);
  return createServer((request, response) => {
    const failed = (): Reply => ({ status: 500 });
    void replyTo(parts, add, request)
      .catch(failed)
      .then((reply) => send(response, reply));
  });
}

async function replyTo(parts: WitnessParts, add: AddCheckpoint, request: IncomingMessage): Promise<Reply> {
  const { method, url = '' } = request;
  if (method === 'POST' && url === '/add-checkpoint') {
    const body = await bodyOf(request);
    return body === null ? { status: 413 } : replyOf(await add(body));
  }
  const shown = method === 'GET' ? shownAt(parts, url) : null;
  return shown === null ? { status: 404 } : { status: 200, body: shown };
}

function replyOf(answer: Answer): Reply {
  if (answer.status === 200) return { status: 200, body: `${answer.line}\n` };
  if (answer.status === 409) return { status: 409, type: 'text/x.tlog.size', body: `${answer.last}\n` };
  return answer;
}

function shownAt({ name, signer, logs, notes }: WitnessParts, url: string): string | null {
  if (url === '/healthz') return 'ok';
  if (url === '/key') {
    return `${encodeNoteKey({ name, type: SIGNATURE_TYPE.cosignature, publicKey: signer.publicKey })}\n`;
  }
  const log = logs.find((one) => url === `/${createHash('sha256').update(one.name).digest('hex')}/checkpoint`);
  return log === undefined ? null : notes.of(log.name);
}

/** Null for one that is too large. */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > MOST_BODY) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function send(response: ServerResponse, { status, type = 'text/plain; charset=utf-8', body = '' }: Reply): void {
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
}

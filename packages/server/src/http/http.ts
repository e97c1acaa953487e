/** What is said outside the connection. Bodies are CBOR but for blob content; a fault of ours says nothing. Rules SV19 to SV25. */
import { encodeFrame, type Refusal, WireError } from '@corridor/wire';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Core } from '../core.ts';
import { ServerError } from '../error.ts';
import type { IdentityTokens } from '../unlock/identity.ts';
import { addBlobs } from './blobs.ts';
import { addHeaders } from './headers.ts';
import { addHealth } from './health.ts';
import { addKeys } from './key.ts';
import { addLog } from './log.ts';
import { addOrganisations } from './organisations.ts';
import { STATUS } from './status.ts';
import { addUnlock } from './unlock.ts';

export interface HttpParts {
  /** Bearer token with which organisations are admitted; empty: none is. */
  readonly admissionToken: string;
  /** Origins of browsers that may come. */
  readonly webOrigins: readonly string[];
  readonly identityTokens: IdentityTokens;
}

/** A body of another kind than the route takes (RFC 9110 §15.5.16). Rule AN2. */
const FOREIGN = 415;
/** Largest CBOR body: a handful of statements. */
const MOST_BODY = 256 * 1024;

export function httpServer(core: Core, parts: HttpParts): FastifyInstance {
  const app = Fastify({
    logger: false,
    exposeHeadRoutes: false,
    bodyLimit: MOST_BODY,
    requestTimeout: 120_000,
    forceCloseConnections: true,
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/cbor', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.setErrorHandler(async (error, request, reply) => {
    const code = codeOf(core, error);
    core.refusals.count(code, doorOf(request));
    return await refuse(reply, code, statusOf(error));
  });
  app.setNotFoundHandler(async (_request, reply) => await reply.code(404).send());
  addHeaders(app, core, parts.webOrigins);
  addHealth(app, core);
  addKeys(app, core);
  addLog(app, core);
  addOrganisations(app, core, parts.admissionToken);
  addUnlock(app, core, parts.identityTokens);
  addBlobs(app, core);
  return app;
}

/** The pattern of the route, never the address that was asked for. */
function doorOf({ method, routeOptions }: FastifyRequest): string {
  return routeOptions.url === undefined ? 'unrouted' : `${method} ${routeOptions.url}`;
}

async function refuse(reply: FastifyReply, code: Refusal, status: number | null): Promise<FastifyReply> {
  return await reply
    .code(status === FOREIGN ? FOREIGN : STATUS[code])
    .type('application/cbor')
    .send(Buffer.from(encodeFrame({ code })));
}

function codeOf(core: Core, error: unknown): Refusal {
  if (error instanceof WireError) return error.code === 'too-many' ? 'too-large' : 'malformed';
  if (error instanceof ServerError && error.code in STATUS) return error.code as Refusal;
  const status = statusOf(error);
  if (status === 413) return 'too-large';
  if (status !== null && status >= 400 && status < 500) return 'malformed';
  core.log.failed('http', error);
  return 'unavailable';
}

/** As Fastify has it of what it refuses by itself; null for our own errors. */
function statusOf(error: unknown): number | null {
  const status: unknown = error instanceof Error ? Reflect.get(error, 'statusCode') : undefined;
  return typeof status === 'number' ? status : null;
}

/** The guardian's HTTP: the client's contract (wire's http.ts), the administrators' (admin.ts), and the web app. */
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Delivered } from '../delivered/folder.ts';
import { GuardianError } from '../error.ts';
import type { Office } from '../office.ts';
import { accountRoutes } from './account.ts';
import { adminRoutes, hasToken } from './admin.ts';
import { acceptCbor, answerTo, sendCbor } from './cbor.ts';
import { clientRoutes } from './client.ts';
import { keyNoticeRoutes } from './key-notices.ts';
import { limitByAddress } from './limits.ts';
import { lookupRoutes } from './lookup.ts';
import { officeRoutes } from './office.ts';
import { staffingRoutes } from './staffing.ts';
import { notFound, secureHeaders, serveWeb } from './web.ts';

/** The largest input is a rota of 2,000 shifts or a pathway. */
const BODY_LIMIT = 1024 * 1024;
/** A body of another kind than the route takes (RFC 9110 §15.5.16). Rule AN2. */
const FOREIGN = 415;

export async function httpApp(office: Office, token: string, delivered: Delivered | null): Promise<FastifyInstance> {
  const { config } = office;
  const trustProxy = [...(config.trustedProxy ?? ['loopback'])];
  const app = Fastify({ logger: false, bodyLimit: BODY_LIMIT, trustProxy, forceCloseConnections: true });
  secureHeaders(app, { ...config, issuer: config.identity.issuer });
  acceptCbor(app);
  app.setErrorHandler(async (error, request, reply) => await refuse(office, error, request, reply));
  await limitByAddress(app, (request) => hasToken(request, token));
  app.get('/healthz', async (_request, reply) => await health(office, reply));
  clientRoutes(app, office);
  lookupRoutes(app, office);
  officeRoutes(app, office);
  accountRoutes(app, office);
  keyNoticeRoutes(app, office);
  staffingRoutes(app, office);
  adminRoutes(app, office, token);
  if (delivered !== null) serveWeb(app, delivered);
  app.setNotFoundHandler({ preHandler: app.rateLimit() }, async (_request, reply) => await notFound(reply));
  return app;
}

async function health({ db }: Office, reply: FastifyReply): Promise<FastifyReply> {
  await db.selectFrom('organisations').select('organisation').limit(1).execute();
  return await reply.type('text/plain; charset=utf-8').header('cache-control', 'no-store').send('ok\n');
}

/** One word of a closed list, and for administrators every fault of what they sent; of our own trouble, nothing. */
async function refuse(
  office: Office,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const known = error instanceof GuardianError ? error : frameworkFault(error);
  if (known === null) office.log.unexpected(doorOf(request), error);
  const { status, code } = answerTo(known?.code ?? 'unavailable');
  office.refusals.count(code, doorOf(request));
  void reply.code(isForeign(error) ? FOREIGN : status).header('cache-control', 'no-store');
  if (!request.url.startsWith('/admin/')) return await sendCbor(reply, { code });
  return await reply.send({ code: known?.code ?? 'unavailable', faults: known?.faults ?? [] });
}

/** The pattern of the route, never the address that was asked for. */
function doorOf({ method, routeOptions }: FastifyRequest): string {
  return routeOptions.url === undefined ? 'unrouted' : `${method} ${routeOptions.url}`;
}

function isForeign(error: unknown): boolean {
  return error instanceof Error && 'statusCode' in error && error.statusCode === FOREIGN;
}

/** What Fastify refuses before a route runs: a body too large, of an unknown type, or no JSON. */
function frameworkFault(error: unknown): GuardianError | null {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : null;
  return typeof status === 'number' && status >= 400 && status < 500 ? new GuardianError('malformed', 'request') : null;
}

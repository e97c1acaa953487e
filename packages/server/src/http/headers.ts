import { LENGTH_HEADER, OFFSET_HEADER } from '@corridor/wire';
import type { FastifyInstance } from 'fastify';
import { addressOf } from '../address.ts';
import type { Core } from '../core.ts';
import { demand } from '../error.ts';
import { isAllowedOrigin } from './origin.ts';

/** Nothing that is served here is a page: it may load nothing, be framed by nobody and be taken for nothing else. */
const SECURITY = {
  'content-security-policy':
    "default-src 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'cross-origin',
  'strict-transport-security': 'max-age=63072000',
  'cache-control': 'no-store',
  // Opened by itself an answer is saved, never shown. Rule AN1.
  'content-disposition': 'attachment; filename="corridor"',
} as const;

/** Security headers on every answer, and CORS for the web app's own origins alone; over the limit, no more. Rules SV24, LM1. */
export function addHeaders(app: FastifyInstance, core: Core, webOrigins: readonly string[]): void {
  app.addHook('onRequest', async (request, reply) => {
    const { origin } = request.headers;
    reply.headers(SECURITY);
    const isBrowser = origin !== undefined && isAllowedOrigin(webOrigins, origin);
    if (isBrowser)
      reply.headers({
        'access-control-allow-origin': origin,
        'access-control-expose-headers': `${OFFSET_HEADER}, content-range`,
        vary: 'origin',
      });
    demand(core.limits.address(addressOf(request.raw, core.isTrustedProxy)), 'rate-limited');
    if (isBrowser && request.method === 'OPTIONS') {
      reply.headers({
        'access-control-allow-methods': 'GET, HEAD, PUT, PATCH, POST',
        'access-control-allow-headers': `authorization, content-type, range, corridor-session, ${OFFSET_HEADER}, ${LENGTH_HEADER}`,
        'access-control-max-age': '600',
      });
      await reply.code(204).send();
    }
  });
}

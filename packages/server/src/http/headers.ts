import type { FastifyInstance } from 'fastify';
import { LENGTH_HEADER, OFFSET_HEADER } from '@corridor/wire';
import { isAllowedOrigin } from './origin.ts';

/** Nothing that is served here is a page: it may load nothing, be framed by nobody and be taken for nothing else. */
const SECURITY = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'cross-origin',
  'strict-transport-security': 'max-age=63072000',
  'cache-control': 'no-store',
} as const;

/** Security headers on every answer, and CORS for the web app's own origins alone. Rule SV24. */
export function addHeaders(app: FastifyInstance, webOrigins: readonly string[]): void {
  app.addHook('onRequest', async (request, reply) => {
    const { origin } = request.headers;
    reply.headers(SECURITY);
    if (origin === undefined || !isAllowedOrigin(webOrigins, origin)) return;
    reply.headers({
      'access-control-allow-origin': origin,
      'access-control-expose-headers': `${OFFSET_HEADER}, content-range`,
      vary: 'origin',
    });
    if (request.method === 'OPTIONS') {
      reply.headers({
        'access-control-allow-methods': 'GET, HEAD, PUT, PATCH, POST',
        'access-control-allow-headers': `authorization, content-type, range, corridor-session, ${OFFSET_HEADER}, ${LENGTH_HEADER}`,
        'access-control-max-age': '600',
      });
      await reply.code(204).send();
    }
  });
}

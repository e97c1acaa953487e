/**
 * The web app's files. Delivered code is in the threat model: nothing inline, nothing from elsewhere, nothing that may
 * frame us, and scripts only from files that the build made. Rules GU30 to GU33.
 */
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

const YEAR = 365 * 24 * 60 * 60;
/** Hashed names, which the build writes below this folder, never change their content. */
const ASSETS = '/assets/';

export interface Origins {
  readonly publicUrl: string;
  readonly serverUrl: string;
  readonly issuer: string;
}

/** Everything a page may do, and nothing else. `img-src blob:` shows what was decrypted; there is no `data:`. */
function contentSecurityPolicy({ publicUrl, serverUrl, issuer }: Origins): string {
  const server = new URL(serverUrl).origin;
  const sockets = server.replace(/^http/u, 'ws');
  const directives = [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "manifest-src 'self'",
    `connect-src 'self' ${server} ${sockets}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    `form-action 'self' ${new URL(issuer).origin}`,
    "require-trusted-types-for 'script'",
  ];
  if (publicUrl.startsWith('https:')) directives.push('upgrade-insecure-requests');
  return directives.join('; ');
}

/** On every answer, the API's too. */
export function secureHeaders(app: FastifyInstance, parts: Origins): void {
  const headers: Record<string, string> = {
    'content-security-policy': contentSecurityPolicy(parts),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'permissions-policy': 'camera=(self), microphone=(), geolocation=(), payment=(), usb=()',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'x-frame-options': 'DENY',
  };
  if (parts.publicUrl.startsWith('https:'))
    headers['strict-transport-security'] = `max-age=${2 * YEAR}; includeSubDomains`;
  app.addHook('onSend', async (_request, reply) => {
    void reply.headers(headers);
    await Promise.resolve();
  });
}

/** Files with their compressed brothers; every other path outside the API is the app's own, and gets its page. */
export async function serveWeb(app: FastifyInstance, webDir: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: webDir,
    preCompressed: true,
    index: 'index.html',
    cacheControl: false,
    setHeaders: (reply, path) => void reply.header('cache-control', cachingOf(path.slice(webDir.length))),
  });
  app.setNotFoundHandler(async (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '';
    const isPage =
      request.method === 'GET' && !isOwnedByApi(path) && !path.startsWith(ASSETS) && !/\.[a-z0-9]+$/u.test(path);
    if (isPage) return await reply.sendFile('index.html');
    return await notFound(reply);
  });
}

function cachingOf(path: string): string {
  return path.startsWith(ASSETS) ? `public, max-age=${YEAR}, immutable` : 'no-cache';
}

function isOwnedByApi(path: string): boolean {
  return path.startsWith('/v1/') || path.startsWith('/admin/') || path === '/healthz';
}

export async function notFound(reply: FastifyReply): Promise<FastifyReply> {
  return await reply.code(404).type('text/plain; charset=utf-8').send('Not found.\n');
}

/**
 * The web app's files. Delivered code is in the threat model: nothing inline, nothing from elsewhere, nothing that may
 * frame us, and scripts only from files that the build made. Rules GU30 to GU33, DC3 and DC7.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Delivered, DeliveredFile } from '../delivered/folder.ts';

const YEAR = 365 * 24 * 60 * 60;
/** Hashed names, which the build writes below this folder, never change their content. */
const ASSETS = '/assets/';
const PAGE = '/index.html';
/** An answer of the API that is opened by itself is saved, never shown. */
const SAVED = 'attachment; filename="corridor"';

/** What a build makes. Another kind of file is sent as bytes, which no browser runs under `nosniff`. */
const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
  json: 'application/json',
  webmanifest: 'application/manifest+json',
};

export interface Origins {
  readonly publicUrl: string;
  readonly serverUrl: string;
  readonly issuer: string;
}

/**
 * Everything a page may do, and nothing else. `img-src blob:` shows what was decrypted; there is no `data:`. The one
 * policy of Trusted Types is the app's own, which lets through addresses of this origin (web's trusted.ts).
 */
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
    'trusted-types corridor',
  ];
  if (publicUrl.startsWith('https:')) directives.push('upgrade-insecure-requests');
  return directives.join('; ');
}

/** On every answer, the API's too, whose answers are no documents besides. By name, in lower case. */
export function securityHeaders(parts: Origins): Readonly<Record<string, string>> {
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
  return headers;
}

export function secureHeaders(app: FastifyInstance, parts: Origins): void {
  const headers = securityHeaders(parts);
  app.addHook('onSend', async (request, reply) => {
    void reply.headers(headers);
    if (isOwnedByApi(pathOf(request))) void reply.header('content-disposition', SAVED);
    await Promise.resolve();
  });
}

/** Files with their compressed brothers; every other path outside the API is the app's own, and gets its page. */
export function serveWeb(app: FastifyInstance, { files }: Pick<Delivered, 'files'>): void {
  app.get('/*', async (request, reply) => {
    const path = pathOf(request);
    const found = files.get(path === '/' ? PAGE : path);
    if (found !== undefined) return await sendFile(request, reply, path === '/' ? PAGE : path, found);
    const page = files.get(PAGE);
    const isPage = !isOwnedByApi(path) && !path.startsWith(ASSETS) && !/\.[a-z0-9]+$/u.test(path);
    return await (isPage && page !== undefined ? sendFile(request, reply, PAGE, page) : notFound(reply));
  });
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? '';
}

async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  path: string,
  { bytes, sha256, br, gzip }: DeliveredFile,
): Promise<FastifyReply> {
  const etag = `"${sha256}"`;
  void reply.headers({
    'cache-control': path.startsWith(ASSETS) ? `public, max-age=${YEAR}, immutable` : 'no-cache',
    vary: 'accept-encoding',
  });
  if (sha256 !== '') void reply.header('etag', etag);
  if (sha256 !== '' && request.headers['if-none-match'] === etag) return await reply.code(304).send();
  void reply.type(TYPES[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream');
  const codings = new Set((request.headers['accept-encoding'] ?? '').split(/[\s,]+/u));
  if (br !== null && codings.has('br')) return await reply.header('content-encoding', 'br').send(br);
  if (gzip !== null && codings.has('gzip')) return await reply.header('content-encoding', 'gzip').send(gzip);
  return await reply.send(bytes);
}

function isOwnedByApi(path: string): boolean {
  return path.startsWith('/v1/') || path.startsWith('/admin/') || path === '/healthz';
}

export async function notFound(reply: FastifyReply): Promise<FastifyReply> {
  return await reply.code(404).type('text/plain; charset=utf-8').send('Not found.\n');
}

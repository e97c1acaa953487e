/** The app on the client in memory, built once and served under the policy that the guardian sets. */
import { createReadStream, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import shipped from '../vite.config.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};
/** As in the guardian's `contentSecurityPolicy`. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "media-src 'self' blob:",
  "manifest-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

async function buildPreview(folder: string): Promise<void> {
  // With what is shipped in React's place, so that tests and figures are of what people use.
  await build({
    ...shipped,
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    build: { outDir: folder, assetsInlineLimit: 0, target: ['chrome123'], cssTarget: ['chrome123'], minify: false },
    plugins: [
      {
        name: 'preview-entry',
        transformIndexHtml: {
          order: 'pre',
          handler: (html: string) => html.replace('/src/main.tsx', '/test/preview.tsx'),
        },
      },
    ],
  });
}

function serve(folder: string): Promise<Server> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = join(folder, path);
    const found = path !== '/' && existsSync(file) ? file : join(folder, 'index.html');
    response.writeHead(200, {
      'content-type': TYPES[extname(found)] ?? 'text/plain',
      'content-security-policy': POLICY,
    });
    createReadStream(found).pipe(response);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

export interface Pages {
  readonly address: string;
  [Symbol.asyncDispose](): Promise<void>;
}

/** A built app, under the guardian's policy, on a port of its own. */
export async function serveFolder(folder: string): Promise<Pages> {
  const server = await serve(folder);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('the pages are served on a port');
  return {
    address: `http://localhost:${address.port}`,
    async [Symbol.asyncDispose]() {
      await new Promise((done) => {
        server.close(done);
      });
    },
  };
}

export async function servePages(): Promise<Pages> {
  const folder = mkdtempSync(join(tmpdir(), 'corridor-pages-'));
  await buildPreview(folder);
  const served = await serveFolder(folder);
  return {
    address: served.address,
    async [Symbol.asyncDispose]() {
      await served[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true });
    },
  };
}

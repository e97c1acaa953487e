/** What follows the bundle: the service worker with the list of the app's files, then every file compressed. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build, type Plugin } from 'vite';

const WORKER_SOURCE = fileURLToPath(new URL('../src/service-worker.ts', import.meta.url));
const WORKER_FILE = 'service-worker.js';
const COMPRESSED = /\.(js|css|html|svg|webmanifest)$/u;

interface AppFile {
  readonly url: string;
  readonly hash: string;
}

/** Files of a folder by their address, in a fixed order, so that the same sources give the same bytes. */
function appFiles(folder: string): readonly AppFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(br|gz)$/u.test(entry.name) && entry.name !== WORKER_FILE)
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .map((path) => ({
      url: `/${relative(folder, path).split(sep).join('/')}`,
      hash: createHash('sha256').update(readFileSync(path)).digest('hex'),
    }));
}

async function buildServiceWorker(folder: string): Promise<void> {
  const files = appFiles(folder);
  const version = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16);
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: { APP_FILES: JSON.stringify(files), APP_VERSION: JSON.stringify(version) },
    build: {
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: { input: WORKER_SOURCE, output: { format: 'es', entryFileNames: WORKER_FILE } },
    },
  });
}

function compress(folder: string): void {
  for (const { url } of [...appFiles(folder), { url: `/${WORKER_FILE}` }]) {
    if (!COMPRESSED.test(url)) continue;
    const path = join(folder, url);
    const bytes = readFileSync(path);
    const quality = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
    writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: quality }));
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  }
}

export function finish(): Plugin {
  let folder = '';
  return {
    name: 'corridor-finish',
    apply: 'build',
    configResolved: (config) => {
      folder = config.build.outDir;
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        await buildServiceWorker(folder);
        compress(folder);
      },
    },
  };
}

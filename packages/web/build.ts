/** Builds the web app into a folder, which is emptied first. */
import { gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

export interface BuiltWeb {
  /** Gzip bytes of what a first visit fetches before sign-in works: page, styles, scripts and the client's Worker. */
  readonly firstLoad: number;
  readonly files: Readonly<Record<string, number>>;
}

const FIRST = /(src|href)="(\/assets\/[^"]+)"/gu;
const WORKER = /["'`](\/assets\/client-worker-[^"'`]+\.js)["'`]/u;

/** Files that a script cannot start without; what it fetches later is `import(…)`. */
const NEEDS = /(?:^|[;}])(?:import|export)[^;()]*?from"\.\/([^"]+\.js)"|(?:^|[;}])import"\.\/([^"]+\.js)"/gu;

function withNeeds(folder: string, url: string, found: Set<string>): void {
  if (found.has(url)) return;
  found.add(url);
  if (!url.endsWith('.js')) return;
  for (const [, from, bare] of readFileSync(join(folder, url), 'utf8').matchAll(NEEDS)) {
    withNeeds(folder, `/assets/${from ?? bare}`, found);
  }
}

function firstFiles(folder: string): readonly string[] {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const named = [...page.matchAll(FIRST)].map((match) => match[2] ?? '');
  const worker = named
    .map((url) => WORKER.exec(readFileSync(join(folder, url), 'utf8'))?.[1])
    .find((url) => url !== undefined);
  const found = new Set(['/index.html']);
  for (const url of [...named, ...(worker === undefined ? [] : [worker])]) withNeeds(folder, url, found);
  return [...found];
}

export async function buildWeb(outDir: string): Promise<BuiltWeb> {
  await build({
    configFile: new URL('vite.config.ts', import.meta.url).pathname,
    logLevel: 'warn',
    build: { outDir, emptyOutDir: true },
  });
  const sizes = firstFiles(outDir).map(
    (url) => [url, gzipSync(readFileSync(join(outDir, url)), { level: 9 }).length] as const,
  );
  return { firstLoad: sizes.reduce((sum, [, size]) => sum + size, 0), files: Object.fromEntries(sizes) };
}

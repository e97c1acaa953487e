/** A web app of two files as a build leaves it, which a test may then spoil. */
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { encodeManifest, MANIFEST_PATH } from '@corridor/wire';

export interface AppFolder extends AsyncDisposable {
  readonly path: string;
  write(file: string, content: string | Uint8Array): Promise<void>;
}

const FILES: Readonly<Record<string, string>> = {
  '/assets/main-abc123.js': 'export {};',
  '/index.html': '<!doctype html><title>Corridor</title><script type="module" src="/assets/main-abc123.js"></script>',
};

export async function appFolder(files = FILES): Promise<AppFolder> {
  const folder = await mkdtemp(join(tmpdir(), 'corridor-web-'));
  const write = async (file: string, content: string | Uint8Array): Promise<void> => {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), content);
  };
  for (const [file, content] of Object.entries(files)) {
    await write(file, content);
    if (file.endsWith('.js')) await write(`${file}.br`, brotliCompressSync(content));
  }
  await write(MANIFEST_PATH, manifestOf(files));
  return { path: folder, write, [Symbol.asyncDispose]: async () => await rm(folder, { recursive: true }) };
}

export function manifestOf(files: Readonly<Record<string, string>>): Uint8Array {
  const listed = Object.entries(files).map(([path, content]) => ({
    path,
    sha256: createHash('sha256').update(content).digest('hex'),
    bytes: Buffer.byteLength(content),
  }));
  return encodeManifest({ format: 'corridor-release/1', version: '0.1.0', commit: null, files: listed });
}

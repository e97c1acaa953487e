/** A script for a page, bundled from a file beside this one as the app is; it hangs what the bench calls on the page's global. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { BenchError } from '../error.ts';

/** @param file Name of a file of this folder. @throws BenchError `refused`. */
export async function pageScript(file: string): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'corridor-bench-page-'));
  try {
    const entry = fileURLToPath(new URL(file, import.meta.url));
    const lib = { entry, formats: ['iife' as const], name: 'benchPage' };
    await build({ configFile: false, logLevel: 'error', build: { outDir, lib, target: 'es2024' } });
    const [made] = readdirSync(outDir).filter((name) => name.endsWith('.js'));
    if (made === undefined) throw new BenchError('refused', `${file} was not bundled.`);
    return readFileSync(join(outDir, made), 'utf8');
  } finally {
    rmSync(outDir, { recursive: true });
  }
}

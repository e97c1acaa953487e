/** The manifest of a built web app: its files by path, each with its hash. The same files give the same bytes. Rule DC1. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { encodeManifest, MANIFEST_PATH, RELEASE_SIGNATURE_PATH } from '@corridor/wire';

const BESIDE: ReadonlySet<string> = new Set([MANIFEST_PATH, RELEASE_SIGNATURE_PATH]);

interface BuiltFile {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** Files as they are asked for, without their compressed brothers. */
function builtFiles(folder: string): readonly BuiltFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(?:br|gz)$/u.test(entry.name))
    .map((entry) => `/${relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')}`)
    .filter((path) => !BESIDE.has(path))
    .toSorted()
    .map((path) => {
      const bytes = readFileSync(join(folder, path));
      return { path, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length };
    });
}

/** @returns the manifest's own hash, in hexadecimal. */
export function writeManifest(folder: string, version: string, commit: string | null): string {
  const bytes = encodeManifest({ format: 'corridor-release/1', version, commit, files: [...builtFiles(folder)] });
  writeFileSync(join(folder, MANIFEST_PATH), bytes);
  return createHash('sha256').update(bytes).digest('hex');
}

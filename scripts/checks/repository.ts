/** Reads documents and tests of the checked-out repository. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Carrier, carriersIn, type Rule, rulesIn } from './rules.ts';

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export function readRules(): Rule[] {
  return files('docs/protocol', /\.md$/).flatMap((path) => rulesIn(path, read(path)));
}

/** The tests of these checks speak of rules without carrying any. */
export function readCarriers(): Carrier[] {
  const productTests = testFiles().filter((path) => !path.startsWith('scripts/checks/'));
  return productTests.flatMap((path) => carriersIn(path, read(path)));
}

/** Every test file's text in one string, to look for the name of a test. */
export function readTests(): string {
  return testFiles().map(read).join('\n');
}

export function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

function testFiles(): string[] {
  return ['packages', 'demo', 'scripts'].flatMap((folder) => files(folder, /\.test\.tsx?$/));
}

function files(folder: string, pattern: RegExp): string[] {
  const start = join(ROOT, folder);
  if (!existsSync(start)) return [];
  return readdirSync(start, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name) && !entry.parentPath.includes('node_modules'))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted();
}

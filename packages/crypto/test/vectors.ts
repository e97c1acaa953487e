import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const VECTORS = join(import.meta.dirname, '../../../vectors/crypto');

/** One file of vectors/crypto. */
export function vectors<Content>(name: string): Content {
  return JSON.parse(readFileSync(join(VECTORS, `${name}.json`), 'utf8')) as Content;
}

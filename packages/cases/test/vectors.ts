/** Reads one of the language-neutral files in vectors/cases. */
import { readFileSync } from 'node:fs';

export function vectors<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../../../vectors/cases/${name}.json`, import.meta.url), 'utf8')) as T;
}

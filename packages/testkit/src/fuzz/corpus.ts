/** Inputs that reached code which none before them reached, kept from the coverage-guided runs (scripts/fuzz). */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Decoder, folderOf } from './decoder.ts';

const CORPORA = join(import.meta.dirname, '../../../../vectors/fuzz');

export function corpusOf(decoder: Decoder): readonly Uint8Array[] {
  const folder = join(CORPORA, folderOf(decoder));
  if (!existsSync(folder)) return [];
  return readdirSync(folder).map((name) => new Uint8Array(readFileSync(join(folder, name))));
}

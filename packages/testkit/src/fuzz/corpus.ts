/**
 * Inputs that reached code which none before them reached, kept from the coverage-guided runs (scripts/fuzz): for each decoder
 * one file of vectors/fuzz, an input a line in base64.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Decoder, folderOf } from './decoder.ts';

const CORPORA = join(import.meta.dirname, '../../../../vectors/fuzz');

const fileOf = (decoder: Decoder): string => join(CORPORA, `${folderOf(decoder)}.txt`);

export function corpusOf(decoder: Decoder): readonly Uint8Array[] {
  const file = fileOf(decoder);
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  return lines.map((line) => new Uint8Array(Buffer.from(line, 'base64')));
}

/** Adds inputs to those that are kept. */
export function keep(decoder: Decoder, inputs: readonly Uint8Array[]): void {
  if (inputs.length === 0) return;
  const lines = [...corpusOf(decoder), ...inputs].map((input) => Buffer.from(input).toString('base64'));
  mkdirSync(CORPORA, { recursive: true });
  writeFileSync(fileOf(decoder), `${[...new Set(lines)].toSorted().join('\n')}\n`);
}

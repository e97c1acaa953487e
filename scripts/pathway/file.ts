/** A pathway file and its faults, as an editor's problem list reads them: `file:line:column field  mend`. */
import { readFileSync } from 'node:fs';
import { type PlacedFault, type ReadText, readText } from '@corridor/guardian/pathway-text';
import { CommandError } from './error.ts';

export interface PathwayOnDisk extends ReadText {
  readonly text: string;
}

/** @throws CommandError if there is no such file. */
export function readPathwayAt(path: string): PathwayOnDisk {
  try {
    const text = readFileSync(path, 'utf8');
    return { text, ...readText(text) };
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw new CommandError(`${path} cannot be read.`);
    throw error;
  }
}

export function shownFault(path: string, { line, column, path: field, mend }: PlacedFault): string {
  return `${path}:${line}:${column} ${field === '' ? '' : `${field}  `}${mend}`;
}

/** The fonts of a record: Arimo, whose letters are as wide as Arial's, in the two weights and slants that it uses. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { sfntOf } from './woff.ts';

/** Latin first; the others serve names that need them. */
const SCRIPTS = ['latin', 'latin-ext', 'greek', 'cyrillic'];
const FACES = ['400-normal', '700-normal', '400-italic'];

export function recordFonts(): readonly Buffer[] {
  const folder = join(dirname(createRequire(import.meta.url).resolve('@fontsource/arimo/package.json')), 'files');
  return SCRIPTS.flatMap((script) =>
    FACES.map((face) => sfntOf(readFileSync(join(folder, `arimo-${script}-${face}.woff`)))),
  );
}

/** Checks that the published JSON Schema of pathway files is that of the code and, with --write, makes it. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathwayJsonSchema } from '@corridor/cases';
import { read, ROOT } from './checks/repository.ts';

const PUBLISHED = 'pathways/pathway.schema.json';

const wanted = `${JSON.stringify(pathwayJsonSchema(), null, 2)}\n`;
const isFresh = existsSync(join(ROOT, PUBLISHED)) && read(PUBLISHED) === wanted;
if (!isFresh && process.argv.includes('--write')) writeFileSync(join(ROOT, PUBLISHED), wanted);
else if (!isFresh) {
  process.stdout.write(`${PUBLISHED}:1: is stale: npm run check -- --write\n`);
  process.exitCode = 1;
}

/** Where the attacks stand: their catalogue and their tests. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { attackTestsIn, type Catalogue, readCatalogue, type Repository } from './attacks.ts';
import { read, readRules, ROOT } from './repository.ts';

const FOLDER = 'packages/testkit/attacks';
export const CATALOGUE = `${FOLDER}/attacks.yaml`;

export function readAttacks(): Catalogue {
  return readCatalogue(read(CATALOGUE));
}

export function attackRepository(): Repository {
  const files = readdirSync(join(ROOT, FOLDER)).filter((name) => name.endsWith('.test.ts'));
  return {
    rules: new Set(readRules().map(({ id }) => id)),
    tests: files.flatMap((name) => attackTestsIn(`${FOLDER}/${name}`, read(`${FOLDER}/${name}`))),
    read: (path) => {
      try {
        return read(path);
      } catch {
        return null;
      }
    },
  };
}

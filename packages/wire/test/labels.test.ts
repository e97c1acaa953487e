/** Every label of the product, found in its sources: two things under one label could be taken for each other. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const PACKAGES = fileURLToPath(new URL('../..', import.meta.url));
const TESTS = ['testkit', 'bench'];

interface Source {
  readonly path: string;
  readonly text: string;
}

function sources(): readonly Source[] {
  const packages = readdirSync(PACKAGES).filter((name) => !TESTS.includes(name));
  return packages.flatMap((name) =>
    readdirSync(`${PACKAGES}/${name}/src`, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path) && !path.includes('.test.'))
      .map((path) => ({ path: `${name}/${path}`, text: readFileSync(`${PACKAGES}/${name}/src/${path}`, 'utf8') })),
  );
}

/** `name` itself if it is quoted, else the constant of that name in the same file. */
function named(name: string, { path, text }: Source): string {
  if (/^['`]/.test(name)) return name.slice(1, -1);
  const constant = new RegExp(`const ${name} = '([^']+)'`).exec(text)?.[1];
  if (constant === undefined) throw new Error(`${path}: no label in sight for ${name}`);
  return constant;
}

type Maker = 'record' | 'tuple' | 'deriveFrom' | 'sealSymmetric';

/** Calls that make something under a label written on the spot; a label that is a parameter is found where it is given. */
const MAKES = /(?<![\w.])(record|tuple|deriveFrom|sealSymmetric)\((?:[\w.]+(?:\(\w+\))?, )?('[^']+'|`[^`]+`|[A-Z_]+)/g;
const COMMENTS = /\/\*[\s\S]*?\*\/|\/\/.*$/gm;

function madeBy(maker: Maker, all: readonly Source[]): readonly string[] {
  return all.flatMap((source) =>
    [...source.text.replaceAll(COMMENTS, '').matchAll(MAKES)]
      .filter((match) => match[1] === maker)
      .map((match) => named(match[2] ?? '', source)),
  );
}

const twice = (labels: readonly string[]): readonly string[] =>
  labels.filter((label, i) => labels.indexOf(label) !== i);

test('[TU6] no two things that are signed, hashed or authenticated have one label', () => {
  const all = sources();
  const labels = [...madeBy('record', all), ...madeBy('tuple', all)];
  expect(labels).toContain('event-signature');
  expect(labels).toContain('roster');
  expect(twice(labels)).toEqual([]);
});

test('[TU6] no two keys are derived under one label, and none under that of something else', () => {
  const all = sources();
  // A commitment is derived again to be compared, in the file that made it.
  const derived = all.flatMap((source) => [...new Set(madeBy('deriveFrom', [source]))]);
  expect(derived).toContain('team-commitment');
  expect(twice([...derived, ...madeBy('record', all), ...madeBy('tuple', all)])).toEqual([]);
});

test('[TU6] no two kinds of box are sealed under one label', () => {
  const labels = madeBy('sealSymmetric', sources());
  expect(labels).toContain('event-body');
  expect(twice(labels)).toEqual([]);
});

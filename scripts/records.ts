/**
 * Checks that docs/protocol/records.md says the formats as the code has them. With --write it writes the tables anew.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { constantsIn, recordTables, tuplesIn } from './checks/records.ts';
import { ROOT } from './checks/repository.ts';

const DOCUMENT = 'docs/protocol/records.md';
const START = '<!-- records:start -->';
const END = '<!-- records:end -->';

/** Frames and HTTP bodies are CBOR; everything else of wire is tuples. */
const CBOR = new Set(['up.ts', 'down.ts', 'http.ts', 'lookup.ts', 'office.ts', 'frame.ts', 'invite.ts']);

const sourcesIn = (folder: string): readonly string[] =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith('.ts') && !/\.(?:test|d)\.ts$/.test(name))
    .toSorted()
    .map((name) => `${folder}/${name}`);
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const tables = (paths: readonly string[]): string =>
  paths
    .map((path) => recordTables(path, read(path)))
    .filter((part) => part !== '')
    .join('\n');

const wire = sourcesIn('packages/wire/src');
const isCbor = (path: string): boolean => CBOR.has(path.split('/').at(-1) ?? '') || read(path).includes("'zod/mini'");
const bodies = [...sourcesIn('packages/cases/src'), ...sourcesIn('packages/cases/src/body')].filter(
  (path) => /\/(?:attachment|consent|medication|outcome|patient|person)\.ts$/.test(path) || path.includes('/body/'),
);
const tupled = ['wire', 'crypto', 'client', 'guardian', 'server'].flatMap((name) => folders(`packages/${name}/src`));
const body = [
  '## Records (tuples)\n',
  tables(wire.filter((path) => !isCbor(path))),
  '## Labelled tuples that are never decoded\n',
  [...new Set(tupled.flatMap((path) => tuplesIn(path, read(path))))].map((each) => `- \`tuple(${each})\``).join('\n'),
  '\n## Frames and HTTP bodies (CBOR)\n',
  tables(wire.filter(isCbor)),
  '## Bodies (CBOR inside the seal)\n',
  tables(bodies),
  '## Words and bounds\n',
  '| name | value |\n|---|---|',
  [...wire, ...bodies, 'packages/cases/src/text.ts']
    .flatMap((path) => constantsIn(path, read(path)))
    .map(([name, value]) => `| \`${name}\` | \`${value}\` |`)
    .join('\n'),
].join('\n');

const before = read(DOCUMENT);
const [head, rest] = [before.indexOf(START), before.indexOf(END)];
const after = `${before.slice(0, head + START.length)}\n\n${body}\n\n${before.slice(rest)}`;
if (head === -1 || rest < head) fail('has no markers for the tables');
else if (after !== before && process.argv.includes('--write')) writeFileSync(join(ROOT, DOCUMENT), after);
else if (after !== before) fail('is stale: npm run check -- --write');
else process.stdout.write(`${after.match(/^####/gm)?.length ?? 0} tables\n`);

function folders(folder: string): readonly string[] {
  const inside = readdirSync(join(ROOT, folder), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return [...sourcesIn(folder), ...inside.flatMap(({ name }) => folders(`${folder}/${name}`))];
}

function fail(message: string): void {
  process.stdout.write(`${DOCUMENT}:1 ${message}\n`);
  process.exitCode = 1;
}

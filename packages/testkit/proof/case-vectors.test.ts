/** The vectors of a whole case, and the stranger's reader over them. Rules RD1 to RD4 in docs/protocol/reader.md. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findPython, read } from './case-vectors/reader.ts';
import { makeCase, makeVectors, VECTORS } from './case-vectors/vectors.ts';

const CASE = join(VECTORS, 'case.json');
const REFUSED = join(VECTORS, 'refused.json');
const PAGE = join(import.meta.dirname, '../../../docs/protocol/reader.md');

const python = findPython();
if (python === null) {
  process.stderr.write(
    'SKIPPED: the stranger’s reader needs python3 with cryptography (apt-get install python3-cryptography)\n',
  );
}

const parsed = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

test('[RD1] the vectors are what the code makes of fixed chance and a fixed clock', async () => {
  const made = await makeVectors();
  expect(parsed(CASE)).toEqual(JSON.parse(JSON.stringify(made.case)));
  expect(parsed(REFUSED)).toEqual(JSON.parse(JSON.stringify(made.refused)));
});

describe.runIf(python !== null)('the stranger’s reader', () => {
  const run = (...args: readonly string[]) => read(python ?? '', ...args);
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'corridor-reader-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('[RD2] reads every word of the case as it was written', () => {
    const { expected } = parsed(CASE) as { expected: { log: unknown; lanes: unknown } };
    expect(JSON.parse(run(CASE, '--json'))).toEqual({ log: expected.log, lanes: expected.lanes });
  });

  test('[RD2] prints it as the page shows', () => {
    expect(readFileSync(PAGE, 'utf8')).toContain(`\`\`\`text\n${run(CASE)}\`\`\``);
  });

  test('[RD2] opens a photograph of several chunks', async () => {
    const path = join(folder, 'large.json');
    writeFileSync(path, JSON.stringify(await makeCase(1024 * 1024 + 1000)));
    expect(run(path)).toContain('1,049,576 bytes, as named');
  });

  test('[RD3] refuses every spoilt case, each where it was spoilt', () => {
    const { refused } = parsed(REFUSED) as { refused: readonly { why: string }[] };
    const lines = run(CASE, '--refused', REFUSED).trimEnd().split('\n');
    expect(lines.map((line) => line.slice(0, 9))).toEqual(refused.map(() => 'refused  '));
  });
});

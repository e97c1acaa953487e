import { describe, expect, test } from 'vitest';
import { contentFaults } from './checks/content.ts';
import { drawDiagram, withDiagram } from './checks/diagram.ts';
import { cycleFaults, importFaults, packageEdges } from './checks/imports.ts';
import { parseSource } from './checks/source.ts';

const messages = (path: string, code: string): string[] => {
  const source = parseSource(path, code);
  return [...importFaults(source), ...contentFaults(source)].map(({ line, message }) => `${line} ${message}`);
};

describe('a planted violation is found', () => {
  test.each([
    [
      'packages/server/src/a.ts',
      `import { open } from '@corridor/crypto';`,
      '1 server may not import @corridor/crypto',
    ],
    [
      'packages/server/src/a.ts',
      `\nimport type { Fold } from '@corridor/cases';`,
      '2 server may not import @corridor/cases',
    ],
    ['packages/web/src/a.tsx', `const c = await import('@corridor/wire');`, '1 web may not import @corridor/wire'],
    ['packages/web/src/a.ts', `export type T = import('@corridor/server').T;`, '1 web may not import @corridor/server'],
    ['packages/client/src/a.ts', `export * from '@corridor/testkit';`, '1 client may not import @corridor/testkit'],
    [
      'packages/client/src/a.ts',
      `import '../../wire/src/id.ts';`,
      `1 imports another package's files: ../../wire/src/id.ts`,
    ],
    [
      'packages/client/src/a.ts',
      `import '@corridor/wire/src/id.ts';`,
      `1 imports another package's files: @corridor/wire/src/id.ts`,
    ],
    [
      'packages/server/src/a.ts',
      `import '../../../scripts/platform/port.ts';`,
      `1 imports another package's files: ../../../scripts/platform/port.ts`,
    ],
    ['packages/wire/src/a.ts', `import { join } from 'node:path';`, '1 wire is pure and may not import node:path'],
    ['packages/wire/src/a.ts', `import { join } from 'path';`, '1 wire is pure and may not import path'],
    ['packages/cases/src/a.ts', `const now = Date.now();`, '1 cases is pure and may not use Date'],
    ['packages/cases/src/a.ts', `export type A = { at: Date };`, '1 cases is pure and may not use Date'],
    ['packages/crypto/src/a.ts', `const r = Math.random();`, '1 crypto is pure and may not use Math.random'],
    ['packages/server/src/feed.ts', 'const q = `SELECT n\nFROM feed`;', '1 holds SQL outside db/'],
    ['packages/guardian/src/a.ts', `import pg from 'pg';`, '1 imports pg outside db/'],
    [
      'packages/server/src/a.ts',
      `const url = process.env['DATABASE_URL'];`,
      '1 reads the environment outside config.ts',
    ],
    ['packages/server/src/helpers.ts', 'export {};', '1 has a name that says nothing'],
    ['packages/web/src/a.ts', '// @ts-ignore\nexport {};', '1 silences a check'],
    ['packages/web/src/a.ts', '/* oxlint-disable no-empty */ export {};', '1 silences a check'],
    ['packages/web/src/a.ts', '// TODO later\nexport {};', '1 says that it is unfinished'],
  ])('%s: %s', (path, code, message) => {
    expect(messages(path, code)).toContain(message);
  });
});

describe('what is allowed is left alone', () => {
  test.each([
    ['packages/server/src/a.ts', `import { verify } from '@corridor/crypto/verify';`],
    ['packages/server/src/a.test.ts', `import { seal } from '@corridor/crypto';`],
    ['packages/server/src/db/append.ts', `import pg from 'pg'; const q = 'SELECT n FROM feed';`],
    ['packages/server/src/config.ts', `const url = process.env['DATABASE_URL'];`],
    ['packages/cases/src/a.ts', `const o = { Date: 1 }; o.Date; // a Date in words`],
    ['packages/cases/src/a.test.ts', `import { readFileSync } from 'node:fs'; Date.now();`],
    ['packages/testkit/src/a.ts', `import { startPostgres } from '../../../scripts/platform/postgres.ts';`],
    ['packages/web/src/a.ts', `const text = 'Select a service from the list';`],
  ])('%s: %s', (path, code) => {
    expect(messages(path, code)).toEqual([]);
  });
});

test('a ring of files is found, once', () => {
  const ring = [
    parseSource('packages/wire/src/a.ts', `import './b.ts';`),
    parseSource('packages/wire/src/b.ts', `import type { A } from './c.ts';`),
    parseSource('packages/wire/src/c.ts', `export * from './a.ts';`),
  ];
  expect(cycleFaults(ring).map(({ message }) => message)).toEqual([
    'import cycle: packages/wire/src/a.ts → packages/wire/src/b.ts → packages/wire/src/c.ts → packages/wire/src/a.ts',
  ]);
});

test('the diagram shows what is found, and its place in the document is replaced', () => {
  const sources = [
    parseSource('packages/server/src/a.ts', `import '@corridor/crypto/verify'; import '@corridor/wire';`),
  ];
  const diagram = drawDiagram(packageEdges(sources));
  expect(diagram).toContain('  server -- verify --> crypto\n  server --> wire\n');
  const document = 'before <!-- imports:start -->\nold\n<!-- imports:end --> after';
  expect(withDiagram(document, 'new\n')).toBe('before <!-- imports:start -->\nnew\n<!-- imports:end --> after');
  expect(withDiagram('no markers', 'new\n')).toBeNull();
});

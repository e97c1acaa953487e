/** docs/asvs.md is a whole table of real things: every requirement once, every rule and every file that it names there. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { read, readRules, ROOT } from './checks/repository.ts';

const STATES = ['met', 'part', 'not met', 'deployment', 'n/a'];
/** Requirements of levels 1 and 2, chapter by chapter: as many as ASVS 4.0.3 has. */
const CHAPTERS: Readonly<Record<string, number>> = {
  '1': 38,
  '2': 53,
  '3': 18,
  '4': 9,
  '5': 30,
  '6': 13,
  '7': 12,
  '8': 15,
  '9': 7,
  '10': 5,
  '11': 8,
  '12': 15,
  '13': 13,
  '14': 23,
};

interface Row {
  readonly id: string;
  readonly state: string;
  readonly where: string;
}

function rows(): readonly Row[] {
  return read('docs/asvs.md')
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter(([, id = '']) => /^\d+\.\d+\.\d+$/u.test(id))
    .map(([, id = '', , state = '', where = '']) => ({ id, state, where }));
}

test('every requirement of levels 1 and 2 stands there once, with a state', () => {
  const counts: Record<string, number> = {};
  for (const { id } of rows()) counts[id.split('.')[0] ?? ''] = (counts[id.split('.')[0] ?? ''] ?? 0) + 1;
  expect(counts).toEqual(CHAPTERS);
  expect(new Set(rows().map(({ id }) => id)).size).toBe(rows().length);
  expect(rows().filter(({ state }) => !STATES.includes(state))).toEqual([]);
  expect(rows().filter(({ where }) => where === '')).toEqual([]);
});

test('every rule that it names is a rule, and every file is there', () => {
  const known = new Set(readRules().map(({ id }) => id));
  const named = rows().flatMap(({ id, where }) =>
    (where.match(/\b[A-Z]{2}\d+\b/gu) ?? []).map((rule) => ({ id, rule })),
  );
  expect(named.length).toBeGreaterThan(150);
  expect(named.filter(({ rule }) => !known.has(rule))).toEqual([]);
  const paths = rows().flatMap(({ id, where }) =>
    (where.match(/(?:docs|packages|scripts|\.ci)\/[\w./-]*[\w]/gu) ?? []).map((path) => ({ id, path })),
  );
  expect(paths.filter(({ path }) => !existsSync(join(ROOT, path)))).toEqual([]);
});

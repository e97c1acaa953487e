import { expect, test } from 'vitest';
import { atLeast, atMost, centile, isMet, median } from '../src/figure.ts';
import { readOptions } from '../src/options.ts';
import { table } from '../src/table.ts';

const figure = {
  part: 'append',
  name: 'sends',
  unit: '/s',
  runs: [4000, 6000, 5500],
  aim: atLeast(5000),
  bound: 'cores',
};

test('a figure is the median of its runs, held against its aim', () => {
  expect(median(figure.runs)).toBe(5500);
  expect(isMet(figure)).toBe(true);
  expect(isMet({ ...figure, aim: atMost(5000) })).toBe(false);
  expect(isMet({ ...figure, aim: null })).toBeNull();
  expect(median([1, 2])).toBe(1.5);
});

test('a centile is a value that was measured', () => {
  const hundred = Float64Array.from({ length: 100 }, (_, i) => 100 - i);
  expect(centile(hundred, 0.5)).toBe(50);
  expect(centile(hundred, 0.99)).toBe(99);
});

test('the table says what was measured, what was aimed at and whether it was met', () => {
  const [, , row] = table([figure]).split('\n');
  expect(row).toMatch(/^append +sends +5,500 \/s +4,000 · 6,000 · 5,500 +≥ 5,000 +met +cores$/);
});

test.each([
  [['--only', 'append,speed'], '--only'],
  [['--seconds', '0'], '--seconds'],
  [['--runs', 'many'], '--runs'],
  [['--fast'], '--fast'],
])('the flags %j are refused with a message that names the flag', (args, flag) => {
  expect(() => readOptions(args)).toThrow(flag);
});

test('parts are measured in their own order whatever order they are asked for in', () => {
  expect(readOptions(['--only', 'idle, append']).only).toEqual(['append', 'idle']);
});

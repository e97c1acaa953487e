import { expect, test } from 'vitest';
import { difference, nearby } from './difference.ts';

const shown = (before: string, after: string) =>
  difference(before, after).map(({ is, text, line }) => `${is === 'same' ? ' ' : is === 'new' ? '+' : '-'}${line} ${text}`);

test('what went stands before what came in its place, each with its number', () => {
  expect(shown('id: a\nversion: 1\nkind: advice\n', 'id: a\nversion: 2\nkind: advice\ntitle: A\n')).toEqual([
    ' 1 id: a',
    '-2 version: 1',
    '+2 version: 2',
    ' 3 kind: advice',
    '+4 title: A',
  ]);
});

test('a first version is all new, and one that says the same has no change', () => {
  expect(shown('', 'a\nb\n')).toEqual(['+1 a', '+2 b']);
  expect(difference('a\nb', 'a\nb\n').every(({ is }) => is === 'same')).toBe(true);
});

test('of what stays only what is near a change is kept, with a mark between', () => {
  const before = Array.from({ length: 20 }, (_, i) => `line ${i}`).join('\n');
  const after = before.replace('line 3', 'three').replace('line 15', 'fifteen');
  const lines = nearby(difference(before, after), 1);
  expect(lines.map((line) => line?.text ?? '…')).toEqual([
    'line 2',
    'line 3',
    'three',
    'line 4',
    '…',
    'line 14',
    'line 15',
    'fifteen',
    'line 16',
  ]);
});

import { expect, test } from 'vitest';
import { en } from './strings/en.ts';
import { dayWords, dueWords, momentWords, promiseWords, spanWords } from './time.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Monday 23-Nov-2026 09:20 in London. */
const NOW = Date.UTC(2026, 10, 23, 9, 20);

test.each([
  [30_000, '1 min'],
  [8 * MINUTE, '8 min'],
  [170 * MINUTE, '2 h 50 min'],
  [3 * HOUR, '3 h'],
  [18 * HOUR, '18 h'],
  [30 * HOUR, '1 day 6 h'],
  [12 * 24 * HOUR, '12 days'],
])('%i ms is %s', (ms, words) => {
  expect(spanWords(ms, en)).toBe(words);
});

test.each([
  [NOW - 6 * HOUR, 'late', 'Overdue by 6 h'],
  [NOW + 170 * MINUTE, 'soon', 'Due in 2 h 50 min'],
  [NOW + 18 * HOUR, 'calm', 'Due in 18 h'],
])('what is due at %i is %s', (at, tone, words) => {
  expect(dueWords(at, NOW, en)).toEqual({ tone, words });
});

test('a moment says its day only when it needs to', () => {
  expect(momentWords(NOW, NOW, en)).toBe('09:20');
  expect(momentWords(NOW - 24 * HOUR, NOW, en)).toBe('Sun 09:20');
  expect(momentWords(NOW - 30 * 24 * HOUR, NOW, en)).toBe('24-Oct-2026 10:20');
});

test('promises and days are written out', () => {
  expect(promiseWords(NOW, en)).toBe('Mon 23-Nov, 09:20');
  expect(dayWords(NOW, en)).toBe('Monday 23-Nov-2026');
});

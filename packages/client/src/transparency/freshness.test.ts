import { expect, test } from 'vitest';
import { ageOf, judgingTime } from './freshness.ts';

const NOW = Date.UTC(2026, 10, 23, 9);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

test.each([
  ['just now', NOW, 'fresh'],
  ['59 minutes ago', NOW - 59 * MINUTE, 'fresh'],
  ['an hour ago', NOW - HOUR, 'ageing'],
  ['23 hours ago', NOW - 23 * HOUR, 'ageing'],
  ['a day ago', NOW - 24 * HOUR, 'stale'],
  ['four minutes ahead', NOW + 4 * MINUTE, 'fresh'],
  ['an hour ahead', NOW + HOUR, 'stale'],
  ['never', null, 'stale'],
] as const)('[TL8] stale checkpoint: what was cosigned %s is %s', (_when, at, age) => {
  expect(ageOf(at, NOW)).toBe(age);
});

test('[TL4] a server whose clock stands still makes nothing young, and a device’s neither', () => {
  const cosigned = NOW - 30 * HOUR;
  expect(ageOf(cosigned, judgingTime(NOW, cosigned))).toBe('stale');
  expect(ageOf(cosigned, judgingTime(cosigned, NOW))).toBe('stale');
});

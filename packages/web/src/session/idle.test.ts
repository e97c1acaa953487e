import { expect, test } from 'vitest';
import { isLeft } from './idle.ts';

const MINUTE = 60_000;
const NOW = Date.UTC(2026, 10, 23, 3);
const seen = (minutes: number) => ({ last: NOW - minutes * MINUTE, unseenSince: null });
const unseen = (minutes: number) => ({ last: NOW - minutes * MINUTE, unseenSince: NOW - minutes * MINUTE });

test.each([
  ['shared', 4.9, false],
  ['shared', 5, true],
  ['own', 5, false],
  ['own', 29.9, false],
  ['own', 30, true],
] as const)('[HD2] a %s device that nobody has touched for %d minutes is left: %s', (mode, minutes, is) => {
  expect(isLeft(mode, seen(minutes), NOW)).toBe(is);
});

test.each([
  ['shared', 1.9, false],
  ['shared', 2, true],
  ['own', 2, false],
  ['own', 20, false],
] as const)('[HD3] a %s device that nobody could see for %d minutes is left: %s', (mode, minutes, is) => {
  expect(isLeft(mode, unseen(minutes), NOW)).toBe(is);
});

import { expect, test } from 'vitest';
import { certificateOf, DAY } from './certificate.ts';

const NOW = Date.UTC(2026, 10, 22, 15, 20);
const ending = (days: number) => certificateOf({ enrolledAt: NOW - DAY, certifiedUntil: NOW + days * DAY }, NOW);

test('[SM11] a certificate is looked at from 30 days before its end, and in red from 7', () => {
  expect([40, 30, 29, 7, 6.9, 0.1].map(ending)).toEqual(['fine', 'fine', 'soon', 'soon', 'late', 'late']);
  expect([0, -3].map(ending)).toEqual(['ended', 'ended']);
});

test('[SM11] who has no keys has no certificate to end', () => {
  expect(certificateOf({ enrolledAt: null, certifiedUntil: null }, NOW)).toBe('none');
});

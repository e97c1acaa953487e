import { expect, test } from 'vitest';
import { rangeOf, shareOf } from './figures.ts';

test('nothing counted is no percentage', () => {
  expect(shareOf(0, 0)).toBeNull();
  expect(shareOf(158, 331)).toBe('48%');
});

test('unknown and unrecorded outcomes make a range', () => {
  expect(rangeOf({ avoided: 158, notAvoided: 143, unknown: 30, recorded: 331, all: 384 })).toEqual(['41%', '63%']);
  expect(rangeOf({ avoided: 0, notAvoided: 0, unknown: 0, recorded: 0, all: 0 })).toBeNull();
});

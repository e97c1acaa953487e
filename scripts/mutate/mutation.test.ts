import { expect, test } from 'vitest';
import { attackRepository, readAttacks } from '../checks/attack-files.ts';
import { mutations, sliceOf } from './mutation.ts';

const all = mutations(readAttacks(), attackRepository());
const nameOf = ({ attack, names }: (typeof all)[number]): string => `${attack.id} ${names.join('+')}`;
const sliceAt = (place: number): readonly string[] =>
  sliceOf(all, place.toString(16).padStart(8, '0')).map((each) => nameOf(each));

test('a commit has the same few mutations each time, spread over the catalogue, and none that is slow', () => {
  const commit = 'f9f9034c5d1a2b3c4d5e6f708192a3b4c5d6e7f8';
  const slice = sliceOf(all, commit);
  expect(sliceOf(all, commit)).toEqual(slice);
  expect(new Set(slice.map(nameOf)).size).toBe(6);
  expect(new Set(slice.map(({ test: file }) => file)).size).toBeGreaterThan(2);
  expect(slice.some(({ test: file }) => file.includes('/proof/'))).toBe(false);
});

test('commits come to every mutation that is not slow', () => {
  const seen = new Set(Array.from({ length: all.length }, (_, place) => sliceAt(place)).flat());
  const slow = all.filter((each) => !seen.has(nameOf(each)));
  expect(slow.every(({ test: file }) => /proof|account|erasure|recovery/u.test(file))).toBe(true);
});

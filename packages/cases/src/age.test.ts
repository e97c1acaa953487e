import { expect, test } from 'vitest';
import { vectors } from '../test/vectors.ts';
import { ageOn, shownAge } from './age.ts';
import { parseDate } from './calendar.ts';

const { shown } = vectors<{ shown: { born: string; today: string; age: string | null }[] }>('age');

test.each(shown)('[PT5] born $born is $age on $today', ({ born, today, age }) => {
  const [from, to] = [parseDate(born), parseDate(today)];
  if (from === null || to === null) throw new Error('a vector names a day that does not exist');
  const found = ageOn(from, to);
  expect(found === null ? null : shownAge(found)).toBe(age);
});

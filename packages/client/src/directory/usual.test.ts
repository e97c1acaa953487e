import type { TeamId } from '@corridor/wire';
import { expect, test } from 'vitest';
import { fakeClock } from '../../test/fake-line.ts';
import { ClientError } from '../error.ts';
import { usualTimes } from './usual.ts';

const TEAM = '1'.repeat(32) as TeamId;

test('[CL94] how soon a service answers is asked once in five minutes, and again if it was not heard', async () => {
  const clock = fakeClock();
  const answers: (number | null)[] = [];
  let asked = 0;
  const ask = async () => {
    asked++;
    const minutes = answers.shift();
    if (minutes === undefined) throw new ClientError('offline');
    return { t: 'usual', r: 1, services: [{ team: TEAM, pathway: 'dermatology-advice', minutes }] };
  };
  const usual = usualTimes({ ask: ask as never }, () => clock.now());
  await usual.refresh();
  expect(usual.minutes(TEAM, 'dermatology-advice')).toBeNull();
  answers.push(90, null);
  await usual.refresh();
  expect(usual.minutes(TEAM, 'dermatology-advice')).toBe(90);
  await usual.refresh();
  expect(asked).toBe(2);
  clock.pass(5 * 60_000);
  await usual.refresh();
  expect(usual.minutes(TEAM, 'dermatology-advice')).toBeNull();
});

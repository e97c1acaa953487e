import type { Service } from '@corridor/client';
import { expect, test } from 'vitest';
import { MINUTE, NOW } from '../../../test/memory/now.ts';
import { national, practice } from '../../../test/memory/people.ts';
import { services } from '../../../test/memory/services.ts';
import { en } from '../../strings/en.ts';
import { isNetworkOn, stepsOf } from './plan-steps.ts';

function steps(id: string, around: readonly Service[] = services) {
  const taker = services.find(({ pathway }) => pathway.id === id);
  if (taker === undefined) throw new TypeError('the fixture has these services');
  const { organisation } = practice;
  const about = { taker, asking: practice, organisation, answering: [taker.team], services: around };
  return stepsOf(about, NOW, en).map(({ at, words, isTarget }) => [(at - NOW) / MINUTE, words, isTarget] as const);
}

test('[NC7] the steps are those of the plan, soonest first, with what would keep each from happening', () => {
  expect(steps('dermatology-advice')).toEqual([
    [480, 'Unless somebody has taken it, whoever is on call for Dermatology advice is told.', false],
    [1440, 'The deputy of Dermatology advice is told.', false],
    [
      2880,
      'The deputy of Dermatology advice is told, your team is told, it goes to National dermatology network.',
      true,
    ],
    [2885, 'Unless it got there, your team is told, the deputy of Dermatology advice is told.', false],
  ]);
});

test('[NC7] a network that the area has switched off takes nothing over', () => {
  const off = services.map((service): Service =>
    service.team === national.team ? { ...service, takes: { who: 'nobody', why: 'network-off' } } : service,
  );
  expect(isNetworkOn(national.team, off)).toBe(false);
  expect(steps('dermatology-advice', off).at(-1)).toEqual([
    2880,
    'The deputy of Dermatology advice is told, your team is told.',
    true,
  ]);
});

test('[NC7] an urgent case says what happens while nobody has seen it', () => {
  expect(steps('rapid').some(([, words]) => words.startsWith('Unless somebody has seen it'))).toBe(true);
});

import { type Guardian, newId, type OrganisationId, type UserId } from '@corridor/wire';
import { systemRandom } from '@corridor/crypto';
import { expect, test } from 'vitest';
import { newestOf } from './newest.ts';
import type { Trust } from './trust.ts';

const organisation = newId<OrganisationId>(systemRandom);
const id = newId<UserId>(systemRandom);

function keys(version: number, guardian = id): Guardian {
  const none = new Uint8Array();
  return { suite: 1, organisation, guardian, version, host: '', sign: none, kem: none, issuedAt: 0, expiresAt: 1 };
}

function trusting(guardians: readonly Guardian[]): Trust {
  return { guardians: () => guardians } as Partial<Trust> as Trust;
}

const said = (version: number, words: string) => ({ organisation, version, words });

test('[RE5] what former keys state stands behind what the new ones do, whatever number it bears and whenever it comes', () => {
  const [former, present] = [keys(1), keys(2)];
  const newest = newestOf<string, ReturnType<typeof said>>(trusting([present, former]));
  newest.take('telephone', { value: said(99, 'the thief’s'), by: former });
  newest.take('telephone', { value: said(3, 'the hospital’s'), by: present });
  newest.take('telephone', { value: said(100, 'the thief’s again'), by: former });
  expect(newest.get('telephone')?.words).toBe('the hospital’s');
  newest.take('telephone', { value: said(2, 'an older one'), by: present });
  expect(newest.all()).toEqual([said(3, 'the hospital’s')]);
});

test('[RE5] what former keys alone have stated stands for nothing, from the moment at which the new ones are known', () => {
  const guardians = [keys(1)];
  const newest = newestOf<string, ReturnType<typeof said>>(trusting(guardians));
  newest.take('telephone', { value: said(1, 'as it was'), by: keys(1) });
  expect(newest.get('telephone')?.words).toBe('as it was');
  guardians.unshift(keys(2));
  expect(newest.get('telephone')).toBeNull();
  expect(newest.all()).toEqual([]);
});

test('[RE5] another guardian’s keys are not a later version of this one’s', () => {
  const other = keys(2, newId<UserId>(systemRandom));
  const newest = newestOf<string, ReturnType<typeof said>>(trusting([other, keys(1)]));
  newest.take('telephone', { value: said(1, 'as it is'), by: keys(1) });
  expect(newest.get('telephone')?.words).toBe('as it is');
});

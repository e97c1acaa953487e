import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ShelfStand, shelfStand } from '../../test/shelf-stand.ts';
import { EMPTY_SHELF } from './content.ts';

let stand: ShelfStand;
beforeEach(async () => {
  stand = await shelfStand();
});
afterEach(() => stand.close());

describe('[CS3] a change', () => {
  test('names what it changes and keeps the rest, one’s own without a team', async () => {
    const { pryce } = stand;
    await pryce.shelves.keep(null, { quickReplies: ['Thank you.'] });
    await pryce.shelves.keep(null, { language: 'cy' });
    expect(pryce.shelves.live(null).get()).toEqual({ ...EMPTY_SHELF, quickReplies: ['Thank you.'], language: 'cy' });
    expect(await stand.versions(pryce.own)).toEqual([1, 2]);
  });

  test('two at once of one person follow each other', async () => {
    const { pryce } = stand;
    await Promise.all([pryce.shelves.keep(null, { language: 'cy' }), pryce.shelves.keep(null, { singleKeys: false })]);
    expect(pryce.shelves.live(null).get()).toMatchObject({ language: 'cy', singleKeys: false });
    expect(pryce.refused).toBe(0);
  });

  test('is made once more when a colleague was faster, and refused the second time', async () => {
    const { pryce, achebe, team } = stand;
    await pryce.shelves.keep(team, { quickReplies: ['One.'] });
    await achebe.shelves.keep(team, { quickReplies: ['One.', 'Two.'] });
    await pryce.shelves.keep(team, { quickReplies: ['Three.'] });
    expect(pryce.refused).toBe(1);
    expect(await stand.versions(team)).toEqual([1, 2, 3]);
    stand.refuseNext(2);
    await expect(pryce.shelves.keep(team, { quickReplies: [] })).rejects.toThrow('conflict');
    expect(pryce.shelves.live(team).get().quickReplies).toEqual(['Three.']);
  });
});

describe('[CS1] a shelf is not shown', () => {
  test.each(['stranger', 'guardian', 'former', 'other-team', 'garbage'] as const)('that is of: %s', async (how) => {
    const { pryce, team } = stand;
    await pryce.shelves.keep(team, { quickReplies: ['Honest.'] });
    await stand.forge(team, how, { quickReplies: ['Forged.'] });
    await pryce.changed(team);
    expect(pryce.shelves.live(team).get().quickReplies).toEqual(['Honest.']);
  });

  test('[CS2] in a version lower than one that was seen', async () => {
    const { pryce, team } = stand;
    await pryce.shelves.keep(team, { quickReplies: ['First.'] });
    await pryce.shelves.keep(team, { quickReplies: ['Second.'] });
    stand.putBack(team, 1);
    await pryce.changed(team);
    expect(pryce.shelves.live(team).get().quickReplies).toEqual(['Second.']);
    const wiped = await stand.person('pryce');
    await wiped.changed(team);
    expect(wiped.shelves.live(team).get().quickReplies).toEqual(['First.']);
  });
});

test('[CS7] after the team’s key has risen an earlier shelf is read, and the next is sealed under the new key', async () => {
  const { pryce, achebe, team } = stand;
  await pryce.shelves.keep(team, { quickReplies: ['Before.'] });
  await stand.raise(team);
  await achebe.changed(team);
  expect(achebe.shelves.live(team).get().quickReplies).toEqual(['Before.']);
  await achebe.shelves.keep(team, { quickReplies: ['After.'] });
  expect(await stand.generations(team)).toEqual([1, 2]);
  await pryce.changed(team);
  expect(pryce.shelves.live(team).get().quickReplies).toEqual(['After.']);
});

test('[CS8] news of a colleague’s change is read at once, and after a new connection everything once more', async () => {
  const { pryce, achebe, team } = stand;
  achebe.shelves.live(team);
  await achebe.settled(team);
  await pryce.shelves.keep(team, { quickReplies: ['Look.'] });
  await achebe.changed(team);
  expect(achebe.shelves.live(team).get().quickReplies).toEqual(['Look.']);
  await pryce.shelves.keep(team, { quickReplies: ['Again.'] });
  await achebe.online();
  expect(achebe.shelves.live(team).get().quickReplies).toEqual(['Again.']);
});

test('[CS9] it is given no storage: a fresh sitting knows nothing of it until the server is asked', async () => {
  const { pryce } = stand;
  await pryce.shelves.keep(null, { quickReplies: ['Mine.'] });
  const fresh = await stand.person('pryce');
  expect(fresh.shelves.live(null).get()).toEqual(EMPTY_SHELF);
  await fresh.settled(fresh.own);
  expect(fresh.shelves.live(null).get().quickReplies).toEqual(['Mine.']);
});

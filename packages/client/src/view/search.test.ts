import { describe, expect, test } from 'vitest';
import { caseOf, DAY, NOW, searchStand } from '../../test/search-stand.ts';
import { searchOlder } from '../search-older.ts';
import { searchOf } from './search.ts';

describe('[CL73] how far a search goes', () => {
  test('closed cases of 90 days are read once the inboxes are painted, page by page, and no further', async () => {
    const stand = await searchStand({ closed: [1, 40, 80, 95, 200, 300, 400] });
    const search = searchOf(stand.core);
    search.readOn([stand.team]);
    expect(stand.asked).toEqual([]);
    await stand.pass(10_000);
    expect(stand.asked).toEqual([null, 6]);
    const found = search.find('');
    await stand.pass(100);
    expect((await found).searchedBackTo).toBe(NOW - 90 * DAY);
    search.close();
  });

  test('what broke off goes on from there when the inboxes are painted again', async () => {
    const stand = await searchStand({ closed: [1, 2, 3, 4, 5] });
    const search = searchOf(stand.core);
    stand.breakAfter(1);
    search.readOn([stand.team]);
    await stand.pass(10_000);
    expect(stand.asked).toEqual([null]);
    search.readOn([stand.team]);
    search.readOn([stand.team]);
    await stand.pass(10_000);
    expect(stand.asked).toEqual([null, 4, 2]);
    expect((await search.find('')).searchedBackTo).toBeNull();
    search.close();
  });

  test('where there is nothing older, everything was searched', async () => {
    const stand = await searchStand({ closed: [1, 2, 3] });
    const search = searchOf(stand.core);
    search.readOn([stand.team]);
    await stand.pass(10_000);
    expect((await search.find('')).searchedBackTo).toBeNull();
    search.close();
  });

  test('the middle of conversations is read from the first search on, and an answer says how many are left', async () => {
    const stand = await searchStand();
    const search = searchOf(stand.core);
    search.put(stand.hold('a', 'a heel ulcer', { part: 'ends' }));
    search.put(stand.hold('b', 'a heel ulcer', { part: 'ends' }));
    await stand.pass(200);
    const first = await search.find('heel');
    expect(first.hits).toHaveLength(2);
    expect(first.toRead).toBeGreaterThan(0);
    await stand.pass(2000);
    expect((await search.find('heel')).toRead).toBe(0);
    search.close();
  });
});

test('[CL76] words are taken in a few at a time, and others have their turn between', async () => {
  const stand = await searchStand();
  const search = searchOf(stand.core);
  const after = stand.clock.after.bind(stand.clock);
  let turns = 0;
  Object.assign(stand.clock, {
    after: (...given: Parameters<typeof after>) => {
      turns++;
      return after(...given);
    },
  });
  for (let i = 0; i < 100; i++) {
    const log = stand.hold(`e${i}`, `case ${i}`);
    const state = log.state.bind(log);
    // Looking at a case takes a millisecond, by a clock that only moves here.
    Object.assign(log, {
      state: () => {
        stand.clock.pass(1);
        return state();
      },
    });
    search.put(log);
  }
  await stand.pass(100);
  expect(turns).toBeGreaterThan(10);
  const before = turns;
  await stand.pass(100);
  expect(turns).toBe(before);
  search.close();
});

test('[CL74] older cases are named by the guardian, and shown only if they can be read here', async () => {
  const [known, gone] = [caseOf('f1'), caseOf('f2')];
  const stand = await searchStand({ found: [known, gone], refused: [gone] });
  const answer = await searchOlder(stand.core, 'https://guardian.example', ' ulcer ');
  expect(stand.guardian).toEqual(['/v1/cases/search']);
  expect(answer.hits.map((hit) => hit.case)).toEqual([known]);
  expect((await searchOlder(stand.core, 'https://guardian.example', '  ')).hits).toEqual([]);
  expect(stand.guardian).toHaveLength(1);
});

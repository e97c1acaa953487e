import { expect, test } from 'vitest';
import { AlarmBook, alarmNote, type PostAlarm, refusedAccess, RefusalTally } from '../src/index.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = 1_795_500_000_000;

type AlarmNote = Parameters<PostAlarm>[0];

/** An address that takes what it is given, or does not. */
function desk() {
  const taken: AlarmNote[] = [];
  const at = { tries: 0, open: true };
  const post = async (note: AlarmNote): Promise<boolean> => {
    at.tries++;
    if (at.open) taken.push(note);
    return await Promise.resolve(at.open);
  };
  return { taken, at, book: new AlarmBook('guardian', post) };
}

test('[AL3] an alarm is a code, in words, and how often', () => {
  expect(alarmNote('server', 'firing-late', { times: 3, since: NOW })).toEqual({
    corridor: 1,
    program: 'server',
    code: 'firing-late',
    times: 3,
    since: NOW,
    text: expect.stringMatching(/^Corridor server: lines of plans .* \(3 times\) \[firing-late\]$/u) as string,
  });
});

test('[AL5] a code is said at once, then once an hour with how often it was', async () => {
  const { taken, book } = desk();
  book.raise('fault', NOW);
  await book.deliver(NOW);
  for (let minute = 1; minute <= 60; minute++) {
    book.raise('fault', NOW + minute * MINUTE);
    await book.deliver(NOW + minute * MINUTE);
  }
  expect(taken.map(({ code, times, since }) => [code, times, since])).toEqual([
    ['fault', 1, NOW],
    ['fault', 60, NOW + MINUTE],
  ]);
});

test('[AL5] another code does not wait for the first', async () => {
  const { taken, book } = desk();
  book.raise('fault', NOW);
  await book.deliver(NOW);
  book.raise('log-alarm', NOW + 1);
  await book.deliver(NOW + 1);
  expect(taken.map(({ code }) => code)).toEqual(['fault', 'log-alarm']);
});

test('[AL4] what is not taken is tried again, after longer and longer, and nothing is lost', async () => {
  const { taken, at, book } = desk();
  at.open = false;
  for (let second = 0; second < 24 * 60 * 60; second += 5) {
    if (second % 3600 === 0) book.raise('database-lost', NOW + second * 1000);
    await book.deliver(NOW + second * 1000);
  }
  // 5 s to 10 min in eight tries, and every 10 minutes from then on.
  expect(at.tries).toBeGreaterThan(140);
  expect(at.tries).toBeLessThan(155);
  at.open = true;
  await book.deliver(NOW + 25 * HOUR);
  expect(taken.map(({ code, times, since }) => [code, times, since])).toEqual([['database-lost', 24, NOW]]);
});

test('[AL4] what is raised while another is under way is said next, not lost', async () => {
  const taken: AlarmNote[] = [];
  const book = new AlarmBook('server', async (note) => {
    if (taken.length === 0) book.raise('fault', NOW + 1);
    taken.push(note);
    return await Promise.resolve(true);
  });
  book.raise('fault', NOW);
  await Promise.all([book.deliver(NOW), book.deliver(NOW)]);
  expect(taken.map(({ times }) => times)).toEqual([1]);
  await book.deliver(NOW + HOUR);
  expect(taken.map(({ times }) => times)).toEqual([1, 1]);
});

test('[RT1] [RT2] refusals are counted by door and code, and taken once a minute', () => {
  const tally = new RefusalTally(NOW);
  tally.count('not-allowed', 'feed');
  tally.count('not-allowed', 'case');
  tally.count('malformed', 'case');
  expect(tally.take(NOW + MINUTE - 1)).toBeNull();
  expect(tally.take(NOW + MINUTE)).toEqual({
    counts: { 'not-allowed': 2, malformed: 1 },
    doors: { feed: { 'not-allowed': 1 }, case: { 'not-allowed': 1, malformed: 1 } },
  });
  tally.count('unauthenticated', 'hello');
  expect(tally.take(NOW + MINUTE + 1)).toBeNull();
  expect(tally.take(NOW + 2 * MINUTE)).toMatchObject({
    counts: { unauthenticated: 1 },
    doors: { hello: { unauthenticated: 1 } },
  });
  expect(tally.take(NOW + 3 * MINUTE)).toBeNull();
  expect(tally.total).toEqual({ since: NOW, counts: { 'not-allowed': 2, malformed: 1, unauthenticated: 1 } });
});

test('[AL7] what is refused for who asks counts as access, what is refused for what is asked does not', () => {
  expect(refusedAccess({ 'not-allowed': 2, unauthenticated: 3, 'rate-limited': 4, malformed: 100, conflict: 7 })).toBe(
    9,
  );
  expect(refusedAccess({})).toBe(0);
});

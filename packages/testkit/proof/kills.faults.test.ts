/** Ten kills in mid-load: server and PostgreSQL in turn, and twice the same one running. `npm test -- --faults`. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Aftermath, expectLegible, expectNothingLost, expectOrder, killInMidLoad, type Victim } from './kills.ts';

const TEN: readonly Victim[] = [
  'server',
  'database',
  'server',
  'server',
  'database',
  'database',
  'server',
  'database',
  'server',
  'database',
];

let after: Aftermath;
beforeAll(async () => {
  after = await killInMidLoad(TEN);
}, 280_000);
afterAll(async () => await after[Symbol.asyncDispose]());

test('[PR11] ten kills in mid-load lose no acknowledged event, and double none', () => {
  expect(after.acknowledgedAtKills).toHaveLength(10);
  expectNothingLost(after);
});
test('[PR12] after ten kills logs, feeds and authors’ counters have no gap and no disorder', () => expectOrder(after));
test('[PR13] after ten kills a fresh client opens every event', () => expectLegible(after));

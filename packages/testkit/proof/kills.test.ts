/** A short run of what kills.faults.test.ts does at length: one kill of the server, one of PostgreSQL. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Aftermath, expectLegible, expectNothingLost, expectOrder, killInMidLoad } from './kills.ts';

let after: Aftermath;
beforeAll(async () => {
  after = await killInMidLoad(['server', 'database']);
}, 120_000);
afterAll(async () => await after[Symbol.asyncDispose]());

test('[PR11] two kills in mid-load lose no acknowledged event, and double none', () => {
  expect(after.acknowledgedAtKills).toHaveLength(2);
  expectNothingLost(after);
});
test('[PR12] logs, feeds and authors’ counters have no gap and no disorder', () => expectOrder(after));
test('[PR13] a fresh client opens every event', () => expectLegible(after));

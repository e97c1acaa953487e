/** Shelves through the real server: what one PC keeps another finds, and whoever has left finds nothing more. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Core } from '../src/core.ts';
import { openShelves, type Shelves } from '../src/shelf/shelves.ts';
import { type Two, twoOrganisations } from './two-organisations.ts';

let two: Two;
let pryce: Core;
let achebe: Core;

beforeAll(async () => {
  two = await twoOrganisations();
  await two.trust.personal(two.consultant);
  pryce = await two.signIn(two.trust, two.consultant);
  achebe = await two.signIn(two.trust, two.registrar);
});
afterAll(async () => await two[Symbol.asyncDispose]());

/** Resolves when a shelf shows these replies: it is told of by the server, whenever that comes. */
async function shows(
  shelves: Shelves,
  team: Parameters<Shelves['live']>[0],
  replies: readonly string[],
): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const stop = shelves.live(team).hear(({ quickReplies }) => {
    if (quickReplies.join() === replies.join()) resolve();
  });
  await promise;
  stop();
}

test('[CS6] one’s own follows from one sitting to the next', async () => {
  const here = openShelves(pryce);
  await here.keep(null, { quickReplies: ['Thank you.'], language: 'cy' });
  const there = openShelves(pryce);
  await shows(there, null, ['Thank you.']);
  expect(there.live(null).get().language).toBe('cy');
  here.close();
  there.close();
});

test('[CS8] [CS7] a team’s is told of at once, outlives a new key, and is closed to whoever left', async () => {
  const { team } = two.dermatology;
  const [consultant, registrar] = [openShelves(pryce), openShelves(achebe)];
  registrar.live(team);
  await consultant.keep(team, { quickReplies: ['Please send a photograph.'] });
  await shows(registrar, team, ['Please send a photograph.']);
  await two.trust.remove(two.dermatology, two.registrar);
  const fresh = openShelves(pryce);
  await shows(fresh, team, ['Please send a photograph.']);
  await fresh.keep(team, { quickReplies: ['After.'] });
  await expect(registrar.keep(team, { quickReplies: ['Mine still.'] })).rejects.toThrow();
  expect(registrar.live(team).get().quickReplies).toEqual(['Please send a photograph.']);
  for (const shelves of [consultant, registrar, fresh]) shelves.close();
});

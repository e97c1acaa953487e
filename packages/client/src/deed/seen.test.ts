import { newSigner, systemRandom, verifyViewed } from '@corridor/crypto';
import { type CaseId, decodeSigned, type OrganisationId, type TeamId, type UserId, type Viewed } from '@corridor/wire';
import { expect, test } from 'vitest';
import type { Core } from '../core.ts';
import { ClientError } from '../error.ts';
import { live } from '../live.ts';
import { openSeen } from './seen.ts';

const id = (letter: string): string => letter.repeat(32);
const CASE = id('c') as CaseId;
const TEAM = id('a') as TeamId;

/** A client of one case with two events, whose connection comes and goes. */
async function stand() {
  const signer = await newSigner(systemRandom);
  const link = live<{ state: string }>({ state: 'online' });
  const sent: Viewed[] = [];
  let seen = 0;
  let now = 1_000;
  const ask = async ({ receipt }: { receipt: Uint8Array }) => {
    if (link.get().state !== 'online') throw new ClientError('offline');
    sent.push(await verifyViewed(decodeSigned(receipt), signer.publicKey));
  };
  const entries = [1, 2].map((number) => ({ number, hash: `${number}`.repeat(64) }));
  const log = {
    case: CASE,
    keys: { newest: () => ({ value: { readers: [{ team: TEAM }] } }) },
    part: () => ({ entries }),
    state: () => ({ opening: null }),
    seen: () => seen,
    sawUpTo: (_lane: null, upTo: number) => void (seen = upTo),
  };
  const core = {
    identity: { organisation: id('b') as OrganisationId, user: id('d') as UserId, version: 1, signer },
    book: { log: () => log, touch: () => undefined },
    myTeams: live([TEAM]),
    connection: { link, ask },
    now: () => now,
  } as unknown as Core;
  return { link, sent, seen: openSeen(core), again: () => openSeen(core), passes: (to: number) => void (now = to) };
}

test('[OB20] a receipt goes at once, once, and names what was seen', async () => {
  const { seen, sent } = await stand();
  await seen.saw(CASE, 1, false);
  await seen.saw(CASE, 1, false);
  expect(sent).toMatchObject([{ case: CASE, upTo: 1, at: 1_000, by: { team: TEAM } }]);
});

test('[OB20] without a connection the newest receipt waits for the next one, dated when it was seen', async () => {
  const { seen, sent, link, passes } = await stand();
  link.set({ state: 'offline' });
  await seen.saw(CASE, 1, false);
  passes(2_000);
  await seen.saw(CASE, 2, false);
  passes(9_000);
  link.set({ state: 'online' });
  await expect.poll(() => sent).toMatchObject([{ upTo: 2, at: 2_000 }]);
  link.set({ state: 'online' });
  expect(sent).toHaveLength(1);
});

test('[AU3] who looks again in a later session signs it again, once', async () => {
  const { seen, sent, again } = await stand();
  await seen.saw(CASE, 2, false);
  const later = again();
  await later.saw(CASE, 2, false);
  await later.saw(CASE, 2, false);
  expect(sent.map(({ upTo }) => upTo)).toEqual([2, 2]);
});

/** The log while somebody is at work: what is shown, what is not sent, and what goes at its author's word. */
import { systemRandom } from '@corridor/crypto';
import { fromUtf8, newId, type TeamId } from '@corridor/wire';
import { beforeEach, describe, expect, test } from 'vitest';
import type { LogShown } from '../src/api/connection.ts';
import { ClientError, codeOf } from '../src/error.ts';
import { live, type Live } from '../src/live.ts';
import { memoryStore } from '../src/port/memory-store.ts';
import type { Store } from '../src/port/store.ts';
import type { LogAnchors } from '../src/transparency/anchors.ts';
import { follow, type Follower } from '../src/transparency/follower.ts';
import { transparencyOf } from '../src/transparency/transparency.ts';
import { type FakeClock, fakeClock } from './fake-line.ts';
import { HandLog, type HandParty, HOUR, MINUTE, NOW } from './log-stand.ts';

let log: HandLog;
let hospital: HandParty;
let team: TeamId;
let clock: FakeClock;
let store: Store;
let shown: Live<LogShown>;
let released: number;
const vouched = (): void => void released++;

const UNSEEN: LogShown = {
  freshness: 'checking',
  checkpoint: null,
  statements: { confirmed: 0, beingConfirmed: 0, unconfirmed: 0 },
  fault: null,
  evidence: false,
};

beforeEach(async () => {
  log = await HandLog.begin();
  hospital = await log.another();
  team = newId<TeamId>(systemRandom);
  clock = fakeClock(NOW);
  store = memoryStore();
  shown = live(UNSEEN);
  released = 0;
  const signed = await log.roster(hospital, team, 1, NOW - 24 * HOUR);
  log.append(hospital.organisation, 'roster', signed);
  log.believe(signed);
});

function following(anchors: Partial<LogAnchors> = {}): Follower {
  const parts = log.parts();
  return follow({ ...parts, anchors: { ...parts.anchors, ...anchors }, clock, store, shown, vouched });
}

/** What sending to the team is answered with; null: it goes. */
async function sending(follower: Follower, waved = false): Promise<string | null> {
  return await follower.demand([team], waved).then(
    () => null,
    (error: unknown) => codeOf(error),
  );
}

/** Half a second at a time, with time in between for what is asked. */
async function whileTimePasses<T>(waiting: Promise<T>): Promise<T> {
  let isOver = false;
  void waiting.finally(() => {
    isOver = true;
  });
  const passed = (): boolean => {
    clock.pass(500);
    return isOver;
  };
  await expect.poll(passed, { interval: 30, timeout: 5_000 }).toBe(true);
  return await waiting;
}

const cosigned = (ago: number) => ({ guardian: ago, witness: ago, others: [{ by: hospital, ago: MINUTE }] });

describe('before a message goes', () => {
  test('[TL15] a log that is fresh or ageing asks nothing, and the event says which checkpoint its author had', async () => {
    for (const ago of [MINUTE, 5 * HOUR]) {
      await log.checkpoint(cosigned(ago));
      const follower = following();
      expect(await follower.demand([team], false)).toMatchObject({ size: 1, root: log.shown?.tree.root });
      follower.close();
    }
    expect(shown.get().freshness).toBe('ageing');
  });

  test('[TL15] a stale one is refused once, and goes at its author’s word without naming a checkpoint', async () => {
    await log.checkpoint(cosigned(30 * HOUR));
    const follower = following();
    expect(await sending(follower)).toBe('log-stale');
    expect(await follower.demand([team], true)).toBeNull();
    expect(shown.get().freshness).toBe('stale');
  });

  test('[TL15] a roster of which nobody has said for a day that it is the newest is refused once', async () => {
    await log.checkpoint({ others: [{ by: hospital, ago: 25 * HOUR }] });
    const follower = following();
    expect(await sending(follower)).toBe('log-stale');
    expect(await follower.demand([team], true)).toBeNull();
  });

  test('[TL15] who says beforehand to send all the same names the checkpoint, if nothing had to be waved through', async () => {
    await log.checkpoint(cosigned(MINUTE));
    expect(await following().demand([team], true)).toMatchObject({ size: 1 });
  });

  test('[TL27] what nobody has cosigned yet is waited for, and then the message goes', async () => {
    await log.checkpoint({ guardian: 0, witness: null });
    const parts = log.parts();
    let asked = 0;
    const ask = (async (request: never) => {
      asked++;
      return await parts.connection.ask(request);
    }) as typeof parts.connection.ask;
    const sent = sending(follow({ ...parts, connection: { ask }, clock, store, shown, vouched }));
    await expect.poll(() => asked).toBeGreaterThan(0);
    expect(shown.get().freshness).toBe('checking');
    await log.checkpoint(cosigned(MINUTE));
    expect(await whileTimePasses(sent)).toBeNull();
  });

  test('[TL27] but not for ever', async () => {
    await log.checkpoint({ guardian: 0, witness: null });
    expect(await whileTimePasses(sending(following()))).toBe('log-stale');
  });

  test('[TL28] what was refused goes by itself once the log is cosigned again, and not before', async () => {
    await log.checkpoint(cosigned(30 * HOUR));
    const follower = following();
    expect(await sending(follower)).toBe('log-stale');
    await follower.hear();
    expect(released).toBe(0);
    await log.checkpoint(cosigned(MINUTE));
    await follower.hear();
    expect(released).toBe(1);
    expect(await sending(follower)).toBeNull();
    await follower.hear();
    expect(released).toBe(1);
  });

  test('[TL28] without news the log is looked at again for what it kept back', async () => {
    await log.checkpoint(cosigned(30 * HOUR));
    const follower = following();
    expect(await sending(follower)).toBe('log-stale');
    await log.checkpoint(cosigned(MINUTE));
    const passed = (): number => {
      clock.pass(500);
      return released;
    };
    await expect.poll(passed, { interval: 30, timeout: 5_000 }).toBe(1);
  });

  test('[TL28] a team that something went to is looked up until its own guardian has confirmed it', async () => {
    const newer = await log.roster(hospital, team, 2, NOW);
    log.believe(newer);
    await log.checkpoint(cosigned(MINUTE));
    const follower = following();
    expect(await sending(follower)).toBeNull();
    expect(follower.verdict(team)).toBe('being-confirmed');
    log.append(hospital.organisation, 'roster', newer);
    await log.checkpoint({ guardian: MINUTE, witness: MINUTE, others: [] });
    await follower.hear();
    expect(follower.verdict(team)).toBe('unproved');
    await log.checkpoint(cosigned(MINUTE));
    const passed = (): string => {
      clock.pass(500);
      return follower.verdict(team);
    };
    await expect.poll(passed, { interval: 30, timeout: 5_000 }).toBe('confirmed');
    follower.close();
  });

  test('[TL15] log unavailable: without any answer the client is stale, and does not wait for ever', async () => {
    const parts = log.parts();
    const ask = async () => await Promise.reject(new ClientError('unavailable'));
    const follower = follow({ ...parts, connection: { ask }, clock, store, shown, vouched });
    expect(await sending(follower)).toBe('log-stale');
    expect(await sending(follower, true)).toBeNull();
  });

  test.each([
    ['roster-withheld', 2],
    ['not-in-log', 0],
  ] as const)('[TL16] %s is not sent, whatever its author says', async (code, entries) => {
    if (entries === 2) log.append(hospital.organisation, 'roster', await log.roster(hospital, team, 2));
    else {
      const stranger = newId<TeamId>(systemRandom);
      log.entries = [];
      log.append(hospital.organisation, 'roster', await log.roster(hospital, stranger, 1));
    }
    await log.checkpoint(cosigned(MINUTE));
    const follower = following();
    expect(await whileTimePasses(sending(follower))).toBe(code);
    expect(await sending(follower, true)).toBe(code);
  });

  test('[TL16] with a fork nothing is sent, and [TL13] the proof is kept as text', async () => {
    await log.checkpoint(cosigned(MINUTE));
    const follower = following();
    expect(await sending(follower)).toBeNull();
    log.entries = [];
    log.append(hospital.organisation, 'roster', await log.roster(hospital, team, 1));
    await log.checkpoint(cosigned(MINUTE));
    clock.pass(2 * HOUR);
    await follower.hear();
    expect(await sending(follower, true)).toBe('log-forked');
    expect(shown.get()).toMatchObject({ freshness: 'forked', fault: 'fork', evidence: true });
    expect(await follower.evidence()).toMatch(/^corridor log fault: fork, seen 2026-11-23T11:00:00.000Z\n\ncorridor/u);
    const kept = await store.get('device', 'log-fault');
    expect(kept === null ? '' : fromUtf8(kept)).toContain('witness.test');
  });
});

describe('what is shown', () => {
  test('[TL9] without a witness it is unwitnessed, and never stale', async () => {
    await log.checkpoint({ guardian: 30 * HOUR, witness: null });
    const follower = following({ witnesses: [] });
    expect(await sending(follower)).toBeNull();
    expect(shown.get()).toMatchObject({ freshness: 'unwitnessed', checkpoint: { witness: null } });
  });

  test('[TL9] without a log nothing is asked, and everything goes', async () => {
    const transparency = transparencyOf({ ...log.parts(), anchors: null, clock, store });
    expect(await transparency.demand([team], false)).toBeNull();
    transparency.look();
    expect(transparency.shown.get().freshness).toBe('unwitnessed');
    expect([transparency.verdict(team), log.asked.length]).toEqual([null, 0]);
  });

  test('[TL14] nothing is asked before the first look, and a later one while nothing waits is left alone', async () => {
    await log.checkpoint(cosigned(MINUTE));
    const follower = following();
    expect(log.asked).toEqual([]);
    await follower.hear();
    const asked = log.asked.length;
    await follower.hear();
    expect(log.asked.length).toBe(asked);
    clock.pass(2 * MINUTE);
    await follower.hear();
    expect(log.asked.length).toBeGreaterThan(asked);
  });

  test('[TL8] freshness is looked at again as time passes, though nothing is said', async () => {
    await log.checkpoint(cosigned(MINUTE));
    const follower = following();
    await follower.hear();
    expect(shown.get().freshness).toBe('fresh');
    log.now += 2 * HOUR;
    clock.pass(31_000);
    expect(shown.get().freshness).toBe('ageing');
    follower.close();
  });
});

/** What authors name as their checkpoint against the reader's own log: one log, two logs, and a server that will not say. */
import { hashTree, systemRandom } from '@corridor/crypto';
import { fromUtf8, type Header, newId, type TeamId, toUtf8 } from '@corridor/wire';
import { beforeEach, describe, expect, test } from 'vitest';
import type { LogShown } from '../src/api/connection.ts';
import { ClientError, codeOf } from '../src/error.ts';
import { live, type Live } from '../src/live.ts';
import { memoryStore } from '../src/port/memory-store.ts';
import type { Store } from '../src/port/store.ts';
import { follow, type Follower } from '../src/transparency/follower.ts';
import { type LogKeeper, openKeeper } from '../src/transparency/keeper.ts';
import { newNames } from '../src/transparency/named.ts';
import { transparencyOf } from '../src/transparency/transparency.ts';
import { type FakeClock, fakeClock } from './fake-line.ts';
import { HandLog, type HandParty, MINUTE, NOW, spoilt } from './log-stand.ts';

const EVENT = toUtf8('an event as it came');

let log: HandLog;
let hospital: HandParty;
let team: TeamId;
let keeper: LogKeeper;
beforeEach(async () => {
  log = await HandLog.begin();
  hospital = await log.another();
  team = newId<TeamId>(systemRandom);
  const signed = await log.roster(hospital, team, 1);
  log.append(hospital.organisation, 'roster', signed);
  log.believe(signed);
  keeper = openKeeper(log.parts());
});

async function grow(entries: number): Promise<void> {
  for (let i = 0; i < entries; i++) {
    log.append(log.own.organisation, 'roster', await log.roster(log.own, newId<TeamId>(systemRandom), 1));
  }
}

/** The root of the log's first leaves. */
async function rootAt(size: number): Promise<Uint8Array> {
  return (await log.snapshot(log.entries.slice(0, size))).tree.root;
}

const cosigned = () => ({ others: [{ by: hospital, ago: MINUTE }] });
const asked = (): number => log.asked.filter(({ t }) => t === 'log-consistency').length;

/** A reader whose own guardian has cosigned no more than so many leaves, of a log that has more. */
async function shownOnly(size: number): Promise<void> {
  log.later = log.shown;
  log.shown = await log.snapshot(log.entries.slice(0, size), cosigned());
}

describe('[TL29] what an author names', () => {
  test('is this log if it is of the same size and root, and nothing is asked', async () => {
    await grow(6);
    await log.checkpoint(cosigned());
    log.names.add({ size: 7, root: await rootAt(7), said: EVENT });
    await keeper.look();
    expect([keeper.fault(), log.names.waiting().length, asked()]).toEqual([null, 0, 0]);
  });

  test('earlier and later trees of this log are proved in one question, and never asked for again', async () => {
    await grow(11);
    await log.checkpoint(cosigned());
    await shownOnly(6);
    for (const size of [1, 4, 5, 9, 12]) log.names.add({ size, root: await rootAt(size), said: EVENT });
    await keeper.look();
    expect([keeper.accepted()?.checkpoint.size, keeper.fault(), asked()]).toEqual([6, null, 1]);
    for (const size of [1, 12]) log.names.add({ size, root: await rootAt(size), said: EVENT });
    await keeper.look();
    expect([log.names.waiting().length, asked()]).toEqual([0, 1]);
  });

  test('many are asked for in pages, and no more than four pages at one look', async () => {
    await grow(330);
    await log.checkpoint(cosigned());
    for (let size = 1; size <= 300; size++) log.names.add({ size, root: await rootAt(size), said: EVENT });
    await keeper.look();
    expect([asked(), log.names.waiting().length]).toEqual([4, 300 - 4 * 64]);
    await keeper.look();
    expect([log.names.waiting().length, keeper.fault()]).toEqual([0, null]);
  }, 60_000);
});

describe('[TL30] split view:', () => {
  test.each([
    ['of the same size', 7],
    ['of an earlier size', 4],
    ['of a later size', 9],
    ['of more leaves than there are', 500],
  ])('another tree %s is a fault, with the event as its proof', async (_what, size) => {
    await grow(10);
    await log.checkpoint(cosigned());
    await shownOnly(7);
    const { root } = await hashTree([toUtf8('another log')]);
    log.names.add({ size, root, said: EVENT });
    await keeper.look();
    expect(keeper.fault()).toMatchObject({ what: 'split' });
    const [own, event] = keeper.fault()?.notes ?? [];
    expect([own, event]).toEqual([
      keeper.accepted()?.encoded,
      `corridor event, signed by its author: YW4gZXZlbnQgYXMgaXQgY2FtZQ\n`,
    ]);
  });

  test('a proof that was changed, or none at all, proves nothing', async () => {
    await grow(6);
    await log.checkpoint(cosigned());
    const root = await rootAt(4);
    for (const lie of [null, [], [spoilt(root)]]) {
      const parts = { ...log.parts(), names: newNames() };
      log.lie = (request, answer) => (request.t === 'log-consistency' ? { ...answer, proofs: [lie] } : answer);
      const reader = openKeeper(parts);
      parts.names.add({ size: 4, root, said: EVENT });
      await reader.look();
      expect(reader.fault()?.what).toBe('split');
    }
  });
});

describe('while somebody is at work', () => {
  let clock: FakeClock;
  let store: Store;
  let shown: Live<LogShown>;
  beforeEach(async () => {
    clock = fakeClock(NOW);
    store = memoryStore();
    shown = live<LogShown>({
      freshness: 'checking',
      checkpoint: null,
      statements: { confirmed: 0, beingConfirmed: 0, unconfirmed: 0 },
      fault: null,
      evidence: false,
    });
    await grow(6);
    await log.checkpoint(cosigned());
  });

  const following = (parts = log.parts()): Follower =>
    follow({ ...parts, clock, store, shown, vouched: () => undefined });

  async function sending(follower: Follower, waved = false): Promise<string | null> {
    return await follower.demand([team], waved).then(
      () => null,
      (error: unknown) => codeOf(error),
    );
  }

  test('[TL30] a split view ends sending, is kept as proof, and may be waved through: it is one author’s word', async () => {
    const follower = following();
    log.names.add({ size: 7, root: spoilt(await rootAt(7)), said: EVENT });
    expect(await sending(follower)).toBe('log-forked');
    expect(shown.get()).toMatchObject({ freshness: 'forked', fault: 'split', evidence: true });
    expect(await follower.demand([team], true)).toBeNull();
    const kept = await store.get('device', 'log-fault');
    expect(kept === null ? '' : fromUtf8(kept)).toContain('corridor event, signed by its author');
  });

  test('[TL29] what is read later is compared by itself', async () => {
    const follower = following();
    await follower.hear();
    log.names.add({ size: 7, root: spoilt(await rootAt(7)), said: EVENT });
    const passed = (): string => {
      clock.pass(500);
      return shown.get().freshness;
    };
    await expect.poll(passed, { interval: 30, timeout: 5_000 }).toBe('forked');
  });

  test('[TL30] a server that does not prove it for ten minutes leaves the log stale, until it does', async () => {
    let isSilent = true;
    const parts = log.parts();
    const ask = (async (request: { readonly t: string }) => {
      if (isSilent && request.t === 'log-consistency') throw new ClientError('not-allowed');
      return await parts.connection.ask(request as never);
    }) as typeof parts.connection.ask;
    const follower = following({ ...parts, connection: { ask } });
    log.names.add({ size: 4, root: await rootAt(4), said: EVENT });
    expect(await sending(follower)).toBeNull();
    clock.pass(11 * MINUTE);
    log.now += 11 * MINUTE;
    await follower.hear();
    expect(shown.get().freshness).toBe('stale');
    isSilent = false;
    await follower.hear();
    expect(shown.get().freshness).toBe('fresh');
  });

  test('[TL31] roll-back: the next visit’s log has to go together with what this device accepted last', async () => {
    const first = following();
    log.names.add({ size: 4, root: await rootAt(4), said: EVENT });
    await first.hear();
    first.close();
    log.entries = log.entries.slice(0, 3);
    await grow(2);
    await log.checkpoint(cosigned());
    log.names = newNames();
    const second = following();
    await second.hear();
    expect(shown.get()).toMatchObject({ freshness: 'forked', fault: 'fork' });
    expect((await second.evidence())?.match(/corridor\.test\/log\n[57]\n/gu)).toHaveLength(2);
    expect(await sending(second, true)).toBe('log-forked');
  });

  test('[TL31] what was compared on an earlier visit is not asked for again', async () => {
    const first = following();
    log.names.add({ size: 4, root: await rootAt(4), said: EVENT });
    await first.hear();
    first.close();
    log.names = newNames();
    log.asked.length = 0;
    const second = following();
    log.names.add({ size: 4, root: await rootAt(4), said: EVENT });
    await second.hear();
    expect([log.names.waiting().length, asked()]).toEqual([0, 0]);
  });

  test('[TL31] what another log’s key signed on an earlier visit is passed over', async () => {
    const first = following();
    await first.hear();
    first.close();
    const other = await HandLog.begin();
    await log.checkpoint(cosigned());
    const shownOther = { ...other.parts(), anchors: other.parts().anchors };
    other.append(other.own.organisation, 'roster', await other.roster(other.own, team, 1));
    await other.checkpoint();
    const second = following(shownOther);
    await second.hear();
    expect(shown.get().fault).toBeNull();
  });

  test('[TL33] an event without a checkpoint is sent without one only where others named theirs before', async () => {
    const parts = log.parts();
    const witnessed = transparencyOf({ ...parts, clock, store });
    const header = (size: number | null) =>
      ({ checkpoint: size === null ? null : { size, root: new Uint8Array(32) } }) as Header;
    witnessed.read(header(null), NOW, EVENT);
    expect(witnessed.isNaming(NOW + 1)).toBe(false);
    witnessed.read(header(7), NOW, EVENT);
    expect([witnessed.isNaming(NOW - 1), witnessed.isNaming(NOW + 1)]).toEqual([false, true]);
    for (const anchors of [null, { ...parts.anchors, witnesses: [] }]) {
      const without = transparencyOf({ ...parts, anchors, clock, store });
      without.read(header(7), NOW, EVENT);
      expect(without.isNaming(NOW + 1)).toBe(false);
    }
  });
});

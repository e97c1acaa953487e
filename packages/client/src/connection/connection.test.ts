import { PROTOCOL_VERSION, type TeamId } from '@corridor/wire';
import { beforeEach, describe, expect, test } from 'vitest';
import { type FakeClock, fakeClock, type FakeLine, fakeLine, turn } from '../../test/fake-line.ts';
import { backoff } from './backoff.ts';
import { connect, type Connection } from './connection.ts';

const TEAM = '1'.repeat(32) as TeamId;
const CHALLENGE = new Uint8Array(32).fill(7);
const zeros = (length: number): Uint8Array<ArrayBuffer> => new Uint8Array(length);

let clock: FakeClock;
let line: FakeLine;
let connection: Connection;

beforeEach(() => {
  clock = fakeClock();
  line = fakeLine();
  connection = connect(
    'ws://server/v1/socket',
    async (challenge) => ({ version: PROTOCOL_VERSION, session: challenge.slice(0, 8), proof: new Uint8Array(64) }),
    { clock, random: zeros, openSocket: line.openSocket },
  );
});

/** As far as the welcome, by a server whose clock is `ahead` of ours. */
async function greeted(ahead = 0): Promise<void> {
  line.tell({ t: 'challenge', challenge: CHALLENGE, at: clock.now() + ahead });
  await turn();
  const hello = line.said.at(-1);
  line.tell({ t: 'welcome', r: hello?.r ?? 0, at: clock.now() + ahead, teams: [TEAM] });
  await turn();
}

const asked = (): number => line.said.at(-1)?.r ?? 0;

describe('greeting', () => {
  test('[CL1] a challenge is answered with the session, and the welcome says the teams', async () => {
    await greeted();
    expect(line.said[0]).toMatchObject({ t: 'hello', version: PROTOCOL_VERSION, session: CHALLENGE.slice(0, 8) });
    expect(connection.link.get()).toMatchObject({ state: 'online', teams: [TEAM] });
  });

  test('[CL6] the server’s clock is known from its first word', async () => {
    await greeted(3_600_000);
    expect(connection.offset()).toBe(3_600_000);
  });

  test('[CL1] a session that is refused ends for good', async () => {
    line.tell({ t: 'challenge', challenge: CHALLENGE, at: 0 });
    await turn();
    line.tell({ t: 'refused', r: asked(), code: 'session-ended' });
    await turn();
    expect(connection.link.get()).toMatchObject({ state: 'ended', why: 'expired' });
    clock.pass(120_000);
    expect(line.opened()).toBe(1);
  });

  test('nothing is asked before the welcome', async () => {
    await expect(connection.ask({ t: 'sessions' })).rejects.toMatchObject({ code: 'offline' });
  });
});

describe('asking', () => {
  beforeEach(async () => await greeted());

  test('answers find their questions in any order', async () => {
    const first = connection.ask({ t: 'sessions' });
    await turn();
    const one = asked();
    const second = connection.ask({ t: 'people', users: [] });
    await turn();
    line.tell({ t: 'people', r: asked(), people: [] });
    line.tell({ t: 'sessions', r: one, sessions: [] });
    expect((await first).t).toBe('sessions');
    expect((await second).t).toBe('people');
  });

  test('a refusal is its code, with the number that was not seen', async () => {
    const answer = connection.ask({ t: 'sessions' });
    await turn();
    line.tell({ t: 'refused', r: asked(), code: 'stale-basis', number: 4 });
    await expect(answer).rejects.toMatchObject({ code: 'stale-basis', number: 4 });
  });

  test('[CL3] a second answer, and one to no question, say nothing', async () => {
    const answer = connection.ask({ t: 'sessions' });
    await turn();
    const r = asked();
    line.tell({ t: 'sessions', r, sessions: [] });
    await answer;
    line.tell({ t: 'sessions', r, sessions: [] });
    line.tell({ t: 'done', r: 999 });
    expect(connection.link.get().state).toBe('online');
  });

  test('[CL4] a refusal that passes is waited out and the question repeated', async () => {
    const answer = connection.ask({ t: 'sessions' });
    await turn();
    line.tell({ t: 'refused', r: asked(), code: 'rate-limited' });
    await turn();
    const before = line.said.length;
    clock.pass(1_000);
    await turn();
    expect(line.said.length).toBe(before + 1);
    line.tell({ t: 'sessions', r: asked(), sessions: [] });
    expect((await answer).t).toBe('sessions');
  });

  test('[CL5] an answer that does not come means that the connection is dead', async () => {
    const answer = connection.ask({ t: 'sessions' });
    await turn();
    clock.pass(20_000);
    await expect(answer).rejects.toMatchObject({ code: 'offline' });
    expect(connection.link.get().state).not.toBe('online');
  });

  test('[CL2] garbage, an unknown frame and an answer of another kind end the connection; what was asked is offline', async () => {
    for (const frame of [Uint8Array.of(1, 2, 3), { t: 'nonsense' } as never, null]) {
      if (connection.link.get().state !== 'online') await greeted();
      const answer = connection.ask({ t: 'sessions' });
      await turn();
      line.tell(frame ?? { t: 'done', r: asked() });
      await expect(answer).rejects.toMatchObject({ code: 'offline' });
      expect(connection.link.get().state).not.toBe('online');
      clock.pass(1_000);
    }
  });
});

describe('coming back', () => {
  test('[CL7] waits grow to half a minute, and start again after a welcome', async () => {
    await greeted();
    line.close();
    for (let tries = 1; tries <= 8; tries++) {
      const wait = backoff(tries, zeros);
      clock.pass(wait - 1);
      expect(line.opened()).toBe(tries);
      clock.pass(1);
      expect(line.opened()).toBe(tries + 1);
      line.close();
    }
    expect(backoff(20, zeros)).toBe(15_000);
    expect(backoff(20, (length) => new Uint8Array(length).fill(255))).toBe(30_000);
  });

  test('[CL7] a device that wakes tries at once', async () => {
    await greeted();
    line.close();
    connection.wake();
    expect(line.opened()).toBe(2);
  });

  test('[CL8] a quiet line is tried with a small question', async () => {
    await greeted();
    clock.pass(25_000);
    await turn();
    expect(line.said.at(-1)).toMatchObject({ t: 'people', users: [] });
  });

  test('[CL9] who asks while one connection is left for another waits for it', async () => {
    await greeted();
    connection.again();
    clock.pass(200);
    const answer = connection.ask({ t: 'sessions' });
    await greeted();
    await turn();
    line.tell({ t: 'sessions', r: asked(), sessions: [] });
    expect((await answer).t).toBe('sessions');
    expect(line.opened()).toBe(2);
  });

  test('an end that the server announces is final', async () => {
    await greeted();
    line.tell({ t: 'ended', why: 'removed' });
    clock.pass(120_000);
    expect(connection.link.get()).toMatchObject({ state: 'ended', why: 'removed' });
    expect(line.opened()).toBe(1);
  });
});

import { logTo } from '@corridor/server';
import { type AlarmDesk, startAlarmDesk } from '@corridor/testkit';
import { Network } from '@corridor/testkit/bare';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { alarming } from '../src/alarm/alarming.ts';
import { readConfig } from '../src/config.ts';

const MINUTE = 60_000;
interface Line {
  readonly event: string;
  readonly counts?: object;
}

const lines: Line[] = [];
const keep = (fields: object): void => void lines.push(fields as Line);
const log = logTo({ info: keep, warn: keep, error: keep });
let desk: AlarmDesk;
let network: Network;
beforeAll(async () => {
  desk = await startAlarmDesk();
  network = await Network.start({ log, alarmUrl: desk.url, alarmRefusals: 3 });
});
afterAll(async () => {
  await network[Symbol.asyncDispose]();
  await desk[Symbol.asyncDispose]();
});

async function knock(times: number): Promise<void> {
  for (let i = 0; i < times; i++) await fetch(`${network.address}/v1/organisations/${'0'.repeat(32)}`);
}

async function minuteOn(): Promise<Line[]> {
  lines.length = 0;
  network.clock.advance(MINUTE);
  await network.server.runDue();
  return lines.filter(({ event }) => event === 'refused');
}

test('[AL2] with an address nothing is said of alarms being off; without one it is, and nothing is posted', async () => {
  expect(lines.filter(({ event }) => event === 'alarms-off')).toEqual([]);
  await using quiet = await Network.start({ log });
  expect(lines.filter(({ event }) => event === 'alarms-off')).toHaveLength(1);
  await quiet.server.runDue();
  expect(desk.posted).toEqual([]);
});

test('[RT1] [RT2] what is refused at HTTP and on connections is one line a minute, by code', async () => {
  await knock(1);
  const client = await network.guardian(await network.organisation());
  const answer = await client.ask({ t: 'feed', team: '0'.repeat(32) as never, after: 0, limit: 1 });
  expect(answer.t).toBe('refused');
  expect(await minuteOn()).toMatchObject([
    {
      counts: { unauthenticated: 1, 'not-allowed': 1 },
      doors: {
        'GET /v1/organisations/:organisation': { unauthenticated: 1 },
        feed: { 'not-allowed': 1 },
      },
    },
  ]);
  expect(await minuteOn()).toEqual([]);
  expect(desk.posted).toEqual([]);
});

test('[AL1] [AL4] [AL7] many within a minute are an alarm, which is tried until it is taken', async () => {
  desk.answers(500);
  await knock(3);
  expect(await minuteOn()).toMatchObject([{ counts: { unauthenticated: 3 } }]);
  expect(desk.posted).toHaveLength(1);
  await network.server.runDue();
  expect(desk.posted).toHaveLength(1);
  desk.answers(302);
  await minuteOn();
  expect(desk.posted).toHaveLength(2);
  desk.answers(204);
  await minuteOn();
  await minuteOn();
  expect(desk.posted).toHaveLength(3);
  expect(desk.posted.at(-1)).toMatchObject({ corridor: 1, program: 'server', code: 'refusals', times: 1 });
  expect(JSON.stringify([lines, desk.posted])).not.toContain('T0P-5ECRET');
});

test('[AL1] which lines of the log are alarms', () => {
  const raised: string[] = [];
  const loud = alarming(log, (code) => void raised.push(code), 10);
  loud.fired(3, 2 * MINUTE - 1);
  loud.notified('push', 1, 3);
  loud.refused({ counts: { 'not-allowed': 9, malformed: 90 }, doors: {} });
  loud.stopping();
  expect(raised).toEqual([]);
  lines.length = 0;
  loud.fired(3, 2 * MINUTE);
  loud.notified('email', 0, 3);
  loud.refused({ counts: { 'not-allowed': 10 }, doors: {} });
  loud.failed('witness', new Error('no answer'));
  loud.failed('round', new Error('999 000 0018'));
  loud.databaseLost();
  expect(raised).toEqual(['firing-late', 'notify-failed', 'refusals', 'witness-failed', 'fault', 'database-lost']);
  expect(lines).toHaveLength(raised.length);
});

test('[AL2] an address that is none is refused by its name', () => {
  const faults = () => {
    try {
      return readConfig({ ALARM_URL: 'file:///etc/passwd' });
    } catch (error) {
      return (error as Error).cause;
    }
  };
  expect(faults()).toMatch(/^ALARM_URL: /mu);
  expect(faults()).not.toContain('passwd');
});

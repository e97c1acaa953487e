import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type AlarmDesk, startAlarmDesk } from '@corridor/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { alarming } from '../src/alarm/alarming.ts';
import { alarmsOf } from '../src/alarm/alarms.ts';
import { jsonLog } from '../src/index.ts';
import { TestGuardian } from './guardian.ts';

const MINUTE = 60_000;
const PROGRAM = join(import.meta.dirname, '../src/alarm/main.ts');
const run = promisify(execFile);

const lines: string[] = [];
let at: TestGuardian;
let desk: AlarmDesk;
beforeAll(async () => {
  at = await TestGuardian.start(lines);
  desk = await startAlarmDesk();
});
afterAll(async () => {
  await at[Symbol.asyncDispose]();
  await desk[Symbol.asyncDispose]();
});

test('[AL2] a guardian without an address says at its start that alarms reach nobody', () => {
  expect(lines.filter((line) => line.includes('alarms-off'))).toHaveLength(1);
});

test('[RT1] [RT3] an administrator sees how many were refused, by code and by nothing else', async () => {
  const organisation = await at.organisation('X9901', 'Calderbrook Hospitals');
  const began = at.guardian.office.refusals.total.since;
  for (let i = 0; i < 3; i++) await fetch(`${at.url}/v1/insight?from=0&to=1`);
  await at.admin('POST', `/organisations/${organisation}/staff`, { name: '' });
  const { value } = await at.admin<{ refusals: unknown }>('GET', `/organisations/${organisation}`);
  expect(value.refusals).toEqual({ since: began, counts: { unauthenticated: 3, malformed: 1 } });
});

test('[AL1] [AL3] [AL7] the guardian posts what its log has, in closed words', async () => {
  let now = 1_795_500_000_000;
  const clock = (): number => now;
  const written: string[] = [];
  const config = { ...at.parts.config, alarmUrl: desk.url, alarmRefusals: 2 };
  const quiet = jsonLog((line) => void written.push(line), clock);
  const { log, refusals, goRound } = alarmsOf({ config, clock, fetcher: fetch, log: quiet });
  expect(written).toEqual([]);
  log.firingLate('X9901', 4);
  refusals.count('unauthenticated', 'GET /v1/insight');
  refusals.count('not-allowed', 'GET /v1/insight');
  now += MINUTE;
  await goRound();
  expect(desk.posted).toMatchObject([
    { program: 'guardian', code: 'firing-late', times: 1 },
    { program: 'guardian', code: 'refusals', times: 1 },
  ]);
  expect(JSON.stringify(desk.posted)).not.toContain('X9901');
  expect(written.map((line) => (JSON.parse(line) as { event: string }).event)).toEqual(['firing-late', 'refused']);
  expect(written.join('')).not.toContain('T0P-5ECRET');
});

test('[AL1] what is tried again by itself is an alarm once it has failed three times', () => {
  const raised: string[] = [];
  const loud = alarming(at.parts.log, (code) => void raised.push(code), 10);
  for (const attempts of [1, 2, 3, 4]) loud.filingFailed('X9901', 'disk', attempts);
  loud.filed('X9901');
  loud.logAlarm('X9901', 'fork');
  expect(raised).toEqual(['filing-failed', 'log-alarm']);
});

test('[AL6] the self-test posts an alarm that says that it is one, and says whether it was taken', async () => {
  const of = async (env: Record<string, string>) =>
    await run(process.execPath, [PROGRAM], { env }).then(
      () => 0,
      (error: { readonly code: number }) => error.code,
    );
  expect(await of({ ALARM_URL: desk.url })).toBe(0);
  expect(desk.posted.at(-1)).toMatchObject({ code: 'test', times: 1 });
  desk.answers(404);
  expect(await of({ ALARM_URL: desk.url })).toBe(1);
  expect(await of({})).toBe(2);
  expect(await of({ ALARM_URL: 'file:///etc' })).toBe(2);
});

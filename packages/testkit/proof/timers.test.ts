/** Plans, while server, database and clients are killed in turn in the midst of their lines. */
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { APPOINTED, type Appointments, makeAppointments } from './appointments.ts';
import { type MortalServer, startMortalServer } from './mortal-server.ts';

/** Time in which the plans of a round are handed in. */
const AHEAD = 2_500;

let server: MortalServer;
let appointments: Appointments;
let rounds = 0;

beforeAll(async () => {
  server = await startMortalServer();
  appointments = await makeAppointments(server);
});
afterAll(async () => {
  await appointments[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

/** Kills in the midst of a round's lines. @returns how many of them had fired by then. */
async function killInTheMidst(kill: () => Promise<void>): Promise<number> {
  const before = rounds * APPOINTED;
  rounds++;
  await appointments.plan(`round-${rounds}`, Date.now() + AHEAD);
  const fired = (await appointments.firedBeyond(before)) - before;
  await kill();
  await appointments.firedBeyond(before + APPOINTED - 1);
  return fired;
}

/** Every line of every round so far, once, and none before its time. */
async function expectAllOnce(): Promise<void> {
  const firings = await appointments.firings();
  expect(firings).toHaveLength(rounds * APPOINTED);
  expect(new Set(firings.map((firing) => firing.case + firing.line)).size).toBe(firings.length);
  expect(firings.filter(({ at, due }) => at < due)).toEqual([]);
}

test('[TM13] [TM14] a server that is killed in the midst of its lines fires the rest on its return, none twice', async () => {
  const fired = await killInTheMidst(async () => await server.killServer());
  expect(fired).toBeLessThan(APPOINTED);
  await expectAllOnce();
});

test('[TM13] [TM14] a database that is killed in their midst has each line fired or not, and the rest follow', async () => {
  const fired = await killInTheMidst(async () => await server.killDatabase());
  expect(fired).toBeLessThan(APPOINTED);
  await expectAllOnce();
});

test('[TM4] [TM14] of two servers that fire by turns one is killed, and each line fires once', async () => {
  await using _ = await server.beside();
  await killInTheMidst(async () => await server.killServer());
  await expectAllOnce();
});

test('[TM4] [TM14] lines whose time came while there was no server fire on its return, late, and say so', async () => {
  rounds++;
  const due = Date.now() + AHEAD;
  await appointments.plan(`round-${rounds}`, due);
  await server.killServer(async () => {
    await wait(due - Date.now());
  });
  await appointments.firedBeyond(rounds * APPOINTED - 1);
  await expectAllOnce();
  const late = (await appointments.firings()).filter((firing) => firing.line.startsWith(`round-${rounds}-`));
  expect(late.every(({ at }) => at > due)).toBe(true);
});

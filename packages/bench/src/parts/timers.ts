/** How long after their instant ten thousand lines that are due at once have all fired, and everybody has heard of it. */
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { atMost, type Figure } from '../figure.ts';
import { Appointed } from '../load/appointed.ts';
import { between, type Processor, sharesOf } from '../processor.ts';
import type { Run } from '../run.ts';
import type { Stage } from '../stage.ts';

const PART = 'timers';
/** With the 20 groups of the stage: 1,260 cases and 10,080 lines. */
const CASES = 63;
const LINES = 8;
/** Time in which the plans are handed in. */
const AHEAD_MS = 15_000;
/** A line that fires twice does so in the server's next round. */
const AFTERWARDS_MS = 2_500;

interface Measured {
  readonly seconds: number;
  readonly processor: Processor;
}

export async function measureTimers(stage: Stage, run: Run): Promise<Figure[]> {
  const runs: Measured[] = [];
  for (let i = 1; i <= run.runs; i++) {
    const measured = await once(stage, run, i);
    run.say(`timers ${i}/${run.runs}: all fired after ${measured.seconds.toFixed(2)} s`);
    runs.push(measured);
  }
  const count = stage.shape.groups * CASES * LINES;
  const { processor } = runs.at(-1) ?? {};
  const bound = processor === undefined ? '' : `the cores: ${sharesOf(processor)}`;
  const cost = runs.map(({ processor: { server, database } }) => (server + database) / count);
  const name = `${count.toLocaleString('en-GB')} lines due at one instant: until the last was heard`;
  return [
    { part: PART, name, unit: 's', runs: runs.map(({ seconds }) => seconds), aim: atMost(10), bound },
    { part: PART, name: '· processor a line', unit: 'ms', runs: cost, aim: null, bound: 'ten readers hear each' },
  ];
}

async function once(stage: Stage, { profile }: Run, number: number): Promise<Measured> {
  const { server, network } = stage;
  const groups = await Promise.all(
    network.groups.map(async (group) => await Appointed.open(server, group, CASES, LINES)),
  );
  await stage.settle();
  const at = Date.now() + AHEAD_MS;
  await Promise.all(groups.map(async (group) => await group.plan(at)));
  await wait(at - Date.now() - 100);
  if (profile !== null) await server.startProfile();
  const before = stage.processor();
  try {
    await Promise.all(groups.map(async (group) => await group.fired(at)));
    const processor = between(before, stage.processor());
    if (profile !== null) await server.saveProfile(join(profile, `timers-${number}.cpuprofile`));
    await wait(AFTERWARDS_MS);
    for (const group of groups) group.account();
    return { seconds: (Math.max(...groups.map(({ lastAt }) => lastAt)) - at) / 1000, processor };
  } finally {
    for (const group of groups) group.close();
  }
}

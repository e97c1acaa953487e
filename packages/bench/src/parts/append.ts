/** How many events a second are kept and delivered when more are always waiting, and what each costs. */
import { join } from 'node:path';
import { atLeast, atMost, type Figure } from '../figure.ts';
import { saturate, type Saturated } from '../load/saturate.ts';
import { sharesOf } from '../processor.ts';
import type { Run } from '../run.ts';
import type { Stage } from '../stage.ts';

/** More than any run has taken; a run that takes more says so, and does not count. */
const MOST_PER_SECOND = 14_000;
const PART = 'append';

export async function measureAppend(stage: Stage, run: Run): Promise<Figure[]> {
  const runs: Saturated[] = [];
  for (let i = 1; i <= run.runs; i++) {
    runs.push(await once(stage, run, i));
    const last = runs.at(-1);
    if (last !== undefined) run.say(`append ${i}/${run.runs}: ${Math.round(perSecond(last.accepted, last))} sends/s`);
  }
  return figuresOf(runs);
}

async function once(stage: Stage, run: Run, number: number): Promise<Saturated> {
  await stage.settle();
  const conversations = await stage.gather();
  const each = Math.ceil((MOST_PER_SECOND * (run.seconds + 2)) / conversations.length);
  for (const one of conversations) one.prepare(each, stage.shape.bytes);
  const { profile } = run;
  try {
    return await saturate(conversations, run.seconds, () => stage.processor(), {
      begin: async () => (profile === null ? undefined : await stage.server.startProfile()),
      end: async () =>
        profile === null ? undefined : await stage.server.saveProfile(join(profile, `append-${number}.cpuprofile`)),
    });
  } finally {
    for (const one of conversations) one.close();
  }
}

function perSecond(count: number, { processor }: Saturated): number {
  return (count * 1000) / processor.at;
}

function figuresOf(runs: readonly Saturated[]): Figure[] {
  const { processor } = runs.at(-1) ?? {};
  const bound = processor === undefined ? '' : `the cores: ${sharesOf(processor)}`;
  const each = (of: (one: Saturated) => number): number[] => runs.map(of);
  const per = (ms: (one: Saturated) => number) => each((one) => ms(one) / one.accepted);
  const whole = per(({ processor: { server, database } }) => server + database);
  const figure = (name: string, unit: string, values: number[], aim: Figure['aim'], why = ''): Figure => {
    return { part: PART, name, unit, runs: values, aim, bound: why };
  };
  return [
    figure(
      'acknowledged durable sends',
      '/s',
      each((one) => perSecond(one.accepted, one)),
      atLeast(5000),
      bound,
    ),
    figure(
      'deliveries',
      '/s',
      each((one) => perSecond(one.delivered, one)),
      null,
    ),
    figure('processor a message', 'ms', whole, atMost(0.18), 'ten socket writes a message, and the commit'),
    figure(
      '· of the server',
      'ms',
      per((one) => one.processor.server),
      null,
    ),
    figure(
      '· of the database',
      'ms',
      per((one) => one.processor.database),
      null,
    ),
  ];
}

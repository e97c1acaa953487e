/** How long after it was due an event has reached the last member online, at steady rates. */
import { atMost, centile, type Figure } from '../figure.ts';
import { lateness, neededFor } from '../load/open-loop.ts';
import { between, type Processor, sharesOf } from '../processor.ts';
import type { Run } from '../run.ts';
import type { Stage } from '../stage.ts';

const RATES = [
  { rate: 100, aim: null },
  { rate: 500, aim: null },
  { rate: 1000, aim: atMost(13) },
  { rate: 2000, aim: atMost(20) },
] as const;
const WARM_UP_MS = 1500;

interface Measured {
  /** Milliseconds, of each event. */
  readonly late: Float64Array;
  readonly processor: Processor;
}

export async function measureLatency(stage: Stage, run: Run): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const { rate, aim } of RATES) {
    const runs: Measured[] = [];
    for (let i = 1; i <= run.runs; i++) {
      const measured = await once(stage, run, rate);
      run.say(`latency at ${rate}/s ${i}/${run.runs}: p99 ${centile(measured.late, 0.99).toFixed(1)} ms`);
      runs.push(measured);
    }
    figures.push(figureOf(rate, 0.5, runs, null), figureOf(rate, 0.99, runs, aim));
  }
  return figures;
}

async function once(stage: Stage, { seconds }: Run, rate: number): Promise<Measured> {
  await stage.settle();
  const conversations = await stage.gather();
  const loop = { rate, seconds, warmUpMs: WARM_UP_MS };
  const each = neededFor(loop, conversations.length);
  for (const one of conversations) one.prepare(each, stage.shape.bytes);
  const before = stage.processor();
  try {
    const late = await lateness(conversations, loop);
    return { late, processor: between(before, stage.processor()) };
  } finally {
    for (const one of conversations) one.close();
  }
}

function figureOf(rate: number, share: number, runs: readonly Measured[], aim: Figure['aim']): Figure {
  const { processor } = runs.at(-1) ?? {};
  return {
    part: 'latency',
    name: `p${share * 100} at ${rate}/s`,
    unit: 'ms',
    runs: runs.map(({ late }) => centile(late, share)),
    aim,
    bound: share === 0.99 && processor !== undefined ? `waiting for a core: ${sharesOf(processor)}` : '',
  };
}

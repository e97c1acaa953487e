/**
 * A team of 500: how long a new generation takes on suspicion, from an administrator's word to the key in a member's
 * client; and how soon somebody who is removed is out, while they are connected. Real guardian, server and database, in
 * one process.
 */
import type { Core } from '@corridor/client/node';
import { removePerson } from '@corridor/guardian';
import { atMost, centile, type Figure } from '../figure.ts';
import { type Colleague, onLine, type Rotating, startRotating } from '../network/rotating.ts';
import type { Run } from '../run.ts';

const PART = 'rotation';
const MEMBERS = 500;
const REMOVED = 20;
const BY = 'the bench';

interface Measured {
  /** Until the server has the roster and every wrap of it. */
  readonly published: number[];
  /** Until a member who is connected holds the new key. */
  readonly held: number[];
  /** What guardian, server and client took of the processor for it, beside the database. */
  readonly processor: number[];
  readonly out: number[];
}

export async function measureRotation(run: Run): Promise<Figure[]> {
  run.say(`Enrolling ${MEMBERS} people`);
  await using rotating = await startRotating(MEMBERS);
  const measured: Measured = { published: [], held: [], processor: [], out: [] };
  const [watcher, ...others] = rotating.people;
  if (watcher === undefined) return [];
  const watching = await onLine(rotating, watcher);
  for (let i = 1; i <= run.runs; i++) await rotateOnce(rotating, watching, measured, run, i);
  for (const leaver of others.slice(0, REMOVED)) measured.out.push(await removeOnce(rotating, leaver));
  run.say(`removal: slowest of ${REMOVED} ${Math.round(Math.max(...measured.out))} ms`);
  watching.close();
  return figuresOf(measured);
}

async function rotateOnce(
  { rotate, team }: Rotating,
  { teams, connection }: Core,
  { published, held, processor }: Measured,
  run: Run,
  number: number,
): Promise<void> {
  const before = teams.newest(team)?.generation ?? 0;
  const began = performance.now();
  const used = process.cpuUsage();
  const known = new Promise<void>((resolve) => {
    const stop = connection.onNews((news) => {
      if (news.t !== 'changed' || news.what !== 'team') return;
      void holds(teams, team, before + 1).then((is) => {
        if (!is) return;
        stop();
        resolve();
      });
    });
  });
  await rotate();
  published.push(performance.now() - began);
  const { user, system } = process.cpuUsage(used);
  processor.push((user + system) / 1000);
  await known;
  held.push(performance.now() - began);
  run.say(
    `rotation ${number}/${run.runs}: ${Math.round(published.at(-1) ?? 0)} ms, ${Math.round(processor.at(-1) ?? 0)} ms of processor`,
  );
}

async function holds(teams: Core['teams'], team: Rotating['team'], generation: number): Promise<boolean> {
  await teams.load(team);
  return (await teams.keys(team, generation)) !== null;
}

async function removeOnce(rotating: Rotating, leaver: Colleague): Promise<number> {
  const core = await onLine(rotating, leaver);
  const began = performance.now();
  const out = new Promise<number>((resolve) => {
    core.connection.link.hear(({ state }) => {
      if (state === 'ended') resolve(performance.now() - began);
    });
  });
  await removePerson(rotating.office, rotating.organisation, leaver.user, BY);
  const took = await out;
  core.close();
  return took;
}

function figuresOf({ published, held, processor, out }: Measured): Figure[] {
  const times = Float64Array.from(out);
  const figure = (name: string, runs: readonly number[], aim: Figure['aim'], bound = ''): Figure => {
    return { part: PART, name, unit: 'ms', runs, aim, bound };
  };
  return [
    figure(
      `new key for a team of ${MEMBERS}, published`,
      published,
      atMost(3000),
      'one X-Wing wrap and signature each',
    ),
    figure('· processor for it, without the database', processor, null),
    figure('· held by a member who is connected', held, null),
    figure(
      `removed and out, slowest of ${REMOVED}`,
      [centile(times, 1)],
      atMost(2000),
      'guardian, server and clients share one process here',
    ),
    figure('· 95 in 100 within', [centile(times, 0.95)], null),
    figure('· half within', [centile(times, 0.5)], null),
  ];
}

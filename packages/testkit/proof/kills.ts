/** Kills in the middle of the load, and what must be true afterwards. Shared by the short run and the long one. */
import type { Core } from '@corridor/client';
import { expect } from 'vitest';
import { type Ledger, readLedger } from './ledger.ts';
import { type Load, startLoad } from './load.ts';
import { startMortalServer } from './mortal-server.ts';

/** Acknowledged events before each kill, and after the last: the kill comes while more are under way. */
const BETWEEN = 60;

export interface Aftermath extends AsyncDisposable {
  readonly load: Load;
  readonly ledger: Ledger;
  readonly reader: Core;
  /** What was acknowledged when each kill fell. */
  readonly acknowledgedAtKills: readonly number[];
}

export type Victim = 'server' | 'database';

export async function killInMidLoad(victims: readonly Victim[]): Promise<Aftermath> {
  const server = await startMortalServer();
  const load = await startLoad(server);
  const acknowledgedAtKills: number[] = [];
  for (const victim of victims) {
    await load.progress(BETWEEN);
    acknowledgedAtKills.push(load.acknowledged.size);
    if (victim === 'server') await server.killServer();
    else await server.killDatabase();
  }
  await load.progress(BETWEEN);
  await load.finish();
  return {
    load,
    acknowledgedAtKills,
    reader: await load.freshReader(),
    ledger: await readLedger(server.databaseUrl),
    [Symbol.asyncDispose]: async () => {
      await load[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

/** [PR11] */
export function expectNothingLost({ load, ledger }: Aftermath): void {
  const times = new Map<string, number>();
  for (const { event } of [...ledger.events.values()].flat()) times.set(event, (times.get(event) ?? 0) + 1);
  const notOnce = load.written.filter(({ event }) => times.get(event) !== 1);
  expect(notOnce).toEqual([]);
  expect(load.acknowledged.size).toBe(load.written.length);
  expect(times.size).toBe(load.written.length);
}

/** [PR12] */
export function expectOrder({ load, ledger }: Aftermath): void {
  expect(ledger.gaps).toEqual([]);
  for (const [id, events] of ledger.events) {
    const authors = new Set(events.map(({ author }) => author));
    for (const author of authors) {
      const own = events.filter((each) => each.author === author);
      expect(own.map(({ counter }) => counter)).toEqual(own.map((_, i) => i + 1));
      const wrote = load.written.filter((each) => each.author === author && each.case === id);
      expect(own.map(({ event }) => event)).toEqual(wrote.map(({ event }) => event));
    }
  }
}

/** [PR13] */
export function expectLegible({ load, reader, ledger }: Aftermath): void {
  for (const id of load.cases) {
    const shown = reader.book.log(id).part(null).shown();
    expect(shown.flatMap(({ number, fault }) => (fault === null ? [] : [{ number, fault }]))).toEqual([]);
    expect(shown).toHaveLength(ledger.events.get(id)?.length ?? 0);
  }
}

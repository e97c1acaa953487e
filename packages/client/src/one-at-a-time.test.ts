import { describe, expect, test } from 'vitest';
import { turn } from '../test/fake-line.ts';
import { oneAtATime } from './one-at-a-time.ts';

/** Work that ends when it is told to. */
function held(): { readonly work: () => Promise<void>; readonly runs: PromiseWithResolvers<void>[] } {
  const runs: PromiseWithResolvers<void>[] = [];
  const work = async (): Promise<void> => {
    const run = Promise.withResolvers<void>();
    runs.push(run);
    await run.promise;
  };
  return { work, runs };
}

describe('one at a time', () => {
  test('[SY6] who asks during a run waits for the next, and all who ask meanwhile share it', async () => {
    const { work, runs } = held();
    const run = oneAtATime(work);
    const first = run();
    await turn();
    let isSeen = false;
    const later = Promise.all([run(), run()]).then(() => {
      isSeen = true;
    });
    await turn();
    expect(runs).toHaveLength(1);
    runs[0]?.resolve();
    await first;
    await turn();
    expect([runs.length, isSeen]).toEqual([2, false]);
    runs[1]?.resolve();
    await later;
    expect(runs).toHaveLength(2);
  });

  test('[SY6] a run that fails says so to those who wait for it, and the next begins', async () => {
    const { work, runs } = held();
    const run = oneAtATime(work);
    const first = run();
    await turn();
    const second = run();
    runs[0]?.reject(new Error('offline'));
    await expect(first).rejects.toThrow('offline');
    await turn();
    runs[1]?.resolve();
    await second;
  });
});

/**
 * Loaded into the measured server before its program (`node --import`): collects garbage and records a processor profile
 * when the bench asks. The program itself is the one that is deployed, and knows nothing of it.
 */
import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';

export type Ask =
  | { readonly ask: 'collect' }
  | { readonly ask: 'profile' }
  | { readonly ask: 'save'; readonly file: string };
/** Bytes of memory that the process holds, for `collect`; for the others, that they are done. */
export interface Told {
  readonly residentBytes: number;
}

const MICROSECONDS = 500;
const profiler = new Session();

async function answer(asked: Ask): Promise<void> {
  switch (asked.ask) {
    case 'collect':
      // The last resort also gives back what V8 keeps for the garbage to come. Twice: what the first frees may hold more.
      for (let i = 0; i < 2; i++) globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
      return;
    case 'profile':
      profiler.connect();
      await profiler.post('Profiler.enable');
      await profiler.post('Profiler.setSamplingInterval', { interval: MICROSECONDS });
      await profiler.post('Profiler.start');
      return;
    case 'save': {
      const { profile } = await profiler.post('Profiler.stop');
      writeFileSync(asked.file, JSON.stringify(profile));
      profiler.disconnect();
    }
  }
}

process.on('message', (asked: Ask) => {
  void answer(asked).then(() => process.send?.({ residentBytes: process.memoryUsage.rss() } satisfies Told));
});
// Listening must not keep the program alive that wants to end.
process.channel?.unref();

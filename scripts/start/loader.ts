/**
 * Runs the demo's loader (demo/src/main.ts) and shows how far it is. It prints JSON lines
 * `{"event":"progress","done":n,"of":m,"text":"…"}`; it may be run again, and then finds that everything is there.
 */
import { spawnGuarded } from '../platform/guarded.ts';
import { openLog } from './log-file.ts';
import { progressLine } from './progress.ts';

export type Loader = { readonly finished: Promise<void>; stop(): void };

export function runLoader(entry: string, env: Readonly<Record<string, string>>, logFile: string): Loader {
  const log = openLog(logFile);
  const { child, lines } = spawnGuarded(entry, env, log);
  const line = progressLine();
  lines.on('line', (text) => {
    const progress = readProgress(text);
    if (progress !== null) line.show(`Demo region: ${progress.done} of ${progress.of}, ${progress.text}`);
  });
  let stopped = false;
  const finished = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('close', (code) => {
      log.end();
      if (code === 0) line.done('The demo region is complete.');
      else if (!stopped) line.done(`The demo region is not complete; the next start goes on with it. See ${logFile}`);
      resolve();
    });
  });
  return {
    finished,
    stop: () => {
      stopped = true;
      child.kill('SIGTERM');
    },
  };
}

function readProgress(line: string): { readonly done: number; readonly of: number; readonly text: string } | null {
  try {
    const read = JSON.parse(line) as { event?: string; done?: number; of?: number; text?: string };
    if (read.event !== 'progress' || read.done === undefined || read.of === undefined) return null;
    return { done: read.done, of: read.of, text: read.text ?? '' };
  } catch {
    return null;
  }
}

/** Which parts of the code an input reached, as V8 counts them: each block of each function of the decoders and their libraries. */
import { Session } from 'node:inspector/promises';

const WATCHED = /\/packages\/\w+\/src\/|\/node_modules\/(?:cborg|yaml|zod)\//u;

export interface Coverage {
  /** The blocks that were run since the last time that this was asked. */
  reached(): Promise<readonly string[]>;
  stop(): Promise<void>;
}

export async function startCoverage(): Promise<Coverage> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  return {
    reached: async () => {
      const { result } = await session.post('Profiler.takePreciseCoverage');
      return result
        .filter(({ url }) => WATCHED.test(url))
        .flatMap(({ scriptId, functions }) =>
          functions.flatMap(({ ranges }) =>
            ranges
              .filter(({ count }) => count > 0)
              .map(
                ({ startOffset, endOffset, count }) => `${scriptId}:${startOffset}-${endOffset}:${magnitude(count)}`,
              ),
          ),
        );
    },
    stop: async () => {
      await session.post('Profiler.stopPreciseCoverage');
      session.disconnect();
    },
  };
}

/** Once, a few times, often: an input that makes a loop go round where none did is news; the exact number is not. */
function magnitude(count: number): number {
  return Math.min(6, Math.ceil(Math.log2(count + 1)));
}

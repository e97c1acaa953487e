/** What every decoder of bytes from outside keeps. Rules FZ1 to FZ6 in docs/protocol/fuzzing.md. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstTooLarge } from './bounded.ts';
import { corpusOf } from './corpus.ts';
import { type Decoder, tryOut } from './decoder.ts';
import { timeOf } from './measure.ts';
import { chanceFrom, hostile, mutated } from './mutate.ts';

/** Milliseconds of processor time for one input. */
const MOST_TIME = 100;

const EMPTY = new Uint8Array(0);

function seedOf({ seeds }: Decoder, index: number): Uint8Array {
  return seeds[index % Math.max(1, seeds.length)] ?? EMPTY;
}

/** Milliseconds that an input takes over what it may; null if it keeps to it. Measured with care only if it looks slow. */
export async function overrun(decoder: Decoder, input: Uint8Array): Promise<string | null> {
  const run = async () => await tryOut(decoder, input);
  if ((await timeOf(run)) <= MOST_TIME) return null;
  const times = [await timeOf(run), await timeOf(run), await timeOf(run)];
  const least = Math.min(...times);
  return least <= MOST_TIME ? null : `${least} ms for ${input.length} bytes`;
}

/** @param module Where `decoders` is exported. @param runs How many arbitrary inputs and how many mutations of each decoder. */
export function keepsToBounds(decoders: readonly Decoder[], module: URL, runs = 60): void {
  test.each(decoders.map((each) => [each.name, each] as const))('%s takes its own', async (_, decoder) => {
    for (const seed of decoder.seeds) expect(await tryOut(decoder, seed)).toBe('taken');
  });

  test.each(decoders.map((each) => [each.name, each] as const))(
    '%s takes any bytes or refuses them',
    async (_, decoder) => {
      const any = fc.uint8Array({ maxLength: 4096 });
      await fc.assert(
        fc.asyncProperty(any, async (bytes) => void (await tryOut(decoder, bytes))),
        { numRuns: runs },
      );
      await fc.assert(
        fc.asyncProperty(fc.nat(), fc.nat(), fc.nat(), async (one, other, chance) => {
          await tryOut(decoder, mutated(seedOf(decoder, one), seedOf(decoder, other), chanceFrom(chance)));
        }),
        { numRuns: runs },
      );
    },
  );

  test.each(decoders.map((each) => [each.name, each] as const))('%s keeps to its time', async (_, decoder) => {
    const inputs = hostile(decoder);
    const over: string[] = [];
    for (const input of inputs) {
      const found = await overrun(decoder, input);
      if (found !== null) over.push(`${found}: ${Buffer.from(input.subarray(0, 24)).toString('hex')}…`);
    }
    expect(over).toEqual([]);
  });

  test('each takes or refuses what the coverage-guided runs kept, in its time', async () => {
    for (const decoder of decoders) {
      for (const input of corpusOf(decoder)) expect(await overrun(decoder, input), decoder.name).toBeNull();
    }
  });

  test('none takes over ten times its input in memory', async () => {
    expect(await firstTooLarge(module)).toBeNull();
  });
}

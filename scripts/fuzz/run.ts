/**
 * Coverage-guided fuzzing by hand: `node scripts/fuzz/run.ts --seconds 60 [part of a decoder's name]`.
 *
 * An input that reaches a block of code that none before it reached is kept in vectors/fuzz/<decoder>.txt, and others are made of
 * it. A finding (an error that is no refusal, an input over its time) is written to .cache/fuzz and ends that decoder's run.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chanceFrom, corpusOf, type Decoder, folderOf, keep, mutated, overrun, tryOut } from '@corridor/testkit/fuzz';
import { ROOT } from '../checks/repository.ts';
import { type Coverage, startCoverage } from './coverage.ts';
import { everyDecoder } from './decoders.ts';

const MOST_KEPT = 120;
const MOST_BYTES = 8 * 1024;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: 'string', default: '60' }, seed: { type: 'string', default: '1' } },
});
const chosen = everyDecoder.filter(
  ({ name }) => positionals.length === 0 || positionals.some((part) => name.includes(part)),
);
for (const decoder of chosen) process.stdout.write(`${await fuzz(decoder, Number(values.seconds) * 1000)}\n`);

function startOf(decoder: Decoder): Uint8Array[] {
  return [...decoder.seeds.filter(({ length }) => length <= MOST_BYTES), new Uint8Array(0), ...corpusOf(decoder)];
}

function nameOf(input: Uint8Array): string {
  return createHash('sha1').update(input).digest('hex').slice(0, 16);
}

function write(folder: string, input: Uint8Array): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, nameOf(input)), input);
}

/** @returns One line: how many inputs, how many blocks, how many kept, and what was found. */
async function fuzz(decoder: Decoder, milliseconds: number): Promise<string> {
  const coverage = await startCoverage();
  const known = new Set<string>();
  const corpus = startOf(decoder);
  const given = corpus.length;
  for (const input of corpus) {
    await tryOut(decoder, input).catch(() => undefined);
    for (const block of await coverage.reached()) known.add(block);
  }
  const { runs, finding } = await explore(decoder, coverage, corpus, known, performance.now() + milliseconds);
  await coverage.stop();
  const fresh = corpus.slice(given, given + MOST_KEPT);
  keep(decoder, fresh);
  return `${decoder.name}: ${runs} inputs, ${known.size} blocks, ${fresh.length} kept, ${finding ?? 'nothing found'}`;
}

async function explore(decoder: Decoder, coverage: Coverage, corpus: Uint8Array[], known: Set<string>, until: number) {
  const chance = chanceFrom(Number(values.seed) + known.size);
  const pick = (): Uint8Array => corpus[Math.floor(chance() * corpus.length)] ?? new Uint8Array(0);
  let runs = 0;
  while (performance.now() < until) {
    const input = mutated(pick(), pick(), chance).subarray(0, MOST_BYTES);
    runs++;
    const finding = await findingOf(decoder, input);
    if (finding !== null) {
      write(join(ROOT, '.cache/fuzz', folderOf(decoder)), input);
      return { runs, finding: `${finding} by .cache/fuzz/${folderOf(decoder)}/${nameOf(input)}` };
    }
    const fresh = (await coverage.reached()).filter((block) => !known.has(block));
    if (fresh.length === 0) continue;
    for (const block of fresh) known.add(block);
    corpus.push(input);
  }
  return { runs, finding: null };
}

async function findingOf(decoder: Decoder, input: Uint8Array): Promise<string | null> {
  const started = performance.now();
  try {
    await tryOut(decoder, input);
  } catch (error) {
    return `FOUND ${String(error)}`;
  }
  // Processor time is asked for only if the clock says that it may be worth it.
  return performance.now() - started < 100 ? null : await overrun(decoder, input);
}

/** `npm run bench`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { PlatformError } from '../../../scripts/platform/error.ts';
import { bench, type Report } from './bench.ts';
import { BenchError } from './error.ts';
import { median } from './figure.ts';
import { inWords } from './machine.ts';
import { type Options, readOptions, USAGE } from './options.ts';
import { table } from './table.ts';

async function main(args: readonly string[]): Promise<void> {
  const options = readOptions(args);
  if (options.help) {
    process.stdout.write(USAGE);
    return;
  }
  if (options.profile !== null) mkdirSync(options.profile, { recursive: true });
  const started = performance.now();
  const report = await bench(options, (line) => {
    process.stderr.write(`${String(Math.round((performance.now() - started) / 1000)).padStart(4)} s  ${line}\n`);
  });
  process.stdout.write(`\n${inWords(report.machine)}\n\n${table(report.figures)}\n`);
  if (options.json !== null) save(options.json, options, report);
}

function save(file: string, { only, seconds, runs }: Options, { machine, figures }: Report): void {
  const values = figures.map((figure) => ({ ...figure, median: median(figure.runs) }));
  mkdirSync(dirname(file), { recursive: true });
  const content = { at: new Date().toISOString(), options: { only, seconds, runs }, machine, figures: values };
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof BenchError || error instanceof PlatformError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.code === 'bad-option' ? 2 : 1;
}

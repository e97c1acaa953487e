/**
 * `npm test`: the tests in parts, the cheap ones first, and a closing line that counts them all.
 *
 *   npm test                     unit, database, browser
 *   npm test -- --faults         the fault seeds as well
 *   npm test -- packages/server  only test files whose path contains that; other flags go to vitest
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './checks/repository.ts';
import { toolPath } from './checks/tools.ts';

type Tally = { readonly passed: number; readonly failed: number; readonly skipped: number };
type Part = Tally & { readonly name: string; readonly seconds: number };

const FAULTS = '--faults';

const args = process.argv.slice(2);
const names = ['unit', 'database', 'browser', ...(args.includes(FAULTS) ? ['faults'] : [])];
const filters = args.filter((arg) => arg !== FAULTS);

const parts: Part[] = [];
for (const name of names) parts.push(await runPart(name));
process.stdout.write('\n');
for (const part of parts) {
  process.stdout.write(`${part.name.padEnd(10)}${words(part)} in ${part.seconds.toFixed(0)} s\n`);
}
const sum = (key: keyof Tally): number => parts.reduce((total, part) => total + part[key], 0);
const total: Tally = { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
if (total.passed + total.failed === 0) process.stdout.write(`No test file matches ${filters.join(' ')}\n`);
process.stdout.write(`${words(total)}\n`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;

async function runPart(name: string): Promise<Part> {
  process.stdout.write(`\n── ${name}\n`);
  const started = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'corridor-test-report-'));
  const report = join(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await run([
    toolPath('vitest'),
    'run',
    `--project=${name}`,
    '--passWithNoTests',
    ...reporters,
    ...filters,
  ]);
  const tally = readTally(report, code);
  rmSync(folder, { recursive: true });
  return { name, ...tally, seconds: (performance.now() - started) / 1000 };
}

/** A run that fails without a failed test (a file that does not load, an error nobody caught) counts as one failure. */
function readTally(report: string, code: number): Tally {
  const json = readJson(report) as {
    numPassedTests?: number;
    numFailedTests?: number;
    numPendingTests?: number;
  } | null;
  const failed = json?.numFailedTests ?? 0;
  return {
    passed: json?.numPassedTests ?? 0,
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: json?.numPendingTests ?? 0,
  };
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

async function run(command: readonly string[]): Promise<number> {
  return await new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] });
    const stop = (): void => {
      child.kill('SIGTERM');
      process.exit(1);
    };
    process.on('SIGTERM', stop);
    child.once('error', reject);
    child.once('close', (code) => {
      process.off('SIGTERM', stop);
      resolve(code ?? 1);
    });
  });
}

function words({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`;
}

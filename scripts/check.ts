/**
 * `npm run check`: everything that can be said about the code without running the product. One line for each step; the
 * whole output of a step that fails. `-- --write` repairs what can be: formatting, the diagram, the hazard log.
 */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './checks/repository.ts';
import { toolPath } from './checks/tools.ts';

type Step = { readonly name: string; readonly args: readonly string[] };
type Outcome = { readonly step: Step; readonly passed: boolean; readonly output: string; readonly seconds: number };

const write = process.argv.includes('--write');
const repair = write ? ['--write'] : [];

const steps: Step[] = [
  ...typeSteps(),
  { name: 'lint', args: [toolPath('oxlint')] },
  { name: 'format', args: [toolPath('oxfmt'), write ? '--write' : '--check', '.'] },
  { name: 'unused', args: [toolPath('knip'), '--no-progress'] },
  { name: 'architecture', args: [join(ROOT, 'scripts/architecture.ts'), ...repair] },
  { name: 'rules', args: [join(ROOT, 'scripts/rules.ts')] },
  { name: 'attacks', args: [join(ROOT, 'scripts/attacks.ts'), ...repair] },
  { name: 'records', args: [join(ROOT, 'scripts/records.ts'), ...repair] },
  { name: 'schema', args: [join(ROOT, 'scripts/schema.ts'), ...repair] },
  { name: 'supply', args: [join(ROOT, 'scripts/supply.ts'), ...repair] },
  { name: 'hazards', args: [join(ROOT, 'scripts/hazards.ts'), ...repair] },
];

const outcomes = await runAll(steps, availableParallelism());
for (const { step, output } of outcomes.filter(({ passed }) => !passed)) {
  process.stdout.write(`\n── ${step.name}\n${output.trimEnd()}\n`);
}
const failed = outcomes.filter(({ passed }) => !passed).length;
process.stdout.write(`\nchecks: ${outcomes.length - failed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;

/** One step for each tsconfig: the packages' own, the pure packages' stricter one, and the scripts'. */
function typeSteps(): Step[] {
  const folders = [...readdirSync(join(ROOT, 'packages')).map((name) => `packages/${name}`), 'demo', 'scripts'];
  const configs = folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder))
      .filter((name) => /^tsconfig.*\.json$/.test(name))
      .map((name) => `${folder}/${name}`),
  );
  const name = (config: string): string =>
    `types ${config.replace('/tsconfig.json', '').replace(/\/tsconfig\.|\.json/g, ' ')}`;
  return configs.map((config) => ({
    name: name(config).trim(),
    args: [toolPath('typescript', 'tsc'), '-p', join(ROOT, config)],
  }));
}

async function runAll(queue: readonly Step[], width: number): Promise<Outcome[]> {
  const waiting = [...queue];
  const outcomes: Outcome[] = [];
  const work = async (): Promise<void> => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const outcome = await run(step);
      outcomes.push(outcome);
      const mark = outcome.passed ? 'ok    ' : 'FAILED';
      process.stdout.write(`${mark} ${step.name} (${outcome.seconds.toFixed(1)} s)\n`);
    }
  };
  await Promise.all(Array.from({ length: width }, work));
  return outcomes;
}

async function run(step: Step): Promise<Outcome> {
  const started = performance.now();
  const child = spawn(process.execPath, step.args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  const passed = await new Promise<boolean>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code === 0));
  });
  const seconds = (performance.now() - started) / 1000;
  return { step, passed, output: Buffer.concat(chunks).toString(), seconds };
}

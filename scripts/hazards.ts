/** Checks the hazard log and, with --write, makes its readable form docs/safety/hazards.md. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Fault, showFault } from './checks/fault.ts';
import { hazardFaults, hazardLog, readHazards } from './checks/hazards.ts';
import { read, readRules, readTests, ROOT } from './checks/repository.ts';

const SOURCE = 'docs/safety/hazards.yaml';
const READABLE = 'docs/safety/hazards.md';

const { hazards, faults } = readHazards(SOURCE, read(SOURCE));
const rules = new Set(readRules().map(({ id }) => id));
faults.push(...hazardFaults(SOURCE, hazards, { rules, tests: readTests() }));
faults.push(...staleness(hazardLog(hazards)));
for (const fault of faults) process.stdout.write(`${showFault(fault)}\n`);
process.stdout.write(`${hazards.length} hazards, ${faults.length} faults\n`);
process.exitCode = faults.length === 0 ? 0 : 1;

function staleness(wanted: string): Fault[] {
  if (existsSync(join(ROOT, READABLE)) && read(READABLE) === wanted) return [];
  if (faults.length === 0 && process.argv.includes('--write')) {
    writeFileSync(join(ROOT, READABLE), wanted);
    return [];
  }
  return [{ path: READABLE, line: 1, message: 'is stale: npm run check -- --write' }];
}

/** Checks the catalogue of attacks against code, rules and tests and, with --write, makes its table in docs/protocol/attacks.md. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { attackFaults } from './checks/attacks.ts';
import { withTable } from './checks/attack-table.ts';
import { showFault } from './checks/fault.ts';
import { attackRepository, CATALOGUE, readAttacks } from './checks/attack-files.ts';
import { read, ROOT } from './checks/repository.ts';

const PAGE = 'docs/protocol/attacks.md';

const catalogue = readAttacks();
const repository = attackRepository();
const faults = attackFaults(CATALOGUE, catalogue, repository);
const wanted = withTable(read(PAGE), catalogue, repository);
if (wanted === null) faults.push({ path: PAGE, line: 1, message: 'has no place for the table' });
else if (wanted !== read(PAGE)) {
  if (process.argv.includes('--write')) writeFileSync(join(ROOT, PAGE), wanted);
  else faults.push({ path: PAGE, line: 1, message: 'is stale: npm run check -- --write' });
}
for (const fault of faults) process.stdout.write(`${showFault(fault)}\n`);
const guards = Object.keys(catalogue.guards).length;
process.stdout.write(`${catalogue.attacks.length} attacks, ${guards} guards, ${faults.length} faults\n`);
process.exitCode = faults.length === 0 ? 0 : 1;

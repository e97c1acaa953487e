/**
 * What is taken from others: every package of the lockfile has its hash, comes from nowhere unexpected, is under a licence
 * that we may use, and stands in the bill of materials. `--write` renews docs/licences.md.
 */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { showFault } from './checks/fault.ts';
import { LICENCES_PAGE, licenceFaults, licencesPage } from './checks/licences.ts';
import { LOCKFILE, lockedPackages, lockfileFaults, placeFaults } from './checks/lockfile.ts';
import { read, ROOT } from './checks/repository.ts';
import { billFaults, billOfMaterials } from './checks/sbom.ts';

const packages = lockedPackages(read(LOCKFILE));
const { version } = JSON.parse(read('package.json')) as { version: string };
const bill = billOfMaterials(version, packages);
const page = licencesPage(packages);

if (process.argv.includes('--write')) writeFileSync(join(ROOT, LICENCES_PAGE), page);

const faults = [
  ...lockfileFaults(packages),
  ...licenceFaults(packages),
  ...billFaults(bill, packages),
  ...configurations().flatMap((path) => placeFaults(path, read(path))),
  ...(read(LICENCES_PAGE) === page
    ? []
    : [{ path: LICENCES_PAGE, line: 1, message: 'is out of date: npm run check -- --write' }]),
];
for (const fault of faults) process.stdout.write(`${showFault(fault)}\n`);
process.stdout.write(`${packages.length} packages, ${faults.length} faults\n`);
process.exitCode = faults.length === 0 ? 0 : 1;

/** Where somebody could have left where their packages come from. */
function configurations(): string[] {
  const workspaces = readdirSync(join(ROOT, 'packages')).map((name) => `packages/${name}/package.json`);
  const docs = readdirSync(join(ROOT, 'docs')).filter((name) => name.endsWith('.md'));
  return [
    '.npmrc',
    '.ci/run',
    'package.json',
    'demo/package.json',
    LOCKFILE,
    'README.md',
    ...workspaces,
    ...docs.map((name) => `docs/${name}`),
  ];
}

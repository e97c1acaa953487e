/**
 * What is taken from others: every package of the lockfile has its hash, comes from nowhere unexpected, is under a licence
 * that we may use, and stands in the bill of materials. `--write` renews docs/licences.md.
 */
import { readdirSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
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
  ...texts().flatMap((path) => placeFaults(path, read(path))),
  ...(read(LICENCES_PAGE) === page
    ? []
    : [{ path: LICENCES_PAGE, line: 1, message: 'is out of date: npm run check -- --write' }]),
];
for (const fault of faults) process.stdout.write(`${showFault(fault)}\n`);
process.stdout.write(`${packages.length} packages, ${faults.length} faults\n`);
process.exitCode = faults.length === 0 ? 0 : 1;

/** Every text that is committed, but the test of this very check. */
function texts(): string[] {
  const top = ['.npmrc', '.ci/run', 'package.json', LOCKFILE, 'README.md', 'vitest.config.ts', 'knip.json'];
  const below = ['docs', 'packages', 'demo', 'scripts', 'pathways'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter(
        (path) =>
          /\.(?:md|json|ya?ml|tsx?|mjs|html)$/u.test(path) && !/(?:^|[\\/])(?:node_modules|dist)[\\/]/u.test(path),
      )
      .map((path) => `${folder}/${path.split(sep).join('/')}`),
  );
  return [...top, ...below].filter((path) => path !== 'scripts/supply.test.ts');
}

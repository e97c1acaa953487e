/** `npm run sbom`: the bill of materials in dist/sbom.cdx.json (CycloneDX 1.6). `npm run check` sees that it is whole. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOCKFILE, lockedPackages } from './checks/lockfile.ts';
import { read, ROOT } from './checks/repository.ts';
import { billOfMaterials } from './checks/sbom.ts';

const { version } = JSON.parse(read('package.json')) as { version: string };
const bill = billOfMaterials(version, lockedPackages(read(LOCKFILE)));
const file = join(ROOT, 'dist', 'sbom.cdx.json');
mkdirSync(join(ROOT, 'dist'), { recursive: true });
writeFileSync(file, `${JSON.stringify(bill, null, 1)}\n`);
process.stdout.write(`${bill.components.length} packages in ${file}\n`);

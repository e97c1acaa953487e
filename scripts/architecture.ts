/**
 * Checks who imports whom, and what may not stand where (docs/architecture.md). With --write it redraws the diagram there.
 * No tool at hand understands TypeScript 7's resolution; the imports here are few and plain, so this is enough.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { contentFaults } from './checks/content.ts';
import { drawDiagram, withDiagram } from './checks/diagram.ts';
import { type Fault, showFault } from './checks/fault.ts';
import { cycleFaults, importFaults, packageEdges } from './checks/imports.ts';
import { readSources } from './checks/source.ts';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const DOCUMENT = 'docs/architecture.md';

const sources = readSources(ROOT, ['packages', 'demo', 'scripts']);
const faults: Fault[] = [...sources.flatMap(importFaults), ...sources.flatMap(contentFaults), ...cycleFaults(sources)];
faults.push(...diagramFaults());
for (const fault of faults) process.stdout.write(`${showFault(fault)}\n`);
process.stdout.write(`${sources.length} files, ${faults.length} faults\n`);
process.exitCode = faults.length === 0 ? 0 : 1;

function diagramFaults(): Fault[] {
  const before = readFileSync(join(ROOT, DOCUMENT), 'utf8');
  const after = withDiagram(before, drawDiagram(packageEdges(sources)));
  if (after === before) return [];
  if (after !== null && process.argv.includes('--write')) {
    writeFileSync(join(ROOT, DOCUMENT), after);
    return [];
  }
  const message = after === null ? 'has no markers for the diagram' : 'is stale: npm run check -- --write';
  return [{ path: DOCUMENT, line: 1, message }];
}

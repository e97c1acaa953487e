/** The date of the last whole run, kept where the attacks are described. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../checks/repository.ts';

const PAGE = join(ROOT, 'docs/protocol/attacks.md');
const LINE = /^Last whole run: .*$/m;

export function writeResult(caught: number): void {
  const today = new Date().toISOString().slice(0, 10);
  const line = `Last whole run: ${today}, ${caught} of ${caught} mutations caught.`;
  writeFileSync(PAGE, readFileSync(PAGE, 'utf8').replace(LINE, line));
}

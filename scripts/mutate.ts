/**
 * `npm run mutate`: removes each guard of packages/testkit/attacks/attacks.yaml in turn and shows that its attack then
 * succeeds. Nothing on disk is changed: the check is taken out while the file is read.
 *
 *   npm run mutate                 a sample, in about two minutes
 *   npm run mutate -- --all        every guard; writes the result into docs/protocol/attacks.md
 *   npm run mutate -- LS6 LS52     the guards of these attacks
 */
import { attackRepository, readAttacks } from './checks/attack-files.ts';
import { mutations, sampleOf } from './mutate/mutation.ts';
import { writeResult } from './mutate/result.ts';
import { runWithout } from './mutate/run.ts';
import { setup } from './platform/test-cluster.ts';

const args = process.argv.slice(2);
const isAll = args.includes('--all');
const ids = args.filter((arg) => !arg.startsWith('--'));
const all = mutations(readAttacks(), attackRepository());
const chosen = isAll ? all : ids.length > 0 ? all.filter(({ attack }) => ids.includes(attack.id)) : sampleOf(all);

const stop = await setup();
const started = performance.now();
let missed = 0;
for (const mutation of chosen) {
  const outcome = await runWithout(mutation);
  if (outcome.is !== 'caught') missed++;
  const { attack, names } = mutation;
  process.stdout.write(`${outcome.is.padEnd(11)}${attack.id.padEnd(6)}without ${names.join(' + ')}: ${outcome.says}\n`);
}
await stop?.();
const seconds = ((performance.now() - started) / 1000).toFixed(0);
process.stdout.write(`\n${chosen.length - missed} of ${chosen.length} mutations caught in ${seconds} s\n`);
if (isAll && missed === 0) writeResult(chosen.length);
process.exit(missed === 0 && chosen.length > 0 ? 0 : 1);

/**
 * `npm run mutate`: removes each guard of packages/testkit/attacks/attacks.yaml in turn and shows that its attack then
 * succeeds. Nothing on disk is changed: the check is taken out while the file is read.
 *
 *   npm run mutate                 a sample of twenty
 *   npm run mutate -- --slice      six quick ones, others at each commit, in about a minute and never over two: each build
 *   npm run mutate -- --all        every guard; writes the result into docs/protocol/attacks.md
 *   npm run mutate -- LS6 LS52     the guards of these attacks
 */
import { execFileSync } from 'node:child_process';
import { attackRepository, readAttacks } from './checks/attack-files.ts';
import { ROOT } from './checks/repository.ts';
import { type Mutation, mutations, sampleOf, sliceOf } from './mutate/mutation.ts';
import { writeResult } from './mutate/result.ts';
import { type Outcome, runWithout } from './mutate/run.ts';
import { setup } from './platform/test-cluster.ts';

const args = process.argv.slice(2);
const isAll = args.includes('--all');
const isSlice = args.includes('--slice');
const ids = args.filter((arg) => !arg.startsWith('--'));
const all = mutations(readAttacks(), attackRepository());
const chosen = chosenFrom(all);
/** A build begins no other mutation after this many milliseconds. */
const SLICE_ENDS = 90_000;

function chosenFrom(every: readonly Mutation[]): readonly Mutation[] {
  if (isAll) return every;
  if (isSlice) return sliceOf(every, commitHere());
  return ids.length > 0 ? every.filter(({ attack }) => ids.includes(attack.id)) : sampleOf(every);
}

/** Nought where there is no repository, as in an archive of one. */
function commitHere(): string {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], { cwd: ROOT, encoding: 'utf8' }).trim();
  } catch {
    return '0';
  }
}

/** On a busy machine a test may not begin in its time: what was lost in a build is tried once more. */
async function outcomeWithout(mutation: Mutation): Promise<Outcome> {
  const outcome = await runWithout(mutation);
  return isSlice && outcome.is === 'lost' ? await runWithout(mutation) : outcome;
}

const stop = await setup();
const started = performance.now();
let missed = 0;
let ran = 0;
for (const mutation of chosen) {
  if (isSlice && ran > 0 && performance.now() - started > SLICE_ENDS) break;
  ran++;
  const outcome = await outcomeWithout(mutation);
  if (outcome.is !== 'caught') missed++;
  const { attack, names } = mutation;
  process.stdout.write(`${outcome.is.padEnd(11)}${attack.id.padEnd(6)}without ${names.join(' + ')}: ${outcome.says}\n`);
}
await stop?.();
const seconds = ((performance.now() - started) / 1000).toFixed(0);
process.stdout.write(`\n${ran - missed} of ${ran} mutations caught in ${seconds} s\n`);
if (isAll && missed === 0) writeResult(chosen.length);
process.exit(missed === 0 && chosen.length > 0 ? 0 : 1);

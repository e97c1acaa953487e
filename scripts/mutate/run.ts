/** Runs an attack's test against the shipped code without some of its guards. */
import { join, relative, sep } from 'node:path';
import { startVitest, type TestCase, type Vitest } from 'vitest/node';
import type { Attack, Guard } from '../checks/attacks.ts';
import { ROOT } from '../checks/repository.ts';
import type { Mutation } from './mutation.ts';

export interface Outcome {
  /** `survived`: the test passes without its guards. `lost`: it failed, but not because the attack succeeded. */
  readonly is: 'caught' | 'survived' | 'lost';
  /** What the attacker gained, or why nothing can be said. */
  readonly says: string;
}

/** Takes the guards out of the code as it is read. */
function withoutGuards(guards: readonly Guard[]) {
  return {
    name: 'without-guards',
    enforce: 'pre' as const,
    transform: (code: string, id: string): string | null => {
      const path = relative(ROOT, id.split('?')[0] ?? '')
        .split(sep)
        .join('/');
      const here = guards.filter(({ file }) => file === path);
      return here.length === 0 ? null : here.reduce(removed, code);
    },
  };
}

function removed(code: string, { check, without }: Guard): string {
  const [before = '', ...after] = code.split(check);
  return [before, after.join(check)].join(without);
}

export async function runWithout({ attack, guards, test }: Mutation): Promise<Outcome> {
  const options = {
    root: ROOT,
    config: false as const,
    watch: false,
    include: [test],
    testNamePattern: patternOf(attack),
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: [{}],
  };
  const vitest = await startVitest('test', [join(ROOT, test)], options, { plugins: [withoutGuards(guards)] });
  try {
    return outcomeOf(vitest, attack);
  } finally {
    await vitest.close();
    // It would be the exit code of this run.
    process.exitCode = 0;
  }
}

/** By the id, or a test elsewhere by its whole name. */
function patternOf({ id, test }: Attack): string {
  return (test === undefined ? `[${id}] ` : test.name).replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

/**
 * An attack is caught if its test fails by the attack's success, and by nothing else. A test that stands elsewhere does not
 * say so by name: what it expected has to be otherwise.
 */
function outcomeOf(vitest: Vitest, { test: elsewhere }: Attack): Outcome {
  const wanted = elsewhere === undefined ? 'AttackSucceeded' : 'AssertionError';
  const tests = vitest.state.getTestModules().flatMap((module) => [...module.children.allTests()]);
  const ran = tests.filter((each) => each.result().state !== 'skipped');
  const errors = ran.flatMap(errorsOf);
  const success = errors.find(({ name }) => name === wanted);
  if (success !== undefined) return { is: 'caught', says: success.message };
  if (ran.length === 0) return { is: 'lost', says: `the test did not run: ${whyNone(vitest)}` };
  const [other] = errors;
  return other === undefined ? { is: 'survived', says: 'the test passes' } : { is: 'lost', says: other.message };
}

/** What kept a file from beginning, in one line. */
function whyNone(vitest: Vitest): string {
  const errors = vitest.state.getTestModules().flatMap((module) => module.errors());
  return (errors[0]?.message ?? 'no such test').split('\n', 1).join('');
}

function errorsOf(test: TestCase): readonly { readonly name: string; readonly message: string }[] {
  return test.result().errors?.map(({ name = '', message }) => ({ name, message })) ?? [];
}

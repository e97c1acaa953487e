/** One mutation: a set of guards that is removed, and the attack that then succeeds. */
import { type Attack, type Catalogue, type Guard, type Repository, testOf } from '../checks/attacks.ts';

export interface Mutation {
  readonly attack: Attack;
  readonly names: readonly string[];
  readonly guards: readonly Guard[];
  /** The file of the attack's test. */
  readonly test: string;
}

export function mutations({ attacks, guards }: Catalogue, repository: Repository): readonly Mutation[] {
  return attacks.flatMap((attack) =>
    attack.guards.flatMap((names): readonly Mutation[] => {
      const test = testOf(attack, repository);
      const removed = names.flatMap((name) => guards[name] ?? []);
      return test === null || removed.length < names.length ? [] : [{ attack, names, guards: removed, test }];
    }),
  );
}

/** How many mutations two minutes are enough for. */
const SAMPLE = 20;

/** Evenly from the whole, so that every family is in it. */
export function sampleOf(all: readonly Mutation[]): readonly Mutation[] {
  const step = Math.max(1, all.length / SAMPLE);
  return all.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step));
}

/** How many each build takes out: a minute on two cores. */
const SLICE = 6;

/** Tests that begin with a whole network and people in it, or start commands: left to the whole run. */
const SLOW = [
  'packages/testkit/proof/',
  'packages/testkit/test/account.test.ts',
  'packages/testkit/test/erasure.test.ts',
  'packages/testkit/attacks/recovery.test.ts',
];

/**
 * A few quick ones, evenly from the whole. The commit says where they begin, so that one commit always has the same, and
 * builds that follow each other come to all of them.
 *
 * @param commit In hexadecimal.
 */
export function sliceOf(all: readonly Mutation[], commit: string): readonly Mutation[] {
  const quick = all.filter(({ test }) => !SLOW.some((path) => test.startsWith(path)));
  const first = Number.parseInt(commit.slice(0, 8), 16) % quick.length;
  const step = quick.length / Math.min(SLICE, quick.length);
  const places = Array.from({ length: Math.min(SLICE, quick.length) }, (_, i) => first + Math.floor(i * step));
  return places.flatMap((place) => quick[place % quick.length] ?? []);
}

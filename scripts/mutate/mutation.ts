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

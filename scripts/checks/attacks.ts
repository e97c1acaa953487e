/**
 * The catalogue of attacks (packages/testkit/attacks/attacks.yaml): each attack of the list has one, each has a test, and
 * each check that refuses one stands where the catalogue says, so that a refactor cannot lose it unseen.
 */
import { z } from 'zod';
import { parse } from 'yaml';
import type { Fault } from './fault.ts';

const id = z.string().regex(/^LS\d+$/);

/** A check of the shipped code: its exact text, and what stands in its place when the mutation run removes it. */
const guard = z.strictObject({ file: z.string(), check: z.string().min(1), without: z.string() });
export type Guard = z.infer<typeof guard>;

const attack = z
  .strictObject({
    id,
    attack: z.string().min(1),
    /** Which attack of the list it is. */
    of: z.string(),
    does: z.string().min(1),
    rules: z.array(z.string()).min(1),
    /** Sets of guards: without those of any one set, the attack succeeds. */
    guards: z.array(z.array(z.string()).min(1)),
    /** What holds where there is no check to remove. */
    held: z.string().optional(),
    sees: z.string().min(1),
    /** Where its test stands elsewhere than in the folder of attacks. */
    test: z.strictObject({ file: z.string(), name: z.string() }).optional(),
  })
  .refine(({ guards, held }) => (guards.length === 0) === (held !== undefined), 'has neither guards nor what holds');
export type Attack = z.infer<typeof attack>;

const catalogue = z.strictObject({
  list: z.array(z.string()),
  guards: z.record(z.string(), guard),
  attacks: z.array(attack),
});
export type Catalogue = z.infer<typeof catalogue>;

/** @throws ZodError for what is no catalogue. */
export function readCatalogue(text: string): Catalogue {
  return catalogue.parse(parse(text));
}

/** A test whose name begins with an attack's id. */
export type AttackTest = { readonly id: string; readonly path: string };

const NAME = /['"`]\[(LS\d+)\] /g;

export function attackTestsIn(path: string, code: string): AttackTest[] {
  return [...code.matchAll(NAME)].map(([, found = '']) => ({ id: found, path }));
}

/** What the catalogue is held against. */
export type Repository = {
  readonly rules: ReadonlySet<string>;
  /** Tests in the folder of attacks. */
  readonly tests: readonly AttackTest[];
  /** The text of a file, or null. */
  read(path: string): string | null;
};

export function attackFaults(path: string, { list, guards, attacks }: Catalogue, repository: Repository): Fault[] {
  const faults: Fault[] = [];
  const report = (message: string): void => void faults.push({ path, line: 1, message });
  const named = new Set(attacks.map((each) => each.id));
  for (const each of list) if (!attacks.some(({ of }) => of === each)) report(`nothing tries: ${each}`);
  for (const test of repository.tests) if (!named.has(test.id)) report(`${test.path} tests ${test.id}, which is none`);
  for (const [name, { file, check }] of Object.entries(guards)) {
    const times = (repository.read(file)?.split(check).length ?? 1) - 1;
    if (times !== 1) report(`guard ${name} stands ${times} times in ${file}`);
    if (!attacks.some((each) => each.guards.flat().includes(name))) report(`guard ${name} refuses nothing`);
  }
  for (const each of attacks) for (const message of faultsOf(each)) report(`${each.id} ${message}`);
  return faults;

  function faultsOf(each: Attack): string[] {
    const isTwice = attacks.filter((other) => other.id === each.id).length > 1;
    return [
      ...(isTwice ? ['is written twice'] : []),
      ...(list.includes(each.of) ? [] : [`is of no attack of the list: ${each.of}`]),
      ...each.rules.filter((rule) => !repository.rules.has(rule)).map((rule) => `names rule ${rule}, which is none`),
      ...each.guards.flat().flatMap((name) => (name in guards ? [] : `names guard ${name}, which is none`)),
      ...(testOf(each, repository) === null ? ['has no test'] : []),
    ];
  }
}

/** The file of an attack's test, or null. */
export function testOf({ id: wanted, test }: Attack, { tests, read }: Omit<Repository, 'rules'>): string | null {
  if (test === undefined) return tests.find((each) => each.id === wanted)?.path ?? null;
  return read(test.file)?.includes(test.name) === true ? test.file : null;
}

import { expect, test } from 'vitest';
import { withTable } from './attack-table.ts';
import { attackFaults, attackTestsIn, readCatalogue, type Repository } from './attacks.ts';

const TEXT = `
list: [event replayed, key swapped]
guards:
  once: { file: order.ts, check: 'if (seen) return;', without: '' }
attacks:
  - id: LS1
    attack: replay
    of: event replayed
    does: The same event is told twice
    rules: [CL37]
    guards: [[once]]
    sees: A gap
  - id: LS2
    attack: key swapped
    of: key swapped
    does: Another key is shown
    rules: [CL31]
    guards: []
    held: the signature | itself
    sees: A gap
`;
const repository: Repository = {
  rules: new Set(['CL31', 'CL37']),
  tests: [...attackTestsIn('a.test.ts', `test('[LS1] replay', …); test("[LS2] key", …);`)],
  read: (path) => (path === 'order.ts' ? 'a(); if (seen) return; b();' : null),
};
const faultsOf = (text: string, more: Partial<Repository> = {}) =>
  attackFaults('attacks.yaml', readCatalogue(text), { ...repository, ...more }).map(({ message }) => message);

test('a catalogue whose attacks have tests and whose guards stand where it says is sound', () => {
  expect(faultsOf(TEXT)).toEqual([]);
});

test('an attack without a test, a test of no attack, and an attack of the list that nobody tries are faults', () => {
  const tests = attackTestsIn('a.test.ts', `test('[LS1] replay', …); test('[LS9] other', …);`);
  expect(faultsOf(TEXT.replace('[event replayed,', '[event replayed, something else,'), { tests })).toEqual([
    'nothing tries: something else',
    'a.test.ts tests LS9, which is none',
    'LS2 has no test',
  ]);
});

test('a guard that a refactor lost, or doubled, is a fault', () => {
  const lost = ['guard once stands 0 times in order.ts'];
  expect(faultsOf(TEXT, { read: () => 'a(); b();' })).toEqual(lost);
  expect(faultsOf(TEXT, { read: () => null })).toEqual(lost);
  const doubled = faultsOf(TEXT, { read: () => 'if (seen) return; if (seen) return;' });
  expect(doubled).toEqual(['guard once stands 2 times in order.ts']);
});

test('a rule or guard that does not exist, and a guard that refuses nothing, are faults', () => {
  const text = TEXT.replace('[CL37]', '[CL99]').replace('[[once]]', '[[twice]]');
  expect(faultsOf(text)).toEqual([
    'guard once refuses nothing',
    'LS1 names rule CL99, which is none',
    'LS1 names guard twice, which is none',
  ]);
});

test('a test elsewhere is found by its name', () => {
  const elsewhere = TEXT.replace(
    '    sees: A gap\n  - id',
    "    sees: A gap\n    test: { file: order.ts, name: 'b()' }\n  - id",
  );
  expect(faultsOf(elsewhere, { tests: attackTestsIn('a.test.ts', `test('[LS2] key', …);`) })).toEqual([]);
  expect(faultsOf(elsewhere.replace("name: 'b()'", "name: 'c()'"))).toEqual(['LS1 has no test']);
});

test('the table stands between its marks, a row for each attack and guard', () => {
  const page = withTable('# A\n<!-- attacks:start -->stale<!-- attacks:end -->\nB', readCatalogue(TEXT), repository);
  expect(page).toContain('| **LS1** | replay | The same event is told twice | CL37 | once | A gap | a.test.ts |');
  expect(page).toContain('| once | `order.ts` | `if (seen) return;` |');
  expect(page).not.toContain('stale');
  expect(withTable('# A', readCatalogue(TEXT), repository)).toBeNull();
});

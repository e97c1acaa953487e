import { expect, test } from 'vitest';
import { hazardFaults, hazardLog, readHazards } from './hazards.ts';

const PATH = 'hazards.yaml';
const risk = { likelihood: 'medium', severity: 'major' };
const wrongPatient = {
  id: 'H1',
  hazard: 'Wrong patient',
  cause: 'A look-alike',
  effect: 'Advice for another',
  before: risk,
  after: { likelihood: 'low', severity: 'major' },
  controls: [{ says: 'A banner', rule: 'CA1', test: 'the banner is shown' }],
};
const evidence = { rules: new Set(['CA1']), tests: `test('the banner is shown', …)` };

const faultsOf = (...log: unknown[]): string[] => {
  const { hazards, faults } = readHazards(PATH, JSON.stringify(log));
  return [...faults, ...hazardFaults(PATH, hazards, evidence)].map(({ message }) => message);
};

test('a log whose controls all exist has no fault', () => {
  expect(faultsOf(wrongPatient)).toEqual([]);
});

test.each([
  [{ controls: [{ says: 'Believed in' }] }, '0.controls.0: names neither a rule nor a test'],
  [{ controls: [{ says: 'A', rule: 'CA9' }] }, 'H1: "A" names rule CA9, which does not exist'],
  [{ controls: [{ says: 'A', test: 'no such' }] }, 'H1: "A" names a test that does not exist: no such'],
  [{ after: { likelihood: 'very high', severity: 'major' } }, 'H1: is a greater risk with its controls than without'],
])('a planted fault is found: %j', (change, message) => {
  expect(faultsOf({ ...wrongPatient, ...change })).toEqual([message]);
});

test('an id is given once', () => {
  expect(faultsOf(wrongPatient, wrongPatient)).toEqual(['H1: is written twice']);
});

test('the readable log shows ratings and evidence', () => {
  const log = hazardLog(readHazards(PATH, JSON.stringify([wrongPatient])).hazards);
  expect(log).toContain('Risk before: 3 (likelihood medium, severity major). With the controls: 3');
  expect(log).toContain('- A banner (rule CA1, test “the banner is shown”)');
});

import { expect, test } from 'vitest';
import { carriersIn, ruleFaults, rulesIn } from './rules.ts';

const document = '# Events\n\n- **EV1** One.\n- **EV2** Two.\nText about **EV3** is no rule.\n';
const rules = rulesIn('docs/protocol/events.md', document);

test('rules are read with their lines', () => {
  expect(rules.map(({ id, line }) => `${id}:${line}`)).toEqual(['EV1:3', 'EV2:4']);
});

test('a test may carry several rules, and a table of cases too', () => {
  const code = `test('[EV1] [EV2] both', …);\ntest.each([['a', 'b']])(\n  '[EV4] %s', …);`;
  expect(carriersIn('a.test.ts', code).map(({ id, line }) => `${id}:${line}`)).toEqual(['EV1:1', 'EV2:1', 'EV4:3']);
});

test('a rule without a test, a test without a rule and a rule written twice are faults', () => {
  const twice = [...rules, ...rulesIn('docs/protocol/more.md', '- **EV1** Again.')];
  const carriers = carriersIn('a.test.ts', `test('[EV1] one', …); test('[EV9] nine', …);`);
  expect(ruleFaults(twice, carriers).map(({ message }) => message)).toEqual([
    'rule EV2 has no test',
    'there is no rule EV9',
    'rule EV1 is written twice',
  ]);
});

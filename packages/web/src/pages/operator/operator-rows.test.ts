/** The page says what the threat model says. Rule OV1 in docs/protocol/operator.md. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cy } from '../../strings/cy.ts';
import { english } from '../../strings/office.ts';

const model = readFileSync(new URL('../../../../../docs/threat-model.md', import.meta.url), 'utf8');
const table = model.slice(model.indexOf('## What the operator does see'), model.indexOf('\nNot: patients'));
const rows = [...table.matchAll(/^\| `(\w+)` \|/gm)].map(([, row]) => row);

test('[OV1] every row of the metadata table is on the page, in its order, and no other', () => {
  expect(rows.length).toBeGreaterThan(15);
  expect(Object.keys(english.operator.rows)).toEqual(rows);
  expect(Object.keys(cy.operator.rows)).toEqual(rows);
});

test('[OV1] each row says what is seen, why, and what it tells', () => {
  for (const { operator } of [english, cy]) {
    for (const words of Object.values(operator.rows)) {
      expect(words.filter((text) => text.trim() !== '')).toHaveLength(3);
    }
  }
});

import { bindPathway, type FoundTeam, type Party, type TeamPin } from '@corridor/cases';
import { expect, test } from 'vitest';
import { PATHWAY_TEXT } from '../../test/pathway-text.ts';
import { asText } from './as-text.ts';
import { readText } from './document.ts';

/** Identifiers of 32 digits that follow from a name. */
const idOf = (name: string) => Buffer.from(name).toString('hex').padEnd(32, '0').slice(-32);
const party = ({ ods, team }: TeamPin): Party => ({
  organisation: idOf(ods) as Party['organisation'],
  team: idOf(`${ods}${team}`) as Party['team'],
  name: team,
  organisationName: ods,
});
const find = (pin: TeamPin): FoundTeam => ({ party: party(pin), root: 'ab'.repeat(32) });

test('[OP14] a pathway that no proposal released is written as a file that says the same', () => {
  const text = `${PATHWAY_TEXT}fallback: { to: { ods: X9902, team: Network }, when: [late] }\nrestricted: true\n`;
  const { file } = readText(text);
  if (file === null) throw new TypeError('the text has faults');
  const written = asText(bindPathway(file, find), new Map());
  expect(written).toContain('- { ods: Z9901, team: Elmbridge clinicians }');
  expect(written).not.toMatch(/pins|[0-9a-f]{32}|photographs/u);
  expect(readText(written).file).toEqual(file);
});

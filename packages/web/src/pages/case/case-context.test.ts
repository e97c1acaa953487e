import { emptyCase } from '@corridor/cases';
import type { CaseView } from '@corridor/client';
import { expect, test } from 'vitest';
import type { TeamId } from '../../session/ids.ts';
import { shortAudience } from './case-context.tsx';

type Team = CaseView['state']['teams'][number];

function view(askingOrganisation: string) {
  const team = (id: string, name: string, side: Team['side'], organisation: string, organisationName: string) =>
    ({ team: id, name, side, organisation, organisationName, left: null }) as unknown as Team;
  const teams = [
    team('t1', 'Rapid intervention', 'asking', askingOrganisation, 'The asking organisation'),
    team('t2', 'Acute medicine', 'answering', 'o1', 'Calderbrook Hospitals'),
  ];
  const audience = { words: '', teams: [] } as unknown as CaseView['audience'];
  return { state: { ...emptyCase, teams }, team: 't2' as TeamId, teamName: 'Acute medicine', audience };
}

test('an asking team is named by its organisation, within one’s own by its name', () => {
  expect(shortAudience(view('o2'))).toBe('The asking organisation');
  expect(shortAudience(view('o1'))).toBe('Rapid intervention');
});

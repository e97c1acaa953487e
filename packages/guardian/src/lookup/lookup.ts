/**
 * Cases that people cannot find among what their client holds, looked up in their organisation's patient index: older
 * ones, and the album that two teams keep of a patient. Nothing is found that the asker could not open. Rules LU1 to LU6.
 */
import { type albumAsk, type CaseId, type CaseSearchAnswer, MOST_FOUND } from '@corridor/wire';
import type { z } from 'zod/mini';
import { audit } from '../db/audit.ts';
import { albumOf, casesLike, oldestOf, teamsOfPerson } from '../db/lookup.ts';
import type { StaffRow } from '../db/staff.ts';
import { GuardianError } from '../error.ts';
import { fitOf, gramsOf } from '../follow/name-grams.ts';
import type { Office } from '../office.ts';
import { readQuery } from './query.ts';

export async function searchCases(
  { db, clock }: Pick<Office, 'db' | 'clock'>,
  { organisation, user_id: user }: StaffRow,
  text: string,
): Promise<CaseSearchAnswer> {
  const teams = await teamsOfPerson(db, organisation, user);
  const query = readQuery(text);
  await audit(db, { organisation, at: clock(), act: 'cases-searched', subject: organisation, by: user });
  const searchedBackTo = await oldestOf(db, organisation, teams);
  if (query === null) return { cases: [], searchedBackTo };
  const { words, nhsNumber, born } = query;
  const alike = await casesLike(db, organisation, teams, { nhsNumber, born, grams: words.flatMap(gramsOf) });
  const cases = alike
    .map(({ case: caseId, grams }) => ({ caseId, fit: words.length === 0 ? 1 : fitOf(words, new Set(grams)) }))
    .filter(({ fit }) => fit > 0)
    .toSorted((a, b) => b.fit - a.fit)
    .slice(0, MOST_FOUND)
    .map(({ caseId }) => caseId);
  return { cases, searchedBackTo };
}

/** @throws GuardianError `not-allowed` to somebody who is in neither team. */
export async function findAlbum(
  { db, clock }: Pick<Office, 'db' | 'clock'>,
  { organisation, user_id: user }: StaffRow,
  { nhsNumber, dateOfBirth, teams }: z.infer<typeof albumAsk>,
): Promise<CaseId | null> {
  const own = new Set(await teamsOfPerson(db, organisation, user));
  if (!teams.some((team) => own.has(team))) throw new GuardianError('not-allowed', 'album');
  const found = await albumOf(db, organisation, nhsNumber, dateOfBirth, teams);
  await audit(db, { organisation, at: clock(), act: 'album-looked-up', subject: found ?? organisation, by: user });
  return found;
}

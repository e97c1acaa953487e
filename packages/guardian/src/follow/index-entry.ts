/** By what a case is found again: its patient, who reads it now, who asked and who holds it. Rules FI4 and LU1 to LU6. */
import { activeTeams, askerOf, asksForAdvice, type CaseState, isPhotograph } from '@corridor/cases';
import { type OrganisationId, toHex } from '@corridor/wire';
import type { CasesTable } from '../db/tables.ts';
import { nameGrams } from './name-grams.ts';

type IndexEntry = Omit<
  CasesTable,
  'organisation' | 'case_id' | 'last' | 'facts' | 'course' | 'due_at' | 'seen_at' | 'at'
>;

export function indexEntryOf(organisation: OrganisationId, state: CaseState): IndexEntry {
  const { patient, kind, opening, closing, owner } = state;
  const names = patient === null ? [] : [patient.family, patient.given, patient.preferredName ?? ''];
  return {
    nhs_number: patient?.nhsNumber ?? null,
    family: patient?.family ?? null,
    given: patient?.given ?? null,
    born: patient?.born ?? null,
    name_grams: nameGrams(names),
    former_numbers: state.formerPatients.flatMap(({ nhsNumber }) => nhsNumber ?? []),
    kind,
    readers: activeTeams(state).map(({ team }) => team),
    opened_at: opening?.at ?? null,
    asking: askerOf(state)?.organisation === organisation,
    is_open: asksForAdvice(kind) && closing === null,
    asked_by: opening?.by.user ?? null,
    held_by: owner.state === 'held' || owner.state === 'handing-over' ? owner.person.user : null,
    photographs: state.attachments
      .filter(({ attachment }) => isPhotograph(attachment))
      .map(({ attachment }) => toHex(attachment.hash)),
  };
}

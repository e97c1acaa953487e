/** Whose photographs are kept together: one patient's, between the two teams of a case whose pathway says so. */
import { activeTeams, type CaseState, type Patient } from '@corridor/cases';
import type { TeamId } from '@corridor/wire';

export interface Joint {
  readonly patient: Patient & { readonly nhsNumber: string };
  /** The asking team, and the one that it asked. */
  readonly teams: readonly [TeamId, TeamId];
}

function hasNumber(patient: Patient | null): patient is Joint['patient'] {
  return patient?.nhsNumber !== undefined;
}

/**
 * Null if nothing goes to an album: the pathway keeps none, more teams than two began the case, or who the patient is
 * cannot be said by number and birth, or is in doubt. A machine then finds no album; a person may.
 */
export function jointOf({ opening, patient, proposal }: CaseState): Joint | null {
  if (opening?.pathway?.album !== true || proposal !== null || !hasNumber(patient)) return null;
  const [answering, ...more] = opening.to.filter(({ team }) => team !== opening.from.team);
  if (answering === undefined || more.length > 0) return null;
  return { patient, teams: [opening.from.team, answering.team] };
}

/** What an album is for; null if this is none, or one that no machine can match. */
export function albumFor(state: CaseState): Joint | null {
  const { kind, patient, opening } = state;
  const [first, second, ...more] = activeTeams(state).map(({ team }) => team);
  if (kind !== 'album' || opening === null || first === undefined || second === undefined) return null;
  return more.length === 0 && hasNumber(patient) ? { patient, teams: [first, second] } : null;
}

/** The same for the same patient, by NHS number and date of birth, and the same two teams, whoever asked. */
export function keyOf({ patient, teams }: Joint): string {
  return [patient.nhsNumber, patient.born, ...teams.toSorted()].join('/');
}

/**
 * The demo's region, Aireborough and Wharfe: invented organisations, teams, people and patients, as plain data.
 *
 * Keys are for scripts and tests; identifiers are made by the product when the region is loaded.
 */
import { AREA, type Area, type Organisation, ORGANISATIONS } from './region/organisations.ts';
import { type DemoPatient, patients } from './region/patients.ts';
import { rota, type Shift } from './region/rota.ts';
import { type Service, SERVICES } from './region/services.ts';
import { type Staff, STAFF } from './region/staff.ts';
import { type Team, TEAMS } from './region/teams.ts';

export type { Area, Organisation, OrganisationKey } from './region/organisations.ts';
export type { DemoPatient, PatientKey } from './region/patients.ts';
export { membersOf, type Shift } from './region/rota.ts';
export type { PathwayId, Service } from './region/services.ts';
export type { Hat, Staff, StaffKey } from './region/staff.ts';
export type { Team, TeamKey } from './region/teams.ts';

export interface Region {
  readonly area: Area;
  readonly organisations: readonly Organisation[];
  readonly teams: readonly Team[];
  readonly staff: readonly Staff[];
  readonly patients: readonly DemoPatient[];
  readonly services: readonly Service[];
  readonly rota: readonly Shift[];
}

/** @param now the moment of loading, milliseconds since 1970: ages of the youngest and the rota follow it. */
export function region(now: number): Region {
  return {
    area: AREA,
    organisations: ORGANISATIONS,
    teams: TEAMS,
    staff: STAFF,
    patients: patients(now),
    services: SERVICES,
    rota: rota(now),
  };
}

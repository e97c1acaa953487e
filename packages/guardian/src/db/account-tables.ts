/** Who looked, what left, what is held or to be erased: the organisation's own account. Rules AU*, ER*. */
import type { AccessKind, CaseId, Export, OrganisationId, ReleaseReason, TeamId, UserId } from '@corridor/wire';
import type { Generated } from 'kysely';

/** The server's records, as they were verified, of this organisation's people and of its cases. */
export interface AccessesTable {
  organisation: OrganisationId;
  number: number;
  at: number;
  what: AccessKind;
  case_id: CaseId | null;
  reader_organisation: OrganisationId;
  team: TeamId;
  user_id: UserId;
  /** As the chain has it: whoever doubts a row hashes the chain again. */
  record: Uint8Array;
}

/** How far each chain was taken over, and where it stopped to fit. */
export interface AccessCursorsTable {
  organisation: OrganisationId;
  number: number;
  head: Uint8Array;
  /** Time of the oldest record that the server still had; null before the first. */
  since: number | null;
  checked_at: number | null;
  broken_at: number | null;
}

export interface ExportsTable {
  seq: Generated<number>;
  organisation: OrganisationId;
  at: number;
  what: Export;
  case_id: CaseId | null;
  by: UserId;
  statement: Uint8Array;
}

/** A request that a case be erased. What it says of the case outlives what the guardian drops of it. */
export interface ErasuresTable {
  organisation: OrganisationId;
  case_id: CaseId;
  state: 'proposed' | 'released' | 'erased';
  reason: ReleaseReason;
  note: string;
  up_to: number;
  kind: string;
  opened_at: number | null;
  closed_at: number | null;
  teams: string[];
  proposed_by: UserId;
  proposed_at: number;
  confirmed_by: UserId | null;
  erased_at: number | null;
  /** Names of the other organisations that have not released it, or hold it, as last seen. */
  waits_for: string[];
  held_by: string[];
}

export interface HoldsTable {
  organisation: OrganisationId;
  case_id: CaseId;
  note: string;
  by: UserId;
  at: number;
}

/** The last version of an organisation's word on a case. */
export interface ReleaseVersionsTable {
  organisation: OrganisationId;
  case_id: CaseId;
  version: number;
}

export interface SchedulesTable {
  organisation: OrganisationId;
  years: number;
}

export interface AccountTables {
  accesses: AccessesTable;
  access_cursors: AccessCursorsTable;
  exports: ExportsTable;
  erasures: ErasuresTable;
  holds: HoldsTable;
  release_versions: ReleaseVersionsTable;
  schedules: SchedulesTable;
}

export const ACCOUNT_SCHEMA = `
create table accesses (
  organisation text not null references organisations, number int8 not null, at int8 not null, what text not null,
  case_id text, reader_organisation text not null, team text not null, user_id text not null, record bytea not null,
  primary key (organisation, number));
create index accesses_of_case on accesses (organisation, case_id, at);
create index accesses_of_person on accesses (organisation, user_id, at);
create index accesses_in_time on accesses (organisation, at);
create table access_cursors (
  organisation text primary key references organisations, number int8 not null, head bytea not null, since int8,
  checked_at int8, broken_at int8);

create table exports (
  seq int8 generated always as identity primary key, organisation text not null references organisations,
  at int8 not null, what text not null, case_id text, by text not null, statement bytea not null);
create index exports_in_time on exports (organisation, at);

create table erasures (
  organisation text not null references organisations, case_id text not null, state text not null, reason text not null,
  note text not null, up_to int8 not null, kind text not null, opened_at int8, closed_at int8, teams text[] not null,
  proposed_by text not null references staff, proposed_at int8 not null, confirmed_by text references staff,
  erased_at int8, waits_for text[] not null, held_by text[] not null, primary key (organisation, case_id));
create table holds (
  organisation text not null references organisations, case_id text not null, note text not null,
  by text not null references staff, at int8 not null, primary key (organisation, case_id));
create table release_versions (
  organisation text not null references organisations, case_id text not null, version int4 not null,
  primary key (organisation, case_id));
create table schedules (organisation text primary key references organisations, years int4 not null);
`;

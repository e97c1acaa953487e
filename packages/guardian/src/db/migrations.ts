/** The schema of the guardian's own database, in steps that never change once released. */
import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { INVITATION_SCHEMA } from './invitation-tables.ts';
import { LOG_SCHEMA } from './log-tables.ts';
import { ACCOUNT_SCHEMA } from './account-tables.ts';
import { OFFICE_SCHEMA } from './office-tables.ts';
import { ENDED_SESSION_SCHEMA, KEY_NOTICE_SCHEMA } from './ways-in-tables.ts';

const first = `
create table organisations (
  organisation text primary key, ods text not null unique, name text not null, statement bytea not null,
  guardian text not null, guardian_statement bytea not null,
  recovery text not null, recovery_statement bytea not null, at int8 not null);

create table staff (
  organisation text not null references organisations, user_id text primary key,
  issuer text, sub text, email text, name text not null, role text not null, registration text not null,
  powers text[] not null, version int4 not null default 0, sign bytea, kem bytea, certificate bytea, share bytea,
  reset_allowed boolean not null default false, left_at int8);
create unique index staff_subject on staff (organisation, issuer, sub) where left_at is null;
create unique index staff_email on staff (organisation, lower(email)) where left_at is null;
create index staff_of_subject on staff (issuer, sub);

create table teams (
  organisation text not null references organisations, team text primary key,
  kind text not null, name text not null, person text references staff, closed_at int8);
create index teams_of_organisation on teams (organisation);
create unique index team_of_one on teams (person);

create table posts (
  team text not null references teams, user_id text not null references staff, power text not null,
  primary key (team, user_id));
create index posts_of_person on posts (user_id);

create table rosters (
  team text not null references teams, version int4 not null, generation int4 not null, statement bytea not null,
  primary key (team, version));
create table generations (
  team text not null references teams, generation int4 not null, wrap bytea not null, primary key (team, generation));

create table publications (
  seq int8 generated always as identity primary key, organisation text not null references organisations,
  kind text not null, statement bytea not null, wraps bytea[] not null, published_at int8, refusal text);
create index publications_waiting on publications (organisation, seq) where published_at is null;

create table services (
  organisation text not null, team text not null references teams, pathway_id text not null,
  version int4 not null, statement bytea not null, primary key (team, pathway_id));
create table rotas (team text primary key references teams, version int4 not null, statement bytea not null);

create table audit (
  seq int8 generated always as identity primary key, organisation text not null references organisations,
  at int8 not null, act text not null, subject text not null, by text not null);
create index audit_of_organisation on audit (organisation, seq);

create table feeds (team text primary key references teams, n int8 not null);
create table cases (
  organisation text not null references organisations, case_id text not null, last int8 not null,
  nhs_number text, family text, given text, born text, facts jsonb not null, course jsonb,
  due_at int8, at int8 not null,
  primary key (organisation, case_id));
create index cases_of_patient on cases (organisation, nhs_number) where nhs_number is not null;
create index cases_due on cases (due_at) where due_at is not null;
create table areas (organisation text primary key, area text not null);
create table faults (
  organisation text not null references organisations, case_id text not null, lane text not null, number int8 not null,
  code text not null, at int8 not null, primary key (organisation, case_id, lane, number));

create table filings (
  organisation text not null references organisations, case_id text not null, closed_event text not null,
  version int4 not null, team text not null, state text not null, path text, hash bytea, up_to int8,
  attempts int4 not null default 0, failure text, next_at int8 not null, at int8 not null,
  primary key (organisation, case_id, closed_event), unique (organisation, case_id, version));
create index filings_waiting on filings (next_at) where state <> 'filed';

create table alarms (
  organisation text not null references organisations, case_id text not null, line text not null,
  due int8 not null, at int8 not null, primary key (organisation, case_id, line, due));
`;

/** When the guardian first saw a case, and whether a person's bundle lies at the server: of those before, it does. */
const second = `
alter table cases add column seen_at int8 not null default 0;
alter table staff add column unconfirmed boolean not null default false;
`;

/**
 * The index by which people find cases through their guardian, which is filled by reading every feed again; the state of
 * what a pathway's rule shared; documents that supersede what was filed under another patient; and teams that end.
 */
const third = `
alter table cases add column kind text, add column readers text[] not null default '{}', add column opened_at int8,
  add column asking boolean not null default false, add column is_open boolean not null default false,
  add column asked_by text, add column held_by text, add column name_grams text[] not null default '{}',
  add column photographs text[] not null default '{}', add column former_numbers text[] not null default '{}';
create index cases_of_readers on cases using gin (readers);
create index cases_of_names on cases using gin (name_grams);
create index cases_of_photographs on cases using gin (photographs);
update feeds set n = 0;

create table fallbacks (
  organisation text not null references organisations, case_id text not null, line text not null, due int8 not null,
  team text not null, state text not null, attempts int4 not null default 0, next_at int8 not null, at int8 not null,
  primary key (organisation, case_id, line, due));
create index fallbacks_waiting on fallbacks (next_at) where state = 'due';

alter table filings add column kind text not null default 'document';
alter table filings drop constraint filings_pkey;
alter table filings drop constraint filings_organisation_case_id_version_key;
alter table filings add primary key (organisation, case_id, version);
create unique index filings_of_event on filings (organisation, case_id, closed_event, kind);

alter table teams add column ending_since int8, add column merged_into text references teams;
`;

/** Rotations that were asked for, and who somebody is whose row was read back from the server. */
const seventh = `
create table rotations (
  organisation text not null references organisations, team text not null references teams, by text not null,
  asked_at int8 not null, done_at int8, primary key (organisation, team));
create index rotations_waiting on rotations (asked_at) where done_at is null;
alter table staff add column subject bytea;
`;

/** When an administrator ended a person's sessions. */
const ninth = `
alter table staff add column sessions_from int8;
`;

/** A merger whose cases an administrator began to hand over. */
const tenth = `
create table mergers (
  organisation text primary key references organisations, statement bytea not null, by text not null, begun_at int8 not null);
create table handed_over (
  organisation text not null references organisations, case_id text not null, leaving_at int8 not null, left_at int8,
  primary key (organisation, case_id));
`;

async function run(db: Kysely<unknown>, statements: string): Promise<void> {
  for (const statement of statements.split(';').filter((text) => text.trim() !== '')) {
    await sql.raw(statement).execute(db);
  }
}

export const migrations: Readonly<Record<string, Migration>> = {
  '0001-first': { up: async (db: Kysely<unknown>) => await run(db, first) },
  '0002-seen-and-confirmed': { up: async (db: Kysely<unknown>) => await run(db, second) },
  '0003-found-shared-superseded': { up: async (db: Kysely<unknown>) => await run(db, third) },
  '0004-office': { up: async (db: Kysely<unknown>) => await run(db, OFFICE_SCHEMA) },
  '0007-rotations': { up: async (db: Kysely<unknown>) => await run(db, seventh) },
  '0008-audit-and-erasure': { up: async (db: Kysely<unknown>) => await run(db, ACCOUNT_SCHEMA) },
  '0008-transparency-log': { up: async (db: Kysely<unknown>) => await run(db, LOG_SCHEMA) },
  '0009-invitations': { up: async (db: Kysely<unknown>) => await run(db, INVITATION_SCHEMA) },
  '0009-sessions-ended': { up: async (db: Kysely<unknown>) => await run(db, ninth) },
  '0010-ended-sessions': { up: async (db: Kysely<unknown>) => await run(db, ENDED_SESSION_SCHEMA) },
  '0010-key-notices': { up: async (db: Kysely<unknown>) => await run(db, KEY_NOTICE_SCHEMA) },
  '0010-mergers': { up: async (db: Kysely<unknown>) => await run(db, tenth) },
};

/** Tables of what people do through the guardian: proposals of pathways, command tokens, swaps of shifts, areas. */
import type { OrganisationId, TeamId, UserId } from '@corridor/wire';

/** A pathway's text that somebody proposed, and what became of it. */
export interface ProposalsTable {
  id: string;
  organisation: OrganisationId;
  team: TeamId;
  pathway_id: string;
  version: number;
  title: string;
  telephone: string;
  text: string;
  /** SHA-256 of the text. */
  hash: Uint8Array;
  /** The pathway bound to the network, as it would be signed. */
  document: Uint8Array;
  by: UserId;
  at: number;
  state: 'proposed' | 'released' | 'withdrawn';
  settled_by: UserId | null;
  settled_at: number | null;
}

/** With which a person's command acts as them. */
export interface CommandTokensTable {
  user_id: UserId;
  organisation: OrganisationId;
  /** SHA-256 of the token, which is kept nowhere. */
  hash: Uint8Array;
  at: number;
  expires_at: number;
}

/** A coming shift that its holder offers to a colleague. */
export interface SwapsTable {
  id: string;
  organisation: OrganisationId;
  team: TeamId;
  from_at: number;
  to_at: number;
  by: UserId;
  to_user: UserId;
  at: number;
}

/** The newest statement of an area, by the organisation that is its authority. */
export interface AuthoritiesTable {
  organisation: OrganisationId;
  code: string;
  name: string;
  version: number;
  statement: Uint8Array;
}

/** The newest statement of an organisation hosted here on whose area it is in. */
export interface AreaMembersTable {
  organisation: OrganisationId;
  code: string;
  authority: OrganisationId;
  version: number;
  statement: Uint8Array;
}

export interface OfficeTables {
  proposals: ProposalsTable;
  command_tokens: CommandTokensTable;
  swaps: SwapsTable;
  authorities: AuthoritiesTable;
  area_members: AreaMembersTable;
}

export const OFFICE_SCHEMA = `
create table proposals (
  id text primary key, organisation text not null references organisations, team text not null references teams,
  pathway_id text not null, version int4 not null, title text not null, telephone text not null, text text not null,
  hash bytea not null, document bytea not null, by text not null references staff, at int8 not null,
  state text not null, settled_by text references staff, settled_at int8);
create index proposals_of_organisation on proposals (organisation, at);

create table command_tokens (
  user_id text primary key references staff, organisation text not null references organisations,
  hash bytea not null unique, at int8 not null, expires_at int8 not null);

create table swaps (
  id text primary key, organisation text not null references organisations, team text not null references teams,
  from_at int8 not null, to_at int8 not null, by text not null references staff, to_user text not null references staff,
  at int8 not null);
create index swaps_of_team on swaps (team);

create table authorities (
  organisation text primary key references organisations, code text not null unique, name text not null,
  version int4 not null, statement bytea not null);
create table area_members (
  organisation text primary key references organisations, code text not null, authority text not null,
  version int4 not null, statement bytea not null);
create index area_members_of_area on area_members (code);
`;

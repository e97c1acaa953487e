/** The guardian's own database, as kysely sees it. Identifiers are 32 hexadecimal characters, times milliseconds since 1970 UTC. */
import type { CaseId, EventId, Kind, OrganisationId, TeamId, UserId } from '@corridor/wire';
import type { Generated, JSONColumnType } from 'kysely';
import type { Facts } from '../follow/facts.ts';
import type { Course } from '../follow/course.ts';
import type { AccountTables } from './account-tables.ts';
import type { LogTables } from './log-tables.ts';
import type { InvitationsTable } from './invitation-tables.ts';
import type { OfficeTables } from './office-tables.ts';
import type { EndedSessionsTable, NoticesSeenTable } from './ways-in-tables.ts';

export interface OrganisationsTable {
  organisation: OrganisationId;
  ods: string;
  name: string;
  statement: Uint8Array;
  guardian: UserId;
  guardian_statement: Uint8Array;
  recovery: UserId;
  recovery_statement: Uint8Array;
  at: number;
  /** Nobody gets keys by a sign-in alone. */
  invitation_required: Generated<boolean>;
}

export interface StaffTable {
  organisation: OrganisationId;
  user_id: UserId;
  /** Null until the first sign-in of somebody who was entered by e-mail address. */
  issuer: string | null;
  sub: string | null;
  /** SHA-256 of issuer and subject, as the certificate names it, of somebody whose row was read back from the server. */
  subject: Uint8Array | null;
  email: string | null;
  name: string;
  role: string;
  registration: string;
  powers: string[];
  /** Version of the certified keys; 0 before there are any. */
  version: number;
  sign: Uint8Array | null;
  kem: Uint8Array | null;
  certificate: Uint8Array | null;
  /** The guardian's half of the unlock secret, sealed under the organisation's own share key. */
  share: Uint8Array | null;
  reset_allowed: boolean;
  /** Keys were certified, and the person's client has not yet said that it could keep them. */
  unconfirmed: boolean;
  /** Sessions that began before are over; null if none was ever ended from here. */
  sessions_from: number | null;
  left_at: number | null;
}

export interface TeamsTable {
  organisation: OrganisationId;
  team: TeamId;
  kind: 'service' | 'group' | 'personal';
  name: string;
  /** The one person of a personal team. */
  person: UserId | null;
  closed_at: number | null;
  /** Since when it takes nothing new, and which team's members see to what is left; then it is closed. */
  ending_since: number | null;
  merged_into: TeamId | null;
}

/** Who is to be in a team, enrolled or not; the roster follows once they have keys. */
export interface PostsTable {
  team: TeamId;
  user_id: UserId;
  power: 'member' | 'lead';
}

export interface RostersTable {
  team: TeamId;
  version: number;
  generation: number;
  statement: Uint8Array;
}

/** The guardian's own wrap of each generation. */
export interface GenerationsTable {
  team: TeamId;
  generation: number;
  wrap: Uint8Array;
}

export type PublicationKind =
  | 'organisation'
  | 'guardian'
  | 'recovery'
  | 'vouch'
  | 'succession'
  | 'person'
  | 'roster'
  | 'service'
  | 'rota'
  | 'area'
  | 'area-member'
  | 'released-code'
  | 'export'
  | 'released';

/** What was signed and has to reach the server, in the order of signing. */
export interface PublicationsTable {
  seq: Generated<number>;
  organisation: OrganisationId;
  kind: PublicationKind;
  statement: Uint8Array;
  wraps: Uint8Array[];
  published_at: number | null;
  /** The server's word, if it refused. */
  refusal: string | null;
}

export interface ServicesTable {
  organisation: OrganisationId;
  team: TeamId;
  pathway_id: string;
  version: number;
  statement: Uint8Array;
}

export interface RotasTable {
  team: TeamId;
  version: number;
  statement: Uint8Array;
}

export interface AuditTable {
  seq: Generated<number>;
  organisation: OrganisationId;
  at: number;
  act: string;
  /** Whom it was done to or for. */
  subject: string;
  /** Who asked: a person's id, `admin-token`, or `guardian`. */
  by: string;
}

export interface FeedsTable {
  team: TeamId;
  n: number;
}

export interface CasesTable {
  organisation: OrganisationId;
  case_id: CaseId;
  /** Number of the newest event that was opened. */
  last: number;
  nhs_number: string | null;
  family: string | null;
  given: string | null;
  born: string | null;
  kind: Kind | null;
  /** Teams that read it now, of whichever organisation. */
  readers: TeamId[];
  opened_at: number | null;
  /** Whether a team of this organisation asked. */
  asking: boolean;
  /** A question that was not closed. */
  is_open: boolean;
  asked_by: UserId | null;
  held_by: UserId | null;
  /** Of the patient's names, three letters at a time, for finding what was misspelt. */
  name_grams: string[];
  /** SHA-256 of each, by which it is known again in an album. */
  photographs: string[];
  /** NHS numbers under which it was recorded before. */
  former_numbers: string[];
  /** What insight counts. */
  facts: JSONColumnType<Facts>;
  /** Plan, acts and firings, for the alarm; null once nothing is left to come. */
  course: JSONColumnType<Course> | null;
  /** When the next line of the plan is due. */
  due_at: number | null;
  /** When this guardian first saw the case; never changed. */
  seen_at: number;
  at: number;
}

/** Which area an organisation is of. */
export interface AreasTable {
  organisation: OrganisationId;
  area: string;
}

/** Events that did not verify or open: kept until somebody has looked. */
export interface FaultsTable {
  organisation: OrganisationId;
  case_id: CaseId;
  lane: string;
  number: number;
  code: string;
  at: number;
}

export interface FilingsTable {
  organisation: OrganisationId;
  case_id: CaseId;
  /** The event that this document follows: a `closed`, or the `re-anchored` that corrected the patient. */
  closed_event: EventId;
  version: number;
  /** The case's document, or word under a former patient that what was filed there is superseded. */
  kind: 'document' | 'notice';
  team: TeamId;
  state: 'due' | 'written' | 'filed';
  path: string | null;
  hash: Uint8Array | null;
  up_to: number | null;
  attempts: number;
  /** Why the last attempt failed; null after one that did not. */
  failure: string | null;
  next_at: number;
  at: number;
}

/** A case that a fired line offers to its pathway's fallback, and what the guardian did about it. */
export interface FallbacksTable {
  organisation: OrganisationId;
  case_id: CaseId;
  line: string;
  due: number;
  /** To whom it is offered. */
  team: TeamId;
  state: 'due' | 'shared' | 'withheld';
  attempts: number;
  next_at: number;
  at: number;
}

/** A team whose key an administrator suspects to be in other hands. */
export interface RotationsTable {
  organisation: OrganisationId;
  team: TeamId;
  by: string;
  asked_at: number;
  /** Null until its new generation is signed. */
  done_at: number | null;
}

/** An organisation that was taken into another, and hands its cases over. */
export interface MergersTable {
  organisation: OrganisationId;
  /** The succession that both roots signed. */
  statement: Uint8Array;
  by: string;
  begun_at: number;
}

/** A case that goes to the organisation's successor. */
export interface HandedOverTable {
  organisation: OrganisationId;
  case_id: CaseId;
  /** When the successor's team was in it, and this organisation's was about to leave. */
  leaving_at: number;
  /** Null until it has. */
  left_at: number | null;
}

export interface AlarmsTable {
  organisation: OrganisationId;
  case_id: CaseId;
  line: string;
  due: number;
  at: number;
}

export interface Tables extends OfficeTables, LogTables, AccountTables {
  organisations: OrganisationsTable;
  staff: StaffTable;
  teams: TeamsTable;
  posts: PostsTable;
  rosters: RostersTable;
  generations: GenerationsTable;
  publications: PublicationsTable;
  services: ServicesTable;
  rotas: RotasTable;
  audit: AuditTable;
  feeds: FeedsTable;
  cases: CasesTable;
  faults: FaultsTable;
  filings: FilingsTable;
  fallbacks: FallbacksTable;
  alarms: AlarmsTable;
  rotations: RotationsTable;
  mergers: MergersTable;
  handed_over: HandedOverTable;
  areas: AreasTable;
  invitations: InvitationsTable;
  notices_seen: NoticesSeenTable;
  ended_sessions: EndedSessionsTable;
}

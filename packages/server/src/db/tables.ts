/** The tables as kysely sees them. Their meaning is said in migrations/. Identifiers: 32 hexadecimal characters. */
import type { ColumnType, Generated } from 'kysely';
import type { LogTables } from './log-tables.ts';

type Bytes = Uint8Array;
type Json<T> = ColumnType<T, string, string>;

export interface Tables extends LogTables {
  organisations: { id: string; root: Bytes; statement: Bytes; at: number };
  guardians: {
    id: string;
    version: number;
    organisation: string;
    sign: Bytes;
    expires_at: number;
    statement: Bytes;
  };
  recoveries: { id: string; version: number; organisation: string; statement: Bytes };
  people: {
    id: string;
    version: number;
    organisation: string;
    subject: Bytes;
    sign: Bytes;
    kem: Bytes;
    issued_at: number;
    expires_at: number;
    statement: Bytes;
  };
  counters: { name: string; value: number };
  directory: { seq: number; kind: string; about: string; statement: Bytes };
  teams: {
    key: Generated<number>;
    id: string;
    organisation: string;
    kind: string;
    roster_version: number;
    roster_hash: Bytes;
    generation: number;
    commitment: Bytes;
    last: Generated<number>;
  };
  rosters: { team: number; version: number; statement: Bytes };
  memberships: { team: number; member: string; version: number; power: string };
  team_wraps: { team: number; generation: number; member: string; version: number; statement: Bytes };
  services: { team: number; pathway: string; version: number; state: string };
  rotas: { team: number; version: number };
  shifts: { team: number; member: string; deputy: string | null; starts: number; ends: number; place: number };
  absences: { team: number; member: string; deputy: string | null; starts: number; ends: number; place: number };
  sessions: {
    id: string;
    member: string;
    organisation: string;
    version: number;
    key: Bytes;
    mode: string;
    at: number;
    expires_at: number;
    ended: string | null;
  };
  bundles: { member: string; version: number; bundle: Bytes; slots: Bytes[] };
  shares: { member: string; share: Bytes };
  contacts: { member: string; push: Json<PushAddress> | null; email: string | null; emailed_at: Generated<number> };
  logs: {
    key: number;
    case_id: string;
    lane: string;
    kind: string;
    epoch: number;
    epoch_hash: Bytes;
    teams: number[];
    generations: number[];
    feeds: number[];
    last: number;
    clinical: number;
    opener_team: number;
    opener: string;
    opened_at: number;
    closed: boolean;
    pathway: string | null;
    asked: number[] | null;
    erased_at: number | null;
  };
  access_chains: { organisation: string; number: number; head: Bytes; statement: Bytes | null };
  accesses: { organisation: string; number: number; at: number; record: Bytes };
  releases: {
    case_id: string;
    organisation: string;
    version: number;
    released: boolean;
    up_to: number;
    statement: Bytes;
  };
  erased_blobs: { id: string };
  case_wraps: { log: number; epoch: number; team: number; how: string; statement: Bytes };
  epochs: { log: number; epoch: number; statement: Bytes };
  events: {
    log: number;
    number: number;
    at: number;
    id: string;
    act: string;
    author: string;
    team: number;
    told: string[] | null;
    event: Bytes;
  };
  reaches: {
    log: number;
    member: string;
    team: number;
    got: Generated<number>;
    seen: Generated<number>;
    saw: Bytes | null;
  };
  sightings: { log: number; member: string; seen: number; team: number; at: number };
  shelves: { team: number; version: number; statement: Bytes };
  blobs: {
    id: string;
    case_id: string;
    organisation: string;
    uploader: string;
    length: number;
    at: number;
    complete: Generated<boolean>;
  };
  plan_lines: {
    log: number;
    line: string;
    since: number;
    at: number;
    unless: Json<readonly { act: string; by: string }[]>;
    does: string;
    organisation: string;
    team: string;
    duty: string;
    done: Generated<boolean>;
  };
  firings: { log: number; line: string; statement: Bytes };
  notifications: {
    member: string;
    channel: string;
    due: number;
    attempts: Generated<number>;
    log: number | null;
    number: number | null;
  };
}

/** Where a browser's push service takes messages, and the keys that its messages are sealed to (RFC 8291). */
export interface PushAddress {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

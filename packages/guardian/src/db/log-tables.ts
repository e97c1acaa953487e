/** Tables of what this guardian has seen of the transparency log about its own organisations. */
import type { LogKind, OrganisationId } from '@corridor/wire';
import type { LogAlarmCode } from '../transparency/alarm.ts';

/** An entry of an organisation's own chain, as it was verified. */
export interface LogEntriesTable {
  organisation: OrganisationId;
  number: number;
  kind: LogKind | null;
  tag: Uint8Array;
  head: Uint8Array;
  /** Hash of the statement as it travels; null of one that the log had forgotten before it was read. */
  name: Uint8Array | null;
}

/** The last checkpoint that an organisation's guardian cosigned, for all of its replicas. */
export interface LogCosignedTable {
  organisation: OrganisationId;
  size: number;
  note: string;
  at: number;
  /** When it cosigned for the first time: of what the server kept before there was a log it cannot tell the order. */
  since: number;
}

export interface LogAlarmsTable {
  organisation: OrganisationId;
  code: LogAlarmCode;
  /** The checkpoint that was not cosigned, as it came. */
  note: string;
  first_at: number;
  last_at: number;
}

export interface LogTables {
  log_entries: LogEntriesTable;
  log_cosigned: LogCosignedTable;
  log_alarms: LogAlarmsTable;
}

export const LOG_SCHEMA = `
create table log_entries (
  organisation text not null references organisations, number int8 not null, kind text, tag bytea not null,
  head bytea not null, name bytea, primary key (organisation, number));

create table log_cosigned (
  organisation text primary key references organisations, size int8 not null, note text not null, at int8 not null,
  since int8 not null);

create table log_alarms (
  organisation text not null references organisations, code text not null, note text not null,
  first_at int8 not null, last_at int8 not null, primary key (organisation, code));
`;

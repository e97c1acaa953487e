/** Tables of people's ways in. The schema stands beside them, in steps of migrations.ts that never change once released. */
import type { SessionId, UserId } from '@corridor/wire';

export const KEY_NOTICE_SCHEMA = `
create table notices_seen (user_id text primary key references staff, up_to int8 not null);
create index audit_of_subject on audit (subject, seq);
`;

export interface NoticesSeenTable {
  user_id: UserId;
  /** Number in the trail. */
  up_to: number;
}

export const ENDED_SESSION_SCHEMA = `
create table ended_sessions (
  user_id text not null references staff, session text not null, until int8 not null, primary key (user_id, session));
`;

export interface EndedSessionsTable {
  user_id: UserId;
  session: SessionId;
  /** After this no session of today counts by itself. */
  until: number;
}

/** The table of invitations. The schema stands beside it, in steps of migrations.ts that never change once released. */
import type { OrganisationId, UserId } from '@corridor/wire';

export const INVITATION_SCHEMA = `
create table invitations (
  key text primary key, organisation text not null references organisations, user_id text not null, statement bytea not null,
  at int8 not null, expires_at int8 not null, used_at int8, withdrawn_at int8, tried_again int4 not null default 0);
create index invitations_of_person on invitations (organisation, user_id);

alter table organisations add column invitation_required boolean not null default false;
`;

export interface InvitationsTable {
  /** The public key that the code gives, in hexadecimal. */
  key: string;
  organisation: OrganisationId;
  user_id: UserId;
  statement: Uint8Array;
  at: number;
  expires_at: number;
  used_at: number | null;
  withdrawn_at: number | null;
  /** How often somebody came with it after it was used. */
  tried_again: number;
}

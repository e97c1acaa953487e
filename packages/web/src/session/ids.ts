/** Identifiers as the client gives them; the page never makes one. */
import type { Attachment, ThreadItem } from '@corridor/cases';
import type { Hat, InboxRow, MyTeam } from '@corridor/client';

export type CaseId = InboxRow['case'];
export type TeamId = MyTeam['team'];
export type UserId = Hat['user'];
export type EventId = Extract<ThreadItem, { readonly kind: 'message' }>['id'];
export type BlobId = Attachment['id'];

import type { CaseId, TeamId } from '@corridor/wire';
import type { Access } from './access.ts';
import type { Upload } from './attachment.ts';
import type { CaseView } from './case-view.ts';
import type { Connection, LogShown } from './connection.ts';
import type { Unsent } from './delivery.ts';
import type { Inbox } from './inbox.ts';
import type { Service } from './service.ts';
import type { Shelf } from './shelf.ts';

/** What can be watched. The listener hears the present value at once and every later one. */
export interface Topics {
  readonly access: { readonly ask: null; readonly value: Access };
  readonly connection: { readonly ask: null; readonly value: Connection };
  readonly log: { readonly ask: null; readonly value: LogShown };
  readonly inbox: { readonly ask: TeamId; readonly value: Inbox };
  readonly case: { readonly ask: CaseId; readonly value: CaseView };
  readonly services: { readonly ask: null; readonly value: readonly Service[] };
  /** Null asks for the signed-in person's own. */
  readonly shelf: { readonly ask: TeamId | null; readonly value: Shelf };
  readonly outbox: { readonly ask: null; readonly value: readonly Unsent[] };
  readonly uploads: { readonly ask: CaseId; readonly value: readonly Upload[] };
}

export type Topic = keyof Topics;

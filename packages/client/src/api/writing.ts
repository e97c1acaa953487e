/** What somebody does in cases: everything goes through the outbox. */
import type { Body, NewCase } from '@corridor/cases';
import type { CaseId, EventId, Kind, TeamId, UserId } from '@corridor/wire';

export interface NewCaseInput {
  readonly case: CaseId;
  readonly kind: Kind;
  readonly asking: TeamId;
  readonly answering: readonly TeamId[];
  /** For kind `direct`: the other person; their team of one is found by the client. */
  readonly withPerson?: UserId;
  readonly pathway?: { readonly team: TeamId; readonly id: string };
  readonly content: NewCase;
}

export interface WriteInput {
  readonly case: CaseId;
  readonly body: Body;
  readonly private?: boolean;
  readonly to?: readonly UserId[];
  readonly about?: EventId;
  /** The last number the author had on screen: clinical acts are refused if a later clinical act exists. */
  readonly basedOn: number;
  /** For `shared`: the teams that join. */
  readonly share?: readonly TeamId[];
}

export interface Writing {
  /** A fresh case number, so that photographs can be sealed and sent before the question is. */
  newCaseId(): Promise<CaseId>;
  /** Opens a case. Resolves when it is in the outbox; its delivery is watched in the case. */
  open(input: NewCaseInput): Promise<EventId>;
  /** Writes one act. `private` seals it to the viewer's own team alone. */
  write(input: WriteInput): Promise<EventId>;
  /** `lastConfirmed`: its author says to send to the members last confirmed, though the log is stale. */
  retry(event: EventId, lastConfirmed?: true): Promise<void>;
  /** Takes an unsent event back; its body becomes the draft again. */
  takeBack(event: EventId): Promise<Body>;
  saw(caseId: CaseId, upTo: number, isPrivate: boolean): Promise<void>;
  /** Drafts belong to their author and device: memory on a shared device, sealed storage on one's own. `key` is a case and a composer. */
  saveDraft(key: string, draft: string): Promise<void>;
  draft(key: string): Promise<string | null>;
}

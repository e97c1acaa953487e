/** What has been written and how far it has got. */
import type { Body } from '@corridor/cases';
import type { CaseId, EventId } from '@corridor/wire';
import type { ClientErrorCode } from './error-code.ts';

/** How far one sent event has got; honest, never assumed. */
export type Delivery =
  | { readonly state: 'queued' }
  | { readonly state: 'sending' }
  /** `number`: for `stale-basis`, the newest clinical act, which its author had not seen. */
  | { readonly state: 'refused'; readonly code: ClientErrorCode; readonly number?: number }
  | { readonly state: 'accepted'; readonly at: number }
  | { readonly state: 'delivered'; readonly to: readonly string[] }
  | { readonly state: 'seen'; readonly by: readonly { readonly name: string; readonly at: number }[] };

export interface Unsent {
  readonly event: EventId;
  readonly case: CaseId;
  readonly about: string;
  readonly body: Body;
  readonly private: boolean;
  readonly writtenAt: number;
  readonly delivery: Delivery;
}

import type { CaseId, Refusal, TeamId } from '@corridor/wire';
import type { Submission } from './submission.ts';

/** What became of an event. `again`: it had been accepted before, and nothing was written. */
export type Outcome =
  | { readonly is: 'accepted'; readonly number: number; readonly at: number; readonly fed: Fed }
  | { readonly is: 'again'; readonly number: number; readonly at: number }
  | { readonly is: 'refused'; readonly code: Refusal; readonly number?: number };

/** Where an accepted event stands in the feed of each team that reads it. */
export interface Fed {
  readonly case: CaseId;
  readonly lane: TeamId | null;
  readonly number: number;
  readonly at: number;
  readonly submission: Submission;
  readonly feeds: readonly { readonly team: TeamId; readonly n: number }[];
}

export function refused(code: Refusal, number?: number): Outcome {
  return number === undefined ? { is: 'refused', code } : { is: 'refused', code, number };
}

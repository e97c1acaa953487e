/** What a case's pathway does by itself: what has been done, and what is ahead. */

export type PlanDuty = 'on-call' | 'deputy' | 'lead' | 'team';

export interface LineShown {
  readonly line: string;
  readonly at: number;
  readonly does: 'notify' | 'offer';
  readonly team: string;
  readonly duty: PlanDuty;
}

/** A line of the plan that fired, and what it did. */
export interface FiringShown {
  readonly line: string;
  readonly at: number;
  readonly due: number;
  readonly does: 'notify' | 'offer';
  readonly team: string;
  readonly duty: PlanDuty;
  /** As what they were told, if nobody had the duty that was asked for. */
  readonly as: PlanDuty;
  readonly told: number;
  readonly people: readonly string[];
}

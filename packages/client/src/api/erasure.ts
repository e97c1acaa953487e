/** Erasing cases: requests that two people decide, holds, the schedule; and what is left of a case that was erased. */
import type { Act, CaseId, Deciding, ReleaseReason } from '@corridor/wire';

interface ErasureCase {
  readonly case: CaseId;
  readonly openedAt: number | null;
  readonly closedAt: number | null;
  readonly teams: readonly string[];
  readonly kind: string;
}

export interface Erasures {
  /** Years after closing. */
  readonly years: number;
  readonly powers: readonly Deciding[];
  readonly due: readonly (ErasureCase & { readonly dueAt: number })[];
  readonly requests: readonly (ErasureCase & {
    readonly state: 'proposed' | 'released' | 'stale' | 'erased';
    readonly reason: ReleaseReason;
    readonly note: string;
    readonly proposedBy: string;
    readonly proposedAt: number;
    readonly confirmedBy: string | null;
    readonly erasedAt: number | null;
    readonly waitsFor: readonly string[];
    readonly heldBy: readonly string[];
    readonly mayConfirm: boolean;
  })[];
  readonly holds: readonly (ErasureCase & {
    readonly note: string;
    readonly by: string;
    readonly at: number;
    readonly mayLift: boolean;
  })[];
}

export interface ErasingWord {
  readonly organisationName: string;
  readonly says: 'released' | 'held';
  readonly reason: ReleaseReason;
  readonly at: number;
  /** Names of the two who decided. */
  readonly decided: readonly string[];
}

export interface ErasedView {
  readonly at: number;
  readonly by: readonly ErasingWord[];
  /** Who did what and when: without what was said. */
  readonly entries: readonly {
    readonly number: number;
    readonly at: number;
    readonly name: string;
    readonly act: Act;
  }[];
  /** Every signature, counter and hash that is left fits. */
  readonly whole: boolean;
}

export interface Erasing {
  erasures(): Promise<Erasures>;
  proposeErasure(caseId: CaseId, reason: ReleaseReason, note: string): Promise<Erasures>;
  /** The second person's word, with the other power; or either's that it is taken back. */
  answerErasure(caseId: CaseId, answer: 'confirm' | 'withdraw'): Promise<Erasures>;
  holdCase(caseId: CaseId, note: string): Promise<Erasures>;
  liftHold(caseId: CaseId): Promise<Erasures>;
  setRetention(years: number): Promise<Erasures>;
}

/** Pathways: proposed by one person, released by another, through the guardian that signs them. */
import type { Fault, Pathway } from '@corridor/cases';
import type { TeamId } from '@corridor/wire';
import type { PlanDuty } from './plan.ts';

/** What is wrong with a pathway's text, where, and what to do. */
export interface PathwayFault extends Fault {
  /** From 1; 0 for a fault of the file as a whole. */
  readonly line: number;
  readonly column: number;
}

export interface DryRunStep {
  readonly at: number;
  readonly line: string;
  readonly does: 'opened' | 'notify' | 'offer' | 'target';
  readonly team: string;
  readonly duty: PlanDuty | null;
  /** Who that would be by the rota as it stands. */
  readonly people: readonly string[];
  readonly as: PlanDuty | null;
}

export interface PathwayChecked {
  readonly faults: readonly PathwayFault[];
  /** Null while there are faults. */
  readonly pathway: Pathway | null;
  readonly steps: readonly DryRunStep[];
}

export interface PathwayProposal {
  readonly id: string;
  readonly pathway: string;
  readonly title: string;
  readonly version: number;
  readonly team: TeamId;
  readonly teamName: string;
  readonly text: string;
  readonly by: string;
  readonly at: number;
  readonly state: 'proposed' | 'released' | 'withdrawn';
  readonly approvedBy: string | null;
  /** Whether the signed-in person may release it: an administrator who did not propose it. */
  readonly mayApprove: boolean;
}

export interface ReleasedPathway {
  readonly team: TeamId;
  readonly teamName: string;
  readonly pathway: string;
  readonly title: string;
  readonly version: number;
  readonly state: 'open' | 'off' | 'closed';
  readonly telephone: string;
  /** As it was written; of one that no proposal released, as its document reads. */
  readonly text: string;
}

export interface Pathways {
  readonly proposals: readonly PathwayProposal[];
  readonly released: readonly ReleasedPathway[];
  /** Whether the signed-in person may propose and release, as an administrator; a lead switches what their teams offer. */
  readonly mayPropose: boolean;
  /** The signed-in person's own token for the command line, if they have one. */
  readonly token: { readonly at: number; readonly expiresAt: number } | null;
}

export interface Releasing {
  pathways(): Promise<Pathways>;
  /** Checks a file's text, and if it is sound runs a case through it that is sent at `openedAt`. */
  checkPathway(text: string, openedAt: number): Promise<PathwayChecked>;
  proposePathway(team: TeamId, telephone: string, text: string): Promise<Pathways>;
  /** Only by somebody else than its author. */
  releasePathway(proposal: string): Promise<Pathways>;
  withdrawPathway(proposal: string): Promise<Pathways>;
  setServiceState(team: TeamId, pathway: string, state: 'open' | 'off' | 'closed'): Promise<Pathways>;
  /** A token with which the command proposes and releases as this person. Shown once; an earlier one stops working. */
  newCommandToken(): Promise<string>;
  revokeCommandToken(): Promise<Pathways>;
}

/** A team's cases, a row each. */
import type { CaseState, Patient } from '@corridor/cases';
import type { CaseId, Kind, TeamId } from '@corridor/wire';
import type { PersonName } from './team.ts';

export interface InboxRow {
  readonly case: CaseId;
  readonly kind: Kind;
  readonly patient: Patient | null;
  readonly subject: string;
  readonly asker: string;
  readonly askerOrganisation: string;
  readonly answering: string;
  readonly owner: PersonName | null;
  readonly waitingFor: 'us' | 'others' | 'closed';
  /** What is waited for, as `cases` says it: the status' word. */
  readonly status: CaseState['status']['kind'];
  readonly openedAt: number;
  readonly changedAt: number;
  readonly dueAt: number | null;
  readonly overdue: boolean;
  readonly urgency: 'routine' | 'soon' | 'urgent';
  readonly unread: number;
  /** Something unread names the viewer. */
  readonly mentioned: boolean;
  /** Private notes of the team that the viewer has not seen. */
  readonly unreadNotes: number;
  readonly photographs: number;
  readonly draft: boolean;
  readonly unsent: number;
  readonly outcome: string | null;
  readonly restricted: boolean;
  /** Phase of a standing group's case, by its label. */
  readonly phase: string | null;
  /** At least one of its events does not verify or open. */
  readonly damaged: boolean;
}

export interface Inbox {
  readonly team: TeamId;
  readonly teamName: string;
  readonly rows: readonly InboxRow[];
  /** Rows so far are shown while more come; `closed` are fetched when asked for. */
  readonly loading: boolean;
  readonly closedLoaded: boolean;
}

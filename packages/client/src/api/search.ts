/** What somebody looks up: closed cases, a patient's cases, words, colleagues, who would read. */
import type { Patient } from '@corridor/cases';
import type { CaseId, TeamId } from '@corridor/wire';
import type { Audience } from './audience.ts';
import type { InboxRow } from './inbox.ts';
import type { Insight } from './insight.ts';
import type { PersonName } from './team.ts';

export interface SearchFilter {
  readonly team?: TeamId;
  readonly site?: string;
  readonly outcome?: string;
  readonly state?: 'open' | 'closed';
}

export interface SearchHit {
  readonly case: CaseId;
  readonly patient: Patient | null;
  readonly subject: string;
  readonly snippet: string;
  /** The letters of `snippet` that were found: from and to, in order. */
  readonly marks: readonly (readonly [from: number, to: number])[];
  readonly changedAt: number;
  /** Whose inbox it stands in. */
  readonly team: TeamId | null;
  /** Sites of its photographs, in words. */
  readonly sites: readonly string[];
  readonly outcome: string | null;
}

export interface SearchAnswer {
  readonly hits: readonly SearchHit[];
  /** Cases before this moment were not searched. */
  readonly searchedBackTo: number | null;
  /** Cases of which only beginning and end were searched: the rest is being read. */
  readonly toRead: number;
}

export interface Looking {
  loadClosed(team: TeamId): Promise<void>;
  /** Open cases of the same patient among those this person can open. */
  casesOfPatient(nhsNumber: string): Promise<readonly InboxRow[]>;
  /** Fuzzy, among what is held: open cases and those of 90 days. */
  search(query: string, filter?: SearchFilter): Promise<SearchAnswer>;
  /** The same by patient, of any age, through one's own guardian; only cases that the asker may open. */
  searchOlder(query: string): Promise<SearchAnswer>;
  /** Whether the album of a patient between two teams exists among cases that the asker may open; asks the guardian. */
  findAlbum(caseId: CaseId): Promise<CaseId | null>;
  people(query: string): Promise<readonly PersonName[]>;
  /** Who would read a case from `asking` to `answering`. */
  audience(asking: TeamId, answering: readonly TeamId[]): Promise<Audience>;
  insight(from: number, to: number): Promise<Insight>;
}

/** The people of a team, and who answers for it now. */
import type { TeamId, UserId } from '@corridor/wire';

export interface PersonName {
  readonly user: UserId;
  readonly name: string;
  readonly role: string;
  readonly organisation: string;
}

export interface Duty {
  readonly now: PersonName | null;
  readonly until: number | null;
  readonly next: PersonName | null;
  /** When they begin: at `until`, or after a gap in which nobody is on call. */
  readonly nextFrom: number | null;
  readonly deputy: PersonName | null;
  /** Nobody is on call and no deputy covers: who is told instead, and as what. */
  readonly instead: {
    readonly as: 'lead' | 'team';
    readonly people: readonly PersonName[];
    /** Everybody of the team is away: these are told all the same. */
    readonly allAway?: true;
  } | null;
}

export interface MyTeam {
  readonly team: TeamId;
  readonly name: string;
  readonly kind: 'service' | 'group' | 'personal';
  readonly lead: boolean;
  /** Cases that wait for this team, and how many of those are past their time. */
  readonly waiting: number;
  readonly overdue: number;
  /**
   * Cases with something unread, and how many of them name the signed-in person, or are urgent and theirs. Null until
   * the inbox has been read: what grows while it is read is no news.
   */
  readonly unread: number | null;
  readonly calling: number;
  readonly onDuty: Duty | null;
  /** Whether the signed-in person is on call for it now, and whether they are away from it. */
  readonly mine: 'on-call' | 'deputy' | 'away' | 'off';
}

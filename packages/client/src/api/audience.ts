import type { TeamId } from '@corridor/wire';
import type { PersonName } from './team.ts';

/** What the log says of the newest roster of a team that this client knows. */
export type Verdict =
  /** In the log, and the newest by the word of its own guardian within a day. */
  | 'confirmed'
  /** Too new for the checkpoints so far. */
  | 'being-confirmed'
  /** Nobody has said within a day that there is no newer one. */
  | 'unproved'
  /** It should be in the log, and is not. */
  | 'unconfirmed'
  /** There is a newer one, which the server does not show. */
  | 'withheld'
  /** There is a later word than a vouch by which its organisation counts, which the server does not show. */
  | 'vouch-withheld'
  /** The map denies what the tree has. */
  | 'contradiction';

/** Who reads what is sent, before it is sent. */
export interface Audience {
  readonly teams: readonly {
    readonly team: TeamId;
    readonly name: string;
    readonly organisation: string;
    readonly people: readonly PersonName[];
    readonly host: string;
    readonly confirmedAt: number;
    /** What the log says of who is in it; null without a log, or before it was looked at. */
    readonly inLog: Verdict | null;
  }[];
  /** "Dermatology advice, Calderbrook Hospitals": what the Send button names. */
  readonly words: string;
}

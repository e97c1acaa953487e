import type { TeamId } from '@corridor/wire';
import type { PersonName } from './team.ts';

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
    readonly inLog:
      | 'confirmed'
      | 'being-confirmed'
      | 'unproved'
      | 'unconfirmed'
      | 'withheld'
      | 'vouch-withheld'
      | 'contradiction'
      | null;
  }[];
  /** "Dermatology advice, Calderbrook Hospitals": what the Send button names. */
  readonly words: string;
}

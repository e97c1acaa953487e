/**
 * What server processes tell each other: that there is something to read, never what. The database is the truth, so a
 * hint that is lost costs latency and nothing else.
 */
import type { OrganisationId, TeamId, UserId } from '@corridor/wire';

export type Hint =
  /** The team's feed has reached `n`. */
  | { readonly about: 'feed'; readonly team: TeamId; readonly n: number }
  /** The team's roster has changed. */
  | { readonly about: 'team'; readonly team: TeamId }
  /** The team's shelf has another version. */
  | { readonly about: 'shelf'; readonly team: TeamId }
  | { readonly about: 'directory' }
  /** There is a checkpoint to cosign; of an organisation: its own guardian has cosigned one. */
  | { readonly about: 'log'; readonly organisation: OrganisationId | null }
  /** The person's sessions are to be looked at again: some may have ended. */
  | { readonly about: 'person'; readonly user: UserId }
  /** The person got further in the log (by its key in the database). */
  | { readonly about: 'reach'; readonly log: number; readonly user: UserId }
  /** Lines fired, by log and name. */
  | { readonly about: 'firing'; readonly logs: readonly number[]; readonly lines: readonly string[] };

export interface Bus {
  /** One server process takes part: it hears what the others tell, and not itself. */
  join(hear: (hints: readonly Hint[]) => void): Promise<Member>;
}

export interface Member {
  tell(hints: readonly Hint[]): void;
  leave(): Promise<void>;
}

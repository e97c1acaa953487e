import type { TeamId } from '@corridor/wire';

/** A person's own shelf (team null) or a team's: what is kept sealed beside its cases and follows its members anywhere. */
export interface Shelf {
  readonly quickReplies: readonly string[];
  /** Own shelf alone: services, by team and pathway id. */
  readonly favourites: readonly { readonly team: TeamId; readonly pathway: string }[];
  readonly language: 'en' | 'cy' | null;
  /** Single letters act as keys. */
  readonly singleKeys: boolean;
  /** Nothing sounds or pops up for a team for which one is not on duty. */
  readonly muteOffDuty: boolean;
}

export interface Keeping {
  /** Changes what is named and keeps the rest. Null: one's own shelf. @throws `conflict` if somebody was faster twice. */
  keep(team: TeamId | null, change: Partial<Shelf>): Promise<void>;
}

import type { OrganisationId, TeamId } from '@corridor/wire';

/** An integrated care board's area, for whoever answers for it. */
export interface AreaView {
  readonly code: string;
  readonly name: string;
  readonly organisations: readonly {
    readonly organisation: OrganisationId;
    readonly name: string;
    readonly ods: string;
  }[];
  readonly networks: readonly {
    readonly organisation: OrganisationId;
    readonly team: TeamId;
    readonly name: string;
    readonly organisationName: string;
    readonly state: 'on' | 'off';
    /** Services of the area that fall back on it. */
    readonly fallbackOf: readonly string[];
  }[];
  readonly mayChange: boolean;
}

export interface Areas {
  /** Null: the signed-in person answers for no area. */
  area(): Promise<AreaView | null>;
  switchNetwork(team: TeamId, state: 'on' | 'off'): Promise<AreaView>;
}

import type { Fed, OrganisationId, Reach, TeamId, UserId } from '@corridor/wire';
import { NO_LANE } from '../append/state.ts';

/** A lane as it travels: none for the case's own log. */
function laneOf(column: string): TeamId | null {
  return column === NO_LANE ? null : (column as TeamId);
}

interface FeedRow {
  readonly n: number;
  readonly case: string;
  readonly lane: string;
  readonly number: number;
  readonly at: number;
  readonly event: Uint8Array;
}

export function fedOf(row: FeedRow): Fed {
  return { ...row, case: row.case as Fed['case'], lane: laneOf(row.lane) };
}

export interface ReachRow {
  readonly organisation: string;
  readonly team: string;
  readonly user: string;
  readonly lane: string;
  readonly got: number;
  readonly saw: Uint8Array | null;
}

export function reachFrom({ organisation, team, user, lane, got, saw: receipt }: ReachRow): Reach {
  return {
    organisation: organisation as OrganisationId,
    team: team as TeamId,
    user: user as UserId,
    lane: laneOf(lane),
    got,
    saw: receipt,
  };
}

/** What the log says of a team's roster, as far as it is proved. Rules TL10 to TL12. */
import type { OrganisationId, TeamId } from '@corridor/wire';
import type { Verdict } from '../api/audience.ts';
import type { Teams } from '../keys/teams.ts';
import { nameOf } from './believed.ts';
import type { Entries } from './entries.ts';
import { ageOf } from './freshness.ts';
import type { HeadSeen } from './head.ts';
import type { Accepted } from './judge.ts';
import type { Newest } from './newest.ts';

export interface Known {
  readonly teams: Pick<Teams, 'newest'>;
  readonly entries: Pick<Entries, 'standing' | 'number'>;
  readonly newest: Newest<TeamId>;
  readonly heads: ReadonlyMap<OrganisationId, HeadSeen>;
  readonly accepted: Accepted | null;
  readonly now: number;
}

export function verdictOf(team: TeamId, known: Known): Verdict {
  const roster = known.teams.newest(team);
  if (roster === null) return 'unproved';
  const { organisation, version } = roster;
  const name = nameOf('roster', team, version);
  const standing = known.entries.standing(name, known.accepted);
  const ofOrganisation = known.entries.standing(nameOf('organisation', organisation), known.accepted);
  if (standing === 'unconfirmed' || ofOrganisation === 'unconfirmed') return 'unconfirmed';
  const number = known.entries.number(name);
  const head = known.heads.get(organisation);
  if (head === undefined || ageOf(head.cosigned?.at ?? null, known.now) === 'stale') return 'unproved';
  return number === null ? 'being-confirmed' : against(number, known.newest.number(team, head), head);
}

/** @param newest As the map of that head says it; undefined: not asked yet. */
function against(number: number, newest: number | null | undefined, { head }: HeadSeen): Verdict {
  // Entered after the head that is at hand.
  if (number > head.number) return 'being-confirmed';
  if (newest === undefined) return 'unproved';
  if (newest === null || newest < number) return 'contradiction';
  return newest === number ? 'confirmed' : 'withheld';
}

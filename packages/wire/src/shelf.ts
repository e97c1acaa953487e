/**
 * A team's shelf: one small sealed document of its own beside its cases. On a person's own team of one it is what follows
 * them from PC to PC (favourites, quick replies, settings); on a team it is what its members share.
 */
import type { OrganisationId, TeamId } from './id.ts';
import { actor } from './staff.ts';
import { bytes, type Decoded, id, int, record } from './tuple.ts';

/** Largest sealed shelf. */
export const MOST_SHELF = 64 * 1024;

/** `box` is sealed under the team's generation; signed by `by`, a member. `version` rises by one each time. */
export const shelf = record('shelf', 1, {
  suite: int,
  organisation: id<OrganisationId>(),
  team: id<TeamId>(),
  generation: int,
  version: int,
  box: bytes(MOST_SHELF),
  by: actor,
  at: int,
});
export type Shelf = Decoded<typeof shelf>;

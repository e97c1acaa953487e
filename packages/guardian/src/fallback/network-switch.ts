/**
 * Whether a network is switched off for an organisation: by its area's statement in the directory, or, if the authority is
 * hosted here, by the one that it signed last, so that no server can hold a switch back. Rule FB4.
 */
import type { Core } from '@corridor/client/node';
import type { TeamId } from '@corridor/wire';
import { networksIn } from '../area/statement.ts';
import { areaMemberOf, authorityOf } from '../db/areas.ts';
import type { Database } from '../db/database.ts';

export async function isSwitchedOff(db: Database, core: Core, team: TeamId): Promise<boolean> {
  if (!core.directory.areas.networkOn(team)) return true;
  const member = await areaMemberOf(db, core.identity.organisation);
  const authority = member === null ? null : await authorityOf(db, member.authority);
  if (member === null || authority === null || authority.code !== member.code) return false;
  return networksIn(authority).some((each) => each.team === team && each.state === 'off');
}

/** For which of their teams somebody acts in a case. */
import type { TeamId } from '@corridor/wire';
import type { Core } from '../core.ts';
import type { CaseLog } from '../log/case-log.ts';

/** The team for which this person acts in a case: the one they asked for if they asked, else one that was asked. */
export function actingTeam(core: Core, log: CaseLog): TeamId | null {
  const readers = log.keys.newest()?.value.readers ?? [];
  const mine = core.myTeams.get().filter((team) => readers.some((reader) => reader.team === team));
  const opening = log.state().opening;
  if (opening?.by.user === core.identity.user && mine.includes(opening.from.team)) return opening.from.team;
  return mine.find((team) => team !== opening?.from.team) ?? mine[0] ?? null;
}

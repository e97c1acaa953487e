/** What is done every few seconds, in case a hint was lost or a time has come. */
import type { TeamId } from '@corridor/wire';
import type { Hint } from './bus/bus.ts';
import type { Core } from './core.ts';
import { endedAmong, lastsOf } from './db/round-sql.ts';
import { tellErased } from './erasure/tell.ts';
import { passLog } from './log/tell.ts';
import { passReach } from './reads/reach.ts';
import { expire, review } from './session/standing.ts';
import { passFirings } from './timers/tell.ts';

/** Whether each team's feed went further, and whether somebody's session has ended, elsewhere. */
export async function goRound(core: Core): Promise<void> {
  expire(core);
  await tellErased(core);
  const { hub, database } = core;
  const connections = hub.connections;
  if (connections.length === 0) return;
  const sessions = connections.flatMap(({ guest }) => (guest === null ? [] : [guest.session]));
  const [lasts, ended] = await database.lines.run(
    lastsOf(hub.teams.map(({ key }) => key)),
    endedAmong(sessions.map(({ id }) => id)),
  );
  for (const { team, last } of lasts) hub.reached(team as TeamId, last);
  const gone = new Set(ended.map(({ session }) => session));
  for (const { id, user } of sessions) if (gone.has(id)) await review(core, user);
}

/** What another process said. */
export async function hear(core: Core, hint: Hint): Promise<void> {
  switch (hint.about) {
    case 'feed':
      core.hub.reached(hint.team, hint.n);
      return;
    case 'team':
      core.hub.tell([hint.team], { t: 'changed', what: 'team', team: hint.team });
      return;
    case 'shelf':
      core.hub.tell([hint.team], { t: 'changed', what: 'shelf', team: hint.team });
      return;
    case 'directory':
      core.hub.tellAll({ t: 'changed', what: 'directory' });
      return;
    case 'log':
      passLog(core, hint.organisation);
      return;
    case 'person':
      await review(core, hint.user);
      return;
    case 'reach':
      await passReach(core, hint.log, hint.user);
      return;
    case 'firing':
      await passFirings(core, hint.logs, hint.lines);
  }
}

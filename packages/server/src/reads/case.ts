import type { Asked, Down, Kind } from '@corridor/wire';
import { NO_LANE } from '../append/state.ts';
import type { Core } from '../core.ts';
import { reachesOf } from '../db/reach-sql.ts';
import { epochsOf, eventPage, firingsOf, readableLog, wordsOnErasing, wrapsOf } from '../db/read-sql.ts';
import { demand } from '../error.ts';
import type { Session } from '../session/session.ts';
import { noteCase } from '../audit/note.ts';
import { reachFrom } from './page.ts';

/**
 * A page of a case's own log, or of one's team's notes in it, with the case's keys for one's teams. Rules FD6 to FD8.
 * @throws ServerError `unknown-case` if there is none or none of the person's teams reads it: the two are not told apart.
 */
export async function openCase(core: Core, session: Session, asked: Asked<'case'>): Promise<Down> {
  const { lines } = core.database;
  const [found] = await lines.run(readableLog(asked.case, asked.lane ?? NO_LANE, session.user));
  const log = found[0];
  demand(log !== undefined, 'unknown-case');
  demand(asked.lane === null || log.teams.includes(asked.lane), 'not-allowed');
  // A team that has written no note yet has an empty log.
  const key = log.log ?? 0;
  const [events, epochs, wraps, reaches, firings, words] = await lines.run(
    eventPage(key, asked.after, asked.limit),
    epochsOf([log.main]),
    wrapsOf([log.main], log.teamKeys),
    reachesOf(key),
    firingsOf(log.main),
    wordsOnErasing(asked.case),
  );
  noteCase(core, session, asked, log.teams);
  return {
    t: 'case',
    r: asked.r,
    kind: log.kind as Kind,
    last: log.last ?? 0,
    events,
    epochs: epochs.map(({ statement }) => statement),
    wraps: wraps.map(({ statement }) => statement),
    reaches: reaches.map(reachFrom),
    firings: firings.map(({ statement }) => statement),
    releases: words.map(({ statement }) => statement),
    erased: log.erasedAt,
  };
}

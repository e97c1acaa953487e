import type { Asked } from '@corridor/wire';
import { noteFeed } from '../audit/note.ts';
import type { Core } from '../core.ts';
import { feedPage, lastOf, MOST_IN_PAGE } from '../db/read-sql.ts';
import { demand } from '../error.ts';
import type { Guest } from '../socket/connection.ts';
import { feedFrame } from './feed-frame.ts';
import { fedOf } from './page.ts';

/** A page of a team's feed, framed: from memory if all of it is there. Rules FD1 to FD5. @throws ServerError `not-allowed`. */
export async function feed(core: Core, { session, teams }: Guest, asked: Asked<'feed'>): Promise<Buffer> {
  const key = teams.get(asked.team);
  demand(key !== undefined, 'not-allowed');
  noteFeed(core, session, asked.team);
  const held = core.hub.page(asked.team, asked.after, asked.limit, MOST_IN_PAGE);
  if (held !== null) return feedFrame(asked.r, held.rows, held.last);
  const [rows, lasts] = await core.database.lines.run(feedPage(key, asked.after, asked.limit), lastOf(key));
  const named = await core.names.named(rows);
  return feedFrame(asked.r, named.map(fedOf), lasts[0]?.last ?? 0);
}

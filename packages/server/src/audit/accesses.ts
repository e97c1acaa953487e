import type { Asked, Down } from '@corridor/wire';
import type { Core } from '../core.ts';
import { accessPage, signedHead } from '../db/access-rows.ts';
import { demand } from '../error.ts';
import type { Session } from '../session/session.ts';

/** A page of the organisation's chain, with its signed head. Rule AU6. @throws ServerError `not-allowed` for anybody but its guardian. */
export async function accesses(core: Core, { holder, organisation }: Session, asked: Asked<'accesses'>): Promise<Down> {
  demand(holder === 'guardian', 'not-allowed');
  await core.accesses.flush();
  const { sql } = core.database;
  const records = await accessPage(sql, organisation, asked.after, asked.limit);
  // After the page: a head that is newer than its records is followed by asking on, an older one proves nothing of them.
  const head = await signedHead(sql, organisation);
  return { t: 'accesses', r: asked.r, records: [...records], head };
}

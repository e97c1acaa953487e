/** How far people have got, and who is told. Rules FD10 to FD13, and TM9. */
import { type Asked, type CaseId, decodeSigned, type Down, type UserId, viewed } from '@corridor/wire';
import { NO_LANE } from '../append/state.ts';
import { noteViewed } from '../audit/note.ts';
import type { Core } from '../core.ts';
import { reachOf, recordGot, recordSaw } from '../db/reach-sql.ts';
import { demand } from '../error.ts';
import type { Session } from '../session/session.ts';
import { reachFrom, type ReachRow } from './page.ts';
import type { Got } from './reach-keeper.ts';

/** Taken note of; written a moment later. */
export async function got(core: Core, { user }: Session, asked: Asked<'got'>): Promise<Down> {
  core.reaches.got(user, asked);
  return await Promise.resolve({ t: 'done', r: asked.r });
}

/** Writes what was gathered, and tells. */
export async function writeGot(core: Core, batch: readonly Got[]): Promise<void> {
  const sorted = batch.toSorted((a, b) => (a.case + a.lane + a.user < b.case + b.lane + b.user ? -1 : 1));
  const [rows] = await core.database.lines.run(
    recordGot(
      sorted.map((got) => got.case),
      sorted.map((got) => got.lane),
      sorted.map((got) => got.user),
      sorted.map((got) => got.number),
    ),
  );
  if (rows.length > 0) core.bus.tell(rows.map(({ log, user }) => ({ about: 'reach', log, user: user as UserId })));
  for (const row of rows) tellReach(core, row);
}

/** A signed receipt: kept as signed, and passed on. @throws ServerError `header-mismatch`, `not-allowed`, `unknown-case`. */
export async function saw(core: Core, session: Session, asked: Asked<'saw'>): Promise<Down> {
  const says = viewed.decode(decodeSigned(asked.receipt).bytes);
  const { by } = says;
  const isOwn = by.user === session.user && by.organisation === session.organisation && by.version === session.version;
  demand(isOwn && (says.lane === null || says.lane === by.team), 'header-mismatch');
  const [rows] = await core.database.lines.run(
    recordSaw(says.case, says.lane ?? NO_LANE, session.user, by.team, says.upTo, asked.receipt, core.clock.now()),
  );
  const written = rows[0];
  demand(written !== undefined, 'not-allowed');
  noteViewed(core, session, says, asked.receipt);
  core.bus.tell([{ about: 'reach', log: written.log, user: session.user }]);
  tellReach(core, written);
  return { t: 'done', r: asked.r };
}

/** Another process was told how far somebody has got. */
export async function passReach(core: Core, log: number, user: UserId): Promise<void> {
  const [rows] = await core.database.lines.run(reachOf(log, user));
  for (const row of rows) tellReach(core, row);
}

/** Tells the readers who are connected here. */
function tellReach(core: Core, row: ReachRow & { readonly case: string; readonly teamKeys: readonly number[] }): void {
  core.hub.tell(core.hub.teamsOf(row.teamKeys), { t: 'reach', case: row.case as CaseId, reach: reachFrom(row) });
}

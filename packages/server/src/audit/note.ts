/** What is noted, and whom it concerns. A guardian reads everything of its organisation, as screens say, and is not noted. Rules AU1, AU2. */
import type { Asked, CaseId, OrganisationId, TeamId, UserId, Viewed } from '@corridor/wire';
import type { Core } from '../core.ts';
import type { BlobRow } from '../db/blob-rows.ts';
import type { Session } from '../session/session.ts';
import { readingTeam } from '../db/access-rows.ts';
import type { Noted } from './access-keeper.ts';

type Reader = Pick<Noted, 'organisation' | 'user' | 'session'>;

function readerOf({ organisation, user, id }: Session): Reader {
  return { organisation, user, session: id };
}

/** @param teams Those of the reader's that read the case. */
export function noteCase(core: Core, session: Session, asked: Asked<'case'>, teams: readonly string[]): void {
  const team = (asked.lane ?? teams[0]) as TeamId | undefined;
  if (session.holder === 'guardian' || team === undefined) return;
  const of = { case: asked.case, blob: null, team, receipt: null, ...readerOf(session) };
  // That a team keeps notes is nobody's business but its own organisation's.
  if (asked.lane === null) core.accesses.note({ what: 'case', ...of, concerns: 'case' });
  else core.accesses.note({ what: 'notes', ...of, concerns: [] });
}

/** Whoever is connected is sent all that is new in their teams, without asking. */
export function noteFeed(core: Core, session: Session, team: TeamId): void {
  if (session.holder === 'guardian') return;
  core.accesses.note({ what: 'feed', case: null, blob: null, team, receipt: null, ...readerOf(session), concerns: [] });
}

/** Each receipt, also of what was seen before. */
export function noteViewed(
  core: Core,
  session: Session,
  { case: caseId, lane, by }: Viewed,
  receipt: Uint8Array,
): void {
  if (session.holder === 'guardian') return;
  const of = { case: caseId, blob: null, team: by.team, receipt, ...readerOf(session) };
  core.accesses.note({ what: 'viewed', ...of, concerns: lane === null ? 'case' : [] });
}

/** An attachment may be of a private note: the reader's organisation and its uploader's alone are told. */
export async function noteBlob(core: Core, who: Reader, row: BlobRow): Promise<void> {
  const team = await readingTeam(core.database.sql, row.case, who.user);
  if (team === null) return;
  const { session, user, organisation } = who;
  const of: { case: CaseId; user: UserId; organisation: OrganisationId } = { case: row.case, user, organisation };
  core.accesses.note({ what: 'blob', blob: row.id, ...of, team, session, receipt: null, concerns: [row.organisation] });
}

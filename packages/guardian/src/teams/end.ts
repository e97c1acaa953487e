/**
 * The end of a team. It is closed once no question is open in it; until then it takes nothing new, and if another team
 * takes over, that team's members are members of both and see to what is left. No case changes hands unseen: it is
 * answered and closed where it was asked. Rules GU40 to GU43.
 */
import { decodeSigned, service, type TeamId } from '@corridor/wire';
import type { Hosted } from '../custody/hosting.ts';
import { audit } from '../db/audit.ts';
import type { Database } from '../db/database.ts';
import { servicesOf } from '../db/services.ts';
import { type OpenCase, openCasesOf } from '../db/team-cases.ts';
import { closeTeam, endingTeams, markEnding, postsOf, putPost, teamById, type TeamRow } from '../db/teams.ts';
import { deed, type Done } from '../deed.ts';
import { GuardianError } from '../error.ts';
import type { Office } from '../office.ts';
import { signService } from '../services.ts';
import { followPosts, type TeamOf } from './team.ts';

/** Cases that a refusal names one by one. */
const MOST_NAMED = 50;

export interface Ended {
  readonly state: 'closed' | 'ending';
  /** Questions that are to be closed first. */
  readonly open: number;
}

/**
 * @param into the team whose members see to what is open; null if there is nothing to see to.
 * @throws GuardianError `unknown-team`, `not-allowed` for a team of one, `cases-open` naming what is open.
 */
export async function endTeam(office: Office, of: TeamOf, into: TeamId | null, by: string): Promise<Done<Ended>> {
  const { organisation, team } = of;
  return await deed(office, organisation, async (tx, hosted) => {
    await demandEndable(tx, of);
    const open = await openCasesOf(tx, organisation, team);
    if (into === null && open.length > 0) throw new GuardianError('cases-open', 'team', wordsFor(open));
    if (into !== null) await takeOver(office, tx, hosted, of, into);
    await closeServices(office, tx, hosted, of, by);
    await audit(tx, { organisation, at: office.clock(), act: 'team-ending', subject: team, by });
    if (open.length > 0) return { state: 'ending', open: open.length };
    await close(office, tx, hosted, of, by);
    return { state: 'closed', open: 0 };
  });
}

/** Closes every ending team in which nothing is open any more. */
export async function closeEnded(office: Office): Promise<void> {
  for (const { team, organisation } of await endingTeams(office.db)) {
    await deed(office, organisation, async (tx, hosted) => {
      const row = await teamById(tx, team);
      if (row === null || row.closed_at !== null || (await openCasesOf(tx, organisation, team)).length > 0) return;
      await close(office, tx, hosted, { organisation, team }, 'guardian');
    });
  }
}

async function demandEndable(tx: Database, { organisation, team }: TeamOf): Promise<TeamRow> {
  const row = await teamById(tx, team);
  if (row === null || row.organisation !== organisation || row.closed_at !== null)
    throw new GuardianError('unknown-team', 'team');
  if (row.kind === 'personal') throw new GuardianError('not-allowed', 'team');
  return row;
}

async function takeOver(office: Office, tx: Database, hosted: Hosted, of: TeamOf, into: TeamId): Promise<void> {
  const successor = await demandEndable(tx, { organisation: of.organisation, team: into });
  if (into === of.team || successor.ending_since !== null) throw new GuardianError('unknown-team', 'mergedInto');
  const had = new Set((await postsOf(tx, of.team)).map(({ user_id: user }) => user));
  for (const post of await postsOf(tx, into)) if (!had.has(post.user_id)) await putPost(tx, { ...post, team: of.team });
  await markEnding(tx, of.team, office.clock(), into);
  await followPosts(office, tx, hosted, of.team);
}

/** A team takes nothing new from now on. */
export async function closeServices(
  office: Office,
  tx: Database,
  hosted: Hosted,
  of: TeamOf,
  by: string,
): Promise<void> {
  const own = (await servicesOf(tx, of.organisation)).filter(({ team }) => team === of.team);
  for (const { statement } of own) {
    const stated = service.decode(decodeSigned(statement).bytes);
    if (stated.state === 'closed') continue;
    const { pathwayId, telephone, pathway } = stated;
    const signing = { tx, hosted, of, at: office.clock() };
    await signService(signing, { pathwayId, state: 'closed', telephone, pathway }, { act: 'service-changed', by });
  }
}

async function close(office: Office, tx: Database, hosted: Hosted, of: TeamOf, by: string): Promise<void> {
  const { organisation, team } = of;
  await closeTeam(tx, team, office.clock());
  await followPosts(office, tx, hosted, team);
  await audit(tx, { organisation, at: office.clock(), act: 'team-closed', subject: team, by });
}

function wordsFor(open: readonly OpenCase[]) {
  const count = open.length === 1 ? '1 question is' : `${open.length} questions are`;
  const mend = `${count} open in this team. Close them first, or name in mergedInto the team whose members take them over.`;
  const named = open.slice(0, MOST_NAMED).map(({ case: caseId, openedAt }) => ({
    path: `cases.${caseId}`,
    message: `Open since ${openedAt === null ? 'an unknown time' : new Date(openedAt).toISOString()}.`,
  }));
  return [{ path: 'mergedInto', message: mend }, ...named];
}

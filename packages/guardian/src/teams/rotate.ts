/**
 * A new key because somebody suspects that the old one is in other hands: of one team, or of every team of the
 * organisation. What was asked for is kept, team by team, so that it goes on after a restart and everybody can see how far
 * it has got. The server has each new generation before the next is begun. Rules RK1 to RK4.
 */
import type { OrganisationId, TeamId } from '@corridor/wire';
import { audit } from '../db/audit.ts';
import { askRotations, nextRotation, type RotationRow, rotationsOf, settleRotation } from '../db/rotations.ts';
import { waitingPublications } from '../db/publications.ts';
import { teamById, teamsOf } from '../db/teams.ts';
import { deed, type Done } from '../deed.ts';
import { GuardianError } from '../error.ts';
import type { Office } from '../office.ts';
import { followPosts } from './team.ts';

export interface Progress {
  readonly asked: number;
  readonly done: number;
  /** Teams that still have the key that is suspected. */
  readonly waiting: readonly TeamId[];
  /** Whether the server has all that is done. */
  readonly published: boolean;
}

/** @param team null for every open team, those of one included. @throws GuardianError `unknown-team`. */
export async function askRotation(
  office: Office,
  organisation: OrganisationId,
  team: TeamId | null,
  by: string,
): Promise<Progress> {
  await deed(office, organisation, async (tx) => {
    const open = (await teamsOf(tx, organisation)).filter(({ closed_at: closed }) => closed === null);
    const teams = open.flatMap((row) => (team === null || row.team === team ? [row.team] : []));
    if (team !== null && teams.length === 0) throw new GuardianError('unknown-team', 'team');
    const at = office.clock();
    await askRotations(tx, teams, { organisation, by, asked_at: at });
    await audit(tx, { organisation, at, act: 'rotation-asked', subject: team ?? organisation, by });
  });
  office.wakeRotation();
  return await progressOf(office, organisation);
}

export async function progressOf({ db }: Office, organisation: OrganisationId): Promise<Progress> {
  const rows = await rotationsOf(db, organisation);
  const waiting = rows.flatMap(({ team, done_at: done }) => (done === null ? [team] : []));
  const published = (await waitingPublications(db, organisation)) === 0;
  return { asked: rows.length, done: rows.length - waiting.length, waiting, published };
}

/** Rotates the team that waits longest. False if none waits. */
export async function rotateNext(office: Office): Promise<boolean> {
  const next = await nextRotation(office.db);
  if (next === null) return false;
  await rotate(office, next);
  return true;
}

/** At once, what was asked for of these teams. False if something signed still waits for the server. */
export async function rotateTeams(
  office: Office,
  organisation: OrganisationId,
  teams: readonly TeamId[],
  by: string,
): Promise<boolean> {
  let published = true;
  for (const team of teams) published = (await rotate(office, { organisation, team, by })).published && published;
  return published;
}

/** The new generation and the note that it is made stand in one transaction: it is made once, whoever comes twice. */
async function rotate(
  office: Office,
  { organisation, team, by }: Pick<RotationRow, 'organisation' | 'team' | 'by'>,
): Promise<Done<void>> {
  return await deed(office, organisation, async (tx, hosted) => {
    const at = office.clock();
    if (!(await settleRotation(tx, { organisation, team }, at))) return;
    const isOpen = (await teamById(tx, team))?.closed_at === null;
    await followPosts(office, tx, hosted, team, isOpen);
    await audit(tx, { organisation, at, act: 'team-rotated', subject: team, by });
  });
}

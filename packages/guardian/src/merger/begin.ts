/**
 * An administrator of an organisation that was taken into another begins to hand its cases over. Its teams take nothing new
 * from then on, and the guardian goes on by itself, also after a restart; said again, it says how far it is. The teams are not
 * closed: their guardian could not hand over what comes late, a case that somebody opens again, say. Rules SU11, SU12.
 */
import type { Core } from '@corridor/client/node';
import type { OrganisationId, SuccessionTerms } from '@corridor/wire';
import { audit } from '../db/audit.ts';
import { beginMerger, countHandedOver } from '../db/mergers.ts';
import { runningCasesOf } from '../db/team-cases.ts';
import { markEnding, teamById, teamsOf } from '../db/teams.ts';
import { deed } from '../deed.ts';
import { type Fault, GuardianError } from '../error.ts';
import type { Office } from '../office.ts';
import { closeServices } from '../teams/end.ts';
import { agreedTerms } from './terms.ts';

export interface HandOver {
  /** From when the successor speaks, as both roots signed it. */
  readonly from: number;
  readonly handedOver: number;
  /** Cases and conversations that are still to be handed over. */
  readonly left: number;
  /** Those of teams that the terms name no successor for: nobody hands them over. */
  readonly unnamed: number;
}

/** @throws GuardianError `malformed` naming what is not ready, all at once; `unavailable`. */
export async function handOver(office: Office, organisation: OrganisationId, by: string): Promise<HandOver> {
  const { statement, terms } = await agreedTerms(office.db, organisation);
  const core = await office.desk(organisation);
  const faults = await unready(office, core, terms);
  if (faults.length > 0) throw new GuardianError('malformed', 'merger', faults);
  await deed(office, organisation, async (tx, hosted) => {
    const at = office.clock();
    const row = { organisation, statement: Buffer.from(statement), by, begun_at: at };
    if (!(await beginMerger(tx, row))) return;
    for (const { team } of terms.teams) {
      await markEnding(tx, team, at, null);
      await closeServices(office, tx, hosted, { organisation, team }, by);
    }
    await audit(tx, { organisation, at, act: 'hand-over-begun', subject: terms.successor, by });
  });
  office.wakeHandOver();
  return await howFar(office, terms);
}

/** Whoever goes on must be there: a case that is handed to nobody is lost to everybody. */
async function unready({ db }: Office, core: Core, { organisation, successor, teams }: SuccessionTerms) {
  await core.directory.sync();
  const faults: Fault[] = [];
  for (const { team, into } of teams) {
    const own = await teamById(db, team);
    const path = `teams.${team}`;
    if (own?.organisation !== organisation) faults.push({ path, message: 'The terms name a team that is not here.' });
    core.teams.doubt(into);
    await core.teams.load(into);
    const roster = core.teams.newest(into);
    const people = roster?.members.filter(({ power }) => power === 'member' || power === 'lead') ?? [];
    if (roster === null || roster.organisation !== successor || roster.reason === 'closed' || people.length === 0) {
      faults.push({ path, message: `The team that goes on with “${own?.name ?? team}” has nobody in it yet.` });
    }
  }
  return faults;
}

async function howFar({ db }: Office, { organisation, teams, at: from }: SuccessionTerms): Promise<HandOver> {
  const named = new Set(teams.map(({ team }) => team));
  const [left, unnamed] = [new Set<string>(), new Set<string>()];
  for (const { team } of await teamsOf(db, organisation)) {
    for (const caseId of await runningCasesOf(db, organisation, team)) (named.has(team) ? left : unnamed).add(caseId);
  }
  return { from, handedOver: await countHandedOver(db, organisation), left: left.size, unnamed: unnamed.size };
}

/**
 * The change of keys in the guardian's own database, whole or not at all: rows made anew or taken over, everything that
 * holds signed again, and a new generation of every team, closed ones too. Rules RE4 to RE9.
 */
import { equalBytes, type Guardian } from '@corridor/wire';
import type { Hosted } from '../custody/hosting.ts';
import { audit } from '../db/audit.ts';
import type { Database, Pool } from '../db/database.ts';
import { insertOrganisation, lockOrganisation, replaceGuardian } from '../db/organisations.ts';
import { dropWaiting, NOT_OURS, noteTaken } from '../db/publications.ts';
import { resetEverybody } from '../db/staff.ts';
import { dropRosters, insertRoster, newestRoster, putGeneration, rostersAfter, teamsOf } from '../db/teams.ts';
import { GuardianError } from '../error.ts';
import type { GuardianParts } from '../parts.ts';
import { followPosts } from '../teams/team.ts';
import { rebuild, saidAt } from './rebuild.ts';
import { restate } from './restate.ts';
import { saidHere } from './said-here.ts';
import type { Opened } from './seeds.ts';
import type { ServerCopy, TeamCopy } from './server-copy.ts';
import type { Standing } from './succession.ts';

/** What befell the guardian: machine and database are gone; or somebody has its keys, and the database stands. */
export type Incident = 'everything-lost' | 'keys-stolen';

export interface Renewal {
  readonly hosted: Hosted;
  readonly standing: Standing;
  readonly guardians: readonly Guardian[];
  readonly copy: ServerCopy;
  readonly opened: ReadonlyMap<string, Opened>;
  readonly incident: Incident;
}

/** Who did it, in the audit trail. */
const BY_CEREMONY = 'ceremony';

export async function renew(parts: GuardianParts, db: Pool, of: Renewal): Promise<void> {
  const { hosted, copy, guardians, incident } = of;
  const { organisation } = hosted.organisation;
  const at = parts.clock();
  await db.transaction().execute(async (tx) => {
    if (incident === 'everything-lost') await begin(tx, of, at);
    else await takeOver(tx, of, at);
    const logged = copy.entries.flatMap(({ said }) => said ?? []);
    await noteTaken(tx, organisation, logged, incident === 'everything-lost' ? at : NOT_OURS);
    await takeSeeds(tx, of);
    const there = await saidAt(copy, guardians);
    await restate({ tx, hosted, at }, incident === 'everything-lost' ? there : await saidHere(tx, hosted, there, at));
    for (const { team } of await teamsOf(tx, organisation)) await followPosts(parts, tx, hosted, team);
    if (incident === 'keys-stolen') await resetEverybody(tx, organisation);
    const act = incident === 'everything-lost' ? 'guardian-recovered' : 'guardian-replaced';
    await audit(tx, { organisation, at, act, subject: organisation, by: BY_CEREMONY });
  });
}

async function begin(tx: Database, { hosted, standing, copy }: Renewal, at: number): Promise<void> {
  const { organisation, ods, name } = hosted.organisation;
  await insertOrganisation(tx, {
    organisation,
    ods,
    name,
    statement: Buffer.from(hosted.statement),
    guardian: hosted.guardian.guardian,
    guardian_statement: Buffer.from(hosted.guardianStatement),
    recovery: hosted.recovery.recovery,
    recovery_statement: Buffer.from(standing.recoveryStatement),
    at,
  });
  await rebuild(tx, copy, at);
}

/** What was signed and never published is dropped: nobody takes it any more, and the posts say what it was about. */
async function takeOver(tx: Database, { hosted, copy }: Renewal, at: number): Promise<void> {
  const { organisation } = hosted.organisation;
  await lockOrganisation(tx, organisation);
  await replaceGuardian(tx, organisation, hosted.guardianStatement);
  const dropped = await dropWaiting(tx, organisation, at);
  for (const team of copy.teams) await takeBackRosters(tx, team, dropped);
}

/** @throws GuardianError `refused-by-server` if the server shows less of a team than it has taken. */
async function takeBackRosters(
  tx: Database,
  { team, rosters }: TeamCopy,
  dropped: readonly Uint8Array[],
): Promise<void> {
  const last = rosters.at(-1)?.value ?? { version: 0, generation: 0 };
  const ahead = await rostersAfter(tx, team, last.version);
  const unsaid = ({ statement }: (typeof ahead)[number]) => dropped.some((each) => equalBytes(each, statement));
  if (!ahead.every(unsaid)) throw new GuardianError('refused-by-server', 'an older roster');
  await dropRosters(tx, team, last);
  // Whoever has the keys may have signed rosters too. They stand in the chain; who is in the team, the posts say.
  const held = (await newestRoster(tx, team))?.version ?? 0;
  for (const { value, statement } of rosters.filter((each) => each.value.version > held)) {
    await insertRoster(tx, {
      team,
      version: value.version,
      generation: value.generation,
      statement: Buffer.from(statement),
    });
  }
}

async function takeSeeds(tx: Database, { copy, opened }: Renewal): Promise<void> {
  for (const { team } of copy.teams) {
    const own = opened.get(team);
    if (own !== undefined) await putGeneration(tx, team, own.generation, Buffer.from(own.ownWrap));
  }
}

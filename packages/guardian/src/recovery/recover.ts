/**
 * A new guardian in the place of one that is no more. Either machine and database are lost, and all comes from the server and
 * the recovery key (`recover`); or the keys are in other hands, and the database stands (`replace`). Both end alike: the
 * root has certified the next keys, everything that holds is said again under them, and every team has a new generation.
 * Before either, the server's log is held against what the organisation kept of it. A run that broke off is begun again and
 * goes on. Rules RE1 to RE9, RE14 to RE18.
 */
import { type Core, openAs } from '@corridor/client/node';
import { statementName } from '@corridor/crypto';
import { equalBytes, type OrganisationId } from '@corridor/wire';
import type { Hosted } from '../custody/hosting.ts';
import { pinnedServerKey } from '../custody/server-key.ts';
import { openDatabase, type Pool } from '../db/database.ts';
import { lastCosigned } from '../db/log.ts';
import { organisationById } from '../db/organisations.ts';
import { optionsFor, publish } from '../desks.ts';
import { GuardianError } from '../error.ts';
import type { GuardianParts } from '../parts.ts';
import { admitStatements, serverDoor } from '../server-door.ts';
import { demandAsLogged } from './as-logged.ts';
import type { OfflineKeys } from './offline-keys.ts';
import { type Incident, renew } from './renew.ts';
import { openByRecovery, type Opened } from './seeds.ts';
import { copyFromServer, type ServerCopy } from './server-copy.ts';
import { type LogTrust, shownLog } from './shown-log.ts';
import { type Standing, standingAt, succeed, type Succession } from './succession.ts';

/** Says what is done, in words, and how long it took, to whoever sits before it. */
export type Step = <T>(words: string, work: () => Promise<T>) => Promise<T>;

export interface Recovered {
  readonly organisation: OrganisationId;
  /** Which version of the guardian's keys this is. */
  readonly version: number;
  readonly teams: number;
  readonly people: number;
}

export interface Ceremony {
  readonly incident: Incident;
  /** Against what the server's log is held. */
  readonly log: LogTrust;
}

/**
 * @throws GuardianError `conflict` if the database has the organisation already, `unknown-organisation` if there is nothing
 * to replace, `key-file`, `refused-by-server` for what does not verify, `cannot-open` for a team that stays shut, `unavailable`.
 */
export async function recover(
  parts: GuardianParts,
  keys: OfflineKeys,
  { incident, log: brought }: Ceremony,
  step: Step,
): Promise<Recovered> {
  const db = await openDatabase(parts.config.databaseUrl);
  try {
    const standing = await step('Ask the server what the root has signed', async () => await standingAt(parts, keys));
    const trust = await withKeptHere(db, standing, brought);
    await step('Hold the log against what was kept of it', async () => await shownLog(parts, trust, ANY));
    const next = await step('Make new keys and certify them', async () => await succeed(parts, standing, keys));
    const hosted = hostedBy(standing, next);
    await demandFits(db, hosted, incident);
    await step('End the former keys at the server', async () => {
      await admitStatements(parts, [hosted.statement, hosted.guardianStatement, standing.recoveryStatement]);
    });
    return await seated(parts, hosted, async (core) => {
      return await succession({ parts, db, keys, standing, hosted, incident, trust, step }, core);
    });
  } finally {
    await db.destroy();
  }
}

/** The first look: before anything is changed, here or at the server. */
const ANY = async (): Promise<boolean> => await Promise.resolve(true);

/** A database that stands knows what its guardian cosigned last. */
async function withKeptHere(db: Pool, { organisation }: Standing, trust: LogTrust): Promise<LogTrust> {
  const last = await lastCosigned(db, organisation.organisation);
  return last === null ? trust : { ...trust, kept: [...trust.kept, last.note] };
}

function hostedBy({ organisation, recovery, statement }: Standing, next: Succession): Hosted {
  const { guardian, keys, statement: guardianStatement } = next;
  return { organisation, guardian, recovery, keys, statement, guardianStatement };
}

async function demandFits(db: Pool, { organisation, guardianStatement }: Hosted, incident: Incident): Promise<void> {
  const row = await organisationById(db, organisation.organisation);
  if (row === null && incident === 'keys-stolen') throw new GuardianError('unknown-organisation', 'database');
  const isOurs = row !== null && equalBytes(row.guardian_statement, guardianStatement);
  if (row !== null && !isOurs && incident === 'everything-lost') throw new GuardianError('conflict', 'database');
}

async function seated<T>(parts: GuardianParts, hosted: Hosted, work: (core: Core) => Promise<T>): Promise<T> {
  const serverKey = async () => await pinnedServerKey(parts);
  // It sends nothing to anybody's key: what it reads is verified here, under the root.
  const logAnchors = async () => await Promise.resolve(null);
  const core = openAs(await optionsFor({ ...parts, serverKey, logAnchors }, hosted));
  try {
    await core.ready();
    return await work(core);
  } finally {
    core.close();
  }
}

interface Succeeding {
  readonly parts: GuardianParts;
  readonly db: Pool;
  readonly keys: OfflineKeys;
  readonly standing: Standing;
  readonly hosted: Hosted;
  readonly incident: Incident;
  readonly trust: LogTrust;
  readonly step: Step;
}

async function succession(of: Succeeding, core: Core): Promise<Recovered> {
  const { parts, db, standing, hosted, incident, step } = of;
  const { organisation } = hosted.organisation;
  // Certified already by an earlier run, they are among those that the server names.
  const guardians = [
    ...standing.guardians.filter(({ version }) => version !== hosted.guardian.version),
    hosted.guardian,
  ];
  const copy = await step('Read teams, people and services from the server', async () => {
    return await copyFromServer(core, standing, guardians);
  });
  await step('Hold it against the log', async () => await demandLogged(of, core, copy));
  if (!(await isDone(db, hosted))) {
    const opened = await step('Open every team by the recovery key', async () => await openAll(of, copy, guardians));
    const words = 'Write the database; sign everything anew; new keys for every team';
    await step(words, async () => {
      await renew(parts, db, { hosted, standing, guardians, copy, opened, incident });
    });
  }
  await step('Publish', async () => await publishAll(of, core));
  const teams = copy.teams.length;
  const people = new Set(copy.people.map(({ user }) => user)).size;
  return { organisation, version: hosted.guardian.version, teams, people };
}

/** By a checkpoint that has the new keys: what former ones could say is said by now, and the log is of this minute. */
async function demandLogged(
  { parts, trust, hosted, standing }: Succeeding,
  core: Core,
  copy: ServerCopy,
): Promise<void> {
  const statements = [statementName(hosted.guardianStatement)];
  const log = await shownLog(parts, trust, async ({ checkpoint: { size } }) => {
    const { proofs } = await core.connection.ask({ t: 'log-proofs', size, statements });
    return proofs[0] != null;
  });
  await demandAsLogged(core, log, { hosted, standing, copy });
}

async function isDone(db: Pool, { organisation, guardianStatement }: Hosted): Promise<boolean> {
  const row = await organisationById(db, organisation.organisation);
  return row !== null && equalBytes(row.guardian_statement, guardianStatement);
}

async function openAll(
  { parts, keys, standing: { recovery }, hosted }: Succeeding,
  { teams }: ServerCopy,
  guardians: Standing['guardians'],
): Promise<ReadonlyMap<string, Opened>> {
  const by = { recovery, kem: keys.recovery, guardians };
  const opened = new Map<string, Opened>();
  for (const copy of teams) {
    const own = await openByRecovery(copy, by, hosted, parts);
    if (own !== null) opened.set(copy.team, own);
  }
  return opened;
}

async function publishAll({ parts, db, hosted }: Succeeding, core: Core): Promise<void> {
  const publisher = { publish: async (row: Parameters<typeof publish>[1]) => await publish(core, row) };
  const door = serverDoor({ ...parts, db, publisher: async () => await Promise.resolve(publisher) });
  const isWhole = await door.publishAll(hosted.organisation.organisation);
  door.close();
  await door.idle();
  if (!isWhole) throw new GuardianError('unavailable', 'publish');
}

/** The guardian put together from its parts: in a process of its own (main.ts), or in a test's or the demo's. */
import type { AddressInfo } from 'node:net';
import type { CaseId, OrganisationId } from '@corridor/wire';
import { alarmsOf } from './alarm/alarms.ts';
import { adminToken } from './custody/admin-token.ts';
import { hosting } from './custody/hosting.ts';
import { logKeys } from './custody/log-keys.ts';
import { openDatabase } from './db/database.ts';
import { readDelivered } from './delivered/folder.ts';
import { sayDelivered, sayDeliveredFirst } from './delivered/say.ts';
import { openDesks } from './desks.ts';
import { fallbackQueue } from './fallback/queue.ts';
import { follow, takeWhole } from './follow/follow.ts';
import { allowanceOf } from './http/allowance.ts';
import { httpApp } from './http/app.ts';
import { ASKS_OF_ONE_A_MINUTE } from './http/limits.ts';
import { identityProvider } from './identity.ts';
import { handOverPass, nextPassAt } from './merger/pass.ts';
import type { Office } from './office.ts';
import type { GuardianParts } from './parts.ts';
import { filingQueue } from './records/queue.ts';
import { makeRounds } from './rounds.ts';
import { admitted, serverDoor } from './server-door.ts';
import { pinnedServerKey } from './custody/server-key.ts';
import { rotateNext } from './teams/rotate.ts';
import { heedSplit } from './transparency/heed-split.ts';
import { keepCosigning } from './transparency/keep.ts';
import { workerFor } from './worker.ts';

const WATCH_EVERY = 30_000;
const ALARM_EVERY = 5_000;

export interface Guardian extends AsyncDisposable {
  readonly office: Office;
  /** What scripts present to the admin API. */
  readonly adminToken: string;
  /** Takes a seat at the server for every organisation, and follows, files and watches from then on. */
  start(): Promise<void>;
  /** The port that it listens on. */
  listen(port: number): Promise<number>;
  /** Resolves when nothing is being filed. */
  filed(): Promise<void>;
  /** Makes its rounds now; how many new alarms there are. */
  watch(): Promise<number>;
}

export async function createGuardian(given: GuardianParts): Promise<Guardian> {
  const { refusals, goRound: sayAlarms, log } = alarmsOf(given);
  const parts = { ...given, log };
  const { config, clock } = parts;
  const delivered = await readDelivered(config);
  const db = await openDatabase(config.databaseUrl);
  const hosted = hosting(db, config.keysDir, clock, log);
  const core = async (organisation: OrganisationId) => await desks.online(organisation);
  const filing = filingQueue({ ...parts, db, hosting: hosted, core });
  const fallbacks = fallbackQueue({ ...parts, db, hosting: hosted, core });
  const wake = (): void => {
    filing.wake();
    fallbacks.wake();
  };
  const following = { ...parts, db, onDue: wake };
  const anchors = async () => await logKeys(parts);
  const cosigning = { ...parts, db, anchors };
  const desks = openDesks({
    ...parts,
    hosting: hosted,
    serverKey: async () => await pinnedServerKey(parts),
    logAnchors: anchors,
    admit: async (organisation) => await admitted({ ...parts, db }, organisation),
    work: (of, core) => {
      const stops = [follow(following, of, core), keepCosigning(cosigning, of, core), heedSplit(cosigning, of, core)];
      return () => stops.forEach((stop) => stop());
    },
  });
  const server = serverDoor({ ...parts, db, publisher: async (of) => await desks.publisher(of) });
  const identity = identityProvider(config.identity, parts.fetcher);
  const office: Office = {
    ...parts,
    db,
    hosting: hosted,
    identity,
    server,
    desk: core,
    allow: allowanceOf(ASKS_OF_ONE_A_MINUTE, clock),
    refusals,
    wakeFiling: () => filing.wake(),
    wakeRotation: () => rotation.wake(),
    wakeHandOver: () => handingOver.wake(),
  };
  const rotation = workerFor({
    ...parts,
    name: 'rotation',
    next: async () => await rotateNext(office),
    nextAt: async () => await Promise.resolve(null),
  });
  const handingOver = workerFor({
    ...parts,
    name: 'hand-over',
    next: async () => {
      await handOverPass(office);
      return false;
    },
    nextAt: async () => await nextPassAt(office),
  });
  const token = await adminToken(config.keysDir, parts.random);
  const app = await httpApp(office, token, delivered);
  const look = async (organisation: OrganisationId, caseId: CaseId) => {
    await takeWhole(following, organisation, await desks.at(organisation), caseId);
  };
  const watch = async () => {
    if (delivered !== null)
      for (const { organisation } of await hosted.all())
        await sayDeliveredFirst(office, organisation.organisation, delivered);
    return await makeRounds(office, look);
  };
  let watching: NodeJS.Timeout | undefined;
  const alarming = setInterval(() => void sayAlarms(), ALARM_EVERY).unref();

  const seat = async (organisation: OrganisationId): Promise<void> => {
    await desks.at(organisation);
    if (delivered !== null) await sayDelivered(office, organisation, delivered);
    await server.publishAll(organisation);
    // The first round finds what fired meanwhile; without a connection that is left for the next.
    await desks.online(organisation).catch(() => undefined);
  };

  return {
    office,
    adminToken: token,
    start: async () => {
      const seats = (await hosted.all()).map(async ({ organisation: { organisation } }) => {
        await seat(organisation).catch((error: unknown) => log.unexpected('seat', error));
      });
      wake();
      rotation.wake();
      handingOver.wake();
      const round = () => void watch().catch((error: unknown) => log.unexpected('watch', error));
      void Promise.all(seats).then(round);
      watching = setInterval(round, WATCH_EVERY);
    },
    listen: async (port) => {
      await app.listen({ port, host: config.host });
      const { port: bound } = app.server.address() as AddressInfo;
      log.listening(bound);
      return bound;
    },
    filed: async () => await filing.idle(),
    watch,
    [Symbol.asyncDispose]: async () => {
      clearInterval(watching);
      clearInterval(alarming);
      await app.close();
      server.close();
      desks.close();
      await filing.close();
      await fallbacks.close();
      await rotation.close();
      await handingOver.close();
      await server.idle();
      await db.destroy();
      log.stopped();
    },
  };
}

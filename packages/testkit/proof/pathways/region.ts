/**
 * The demo's region with everything real and no past: six organisations founded at a guardian through its admin API, the
 * shipped pathways released, rotas signed, a sign-in page that lists the staff. For stories that are told in browsers.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createGuardian, type Guardian, jsonLog } from '@corridor/guardian';
import { systemRandom } from '@corridor/crypto';
import { type Region, region as regionAt, type StaffKey } from '@corridor/demo';
import { found, type Founded, openAdmin, openNote } from '@corridor/demo/founding';
import { expect, vi } from 'vitest';
import { demoAccounts } from '../../../../scripts/platform/identity/accounts.ts';
import { loadSecrets } from '../../../../scripts/platform/identity/keys.ts';
import { startIdentityProvider } from '../../../../scripts/platform/identity/provider.ts';
import { freshDatabase } from '../../../../scripts/platform/fresh-database.ts';
import { freePort } from '../../../../scripts/platform/port.ts';
import { builtWebApp } from '../../../../scripts/platform/web-app.ts';
import { startTestServer, type TestClock, testClock, type TestServer } from '../../src/index.ts';
import type { Named } from '../browser/steps.ts';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const MINUTE = 60_000;
/** A session lasts 12 hours, a guardian's too. */
const SITTING = 12 * 60 * MINUTE;
const CLIENT = { id: 'corridor-guardian', secret: 'told to nobody' };

export interface StoryRegion {
  readonly clock: TestClock;
  readonly server: TestServer;
  /** The one that runs now. */
  readonly guardian: Guardian;
  readonly guardianUrl: string;
  /** Where closed cases are filed, a folder for each organisation. */
  readonly recordsDir: string;
  readonly region: Region;
  readonly founded: Founded;
  /** How sign-in pages and screens name somebody, under the first of their organisations. */
  readonly who: (key: StaffKey) => Named;
  /** Ends the guardian; its keys, database and port stay. */
  stopGuardian(): Promise<void>;
  startGuardian(): Promise<void>;
  /** Lets time pass: what falls due by then fires. After half a day the guardian has taken its seats again. */
  pass(minutes: number): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Begins now. The whole process is moved by `pass`, the sign-in page too; browsers keep their own time, and are corrected by the server's. */
export async function startStoryRegion(): Promise<StoryRegion> {
  const clock = testClock();
  const real = Date.now;
  let ahead = 0;
  const time = vi.spyOn(Date, 'now').mockImplementation(() => real() + ahead);
  const webDir = await builtWebApp(ROOT);
  const folder = mkdtempSync(join(tmpdir(), 'corridor-story-'));
  const port = await freePort();
  const guardianUrl = `http://localhost:${port}`;
  const provider = await startIdentityProvider({
    port: 0,
    accounts: demoAccounts(),
    secrets: loadSecrets(join(folder, 'provider.json')),
    client: CLIENT,
    webOrigins: [guardianUrl],
  });
  const server = await startTestServer({
    clock,
    provider: { issuer: provider.issuer, clientId: CLIENT.id },
    parts: { webOrigins: [guardianUrl] },
  });
  const database = await freshDatabase();
  const recordsDir = join(folder, 'records');
  let seats = 0;
  const hear = (line: string): void => {
    if (line.includes('"event":"following"')) seats += 1;
  };
  const keysDir = join(folder, 'keys');
  const start = async (): Promise<Guardian> => {
    const now = (): number => clock.now();
    const made = await createGuardian({
      clock: now,
      random: systemRandom,
      fetcher: fetch,
      log: jsonLog(hear, now),
      config: {
        databaseUrl: database.url,
        host: '127.0.0.1',
        port,
        publicUrl: guardianUrl,
        serverUrl: server.url,
        admissionToken: server.admissionToken,
        keysDir,
        recordsDir,
        webDir,
        hostName: 'Calderbrook computing',
        identity: { issuer: provider.issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret },
      },
    });
    await made.listen(port);
    await made.start();
    return made;
  };
  let guardian = await start();
  const region = regionAt(clock.now());
  const admin = await openAdmin(`http://127.0.0.1:${port}`, keysDir);
  const founded = await found(region, admin, openNote(folder, clock.now()), { step: () => undefined });

  let seatedAt = clock.now();

  return {
    clock,
    server,
    get guardian() {
      return guardian;
    },
    guardianUrl,
    recordsDir,
    region,
    founded,
    who: (key) => namedIn(region, key),
    stopGuardian: async () => await guardian[Symbol.asyncDispose](),
    startGuardian: async () => {
      guardian = await start();
    },
    pass: async (minutes) => {
      const before = seats;
      ahead += minutes * MINUTE;
      await server.server().runDue();
      if (clock.now() < seatedAt + SITTING) return;
      seatedAt = clock.now();
      await expect.poll(() => seats, { timeout: 60_000 }).toBe(before + region.organisations.length);
    },
    [Symbol.asyncDispose]: async () => {
      await guardian[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
      await provider.close();
      await database[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true, force: true });
      time.mockRestore();
    },
  };
}

function namedIn({ staff, organisations }: Region, key: StaffKey): Named {
  const person = staff.find((each) => each.key === key);
  const hat = person?.hats[0];
  const organisation = organisations.find((each) => each.key === hat?.organisation);
  if (person === undefined || organisation === undefined) throw new TypeError(`${key} is not in the region`);
  return { name: person.name, organisation: organisation.name };
}

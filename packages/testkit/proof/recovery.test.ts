/**
 * The rehearsal of docs/runbooks/recovery.md: the guardian's machine and database are gone, and out of the custodians' keys and
 * what the server has, a new guardian comes to be. People who are signed in go on meanwhile; everything old is readable and
 * is filed. How long each step took is printed.
 */
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { CorridorClient } from '@corridor/client';
import { allowReset, askRotation, fromFolder, type LogTrust, progressOf, recover, type Step } from '@corridor/guardian';
import { type CaseId, type EventId, type OrganisationId, toHex } from '@corridor/wire';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { freshDatabase } from '../../../scripts/platform/fresh-database.ts';
import { rowsIn } from '../../../scripts/platform/in-database.ts';
import { askHospital, messagesIn, said, startNetwork, type TestNetwork } from '../src/index.ts';
import { advice, noted, read, write } from './writing.ts';

const COMMAND = join(import.meta.dirname, '../../guardian/src/recovery/main.ts');
const run = promisify(execFile);
const CHECKPOINT = 'log.checkpoint';
const WAIT = { timeout: 30_000, interval: 50 };
const TEXT = {
  old: 'It has grown since spring. Should she be seen?',
  meanwhile: 'It bled this morning.',
  after: 'Thank you, that is clear.',
};
const outcome = { code: 'advice-given', label: 'Advice given', avoided: 'yes', avoidedWhat: 'trip' } as const;

let network: TestNetwork;
let rahman: CorridorClient;
let code: string;
let caseId: CaseId;
let advised: EventId;
let offline: string;
let database: Awaited<ReturnType<typeof freshDatabase>>;
let lostKeys: string;
const took: { readonly words: string; readonly ms: number }[] = [];

const step: Step = async (words, work) => {
  const began = performance.now();
  const value = await work();
  took.push({ words, ms: Math.round(performance.now() - began) });
  return value;
};

beforeAll(async () => {
  network = await startNetwork(undefined, { follows: true });
  database = await freshDatabase();
  offline = await mkdtemp(join(tmpdir(), 'corridor-custodians-'));
  lostKeys = await mkdtemp(join(tmpdir(), 'corridor-lost-'));
  rahman = await network.person('rahman');
  code = await rahman.newRecoveryCode();
  const [pryce, achebe] = [await network.person('pryce'), await network.person('achebe')];
  caseId = await askHospital(network, rahman);
  await read(pryce, caseId);
  await write(pryce, caseId, noted('Looks benign to me.'), { private: true });
  await rotateHospital();
  advised = await write(
    pryce,
    caseId,
    advice('A benign naevus.', 'Review in three months.', 'Come back if it bleeds.'),
  );
  await read(rahman, caseId, ({ state }) => state.lastNumber >= 2);
  await Promise.all([pryce.lock('asked'), achebe.lock('asked')]);
  await writeFile(join(offline, CHECKPOINT), await (await fetch(`${network.server.url}/log/checkpoint`)).text());
  await custodiansTakeTheKeys();
});
afterAll(async () => {
  await network[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
  for (const folder of [offline, lostKeys]) await rm(folder, { recursive: true });
  const lines = took.map(({ words, ms }) => `${String(ms).padStart(7)} ms  ${words}`);
  process.stdout.write(`\nRecovery, step by step:\n${lines.join('\n')}\n`);
});

/** What the organisation kept of the log, before the loss; as where there never was a witness. */
async function keptLog(): Promise<LogTrust> {
  return { kept: [await readFile(join(offline, CHECKPOINT), 'utf8')], noWitness: true, patience: 30_000 };
}

/** So that a key of the past is opened from one that is newer. */
async function rotateHospital(): Promise<void> {
  const { office } = network.guardian;
  const { calderbrook } = network.organisations;
  await askRotation(office, calderbrook, null, 'the test');
  await vi.waitFor(async () => expect((await progressOf(office, calderbrook)).waiting).toEqual([]), WAIT);
}

/** Root and recovery key leave the machine, as they do at the end of every ceremony. */
async function custodiansTakeTheKeys(): Promise<void> {
  for (const organisation of Object.values(network.organisations)) {
    for (const kind of ['root', 'recovery']) {
      const file = `${kind}.key`;
      await cp(join(network.guardianParts.config.keysDir, organisation, file), join(offline, organisation, file));
    }
  }
}

async function lose(): Promise<void> {
  const { keysDir } = network.guardianParts.config;
  // Out of this machine's reach; a test further down tries what the former keys are still good for.
  await cp(keysDir, lostKeys, { recursive: true });
  await rm(keysDir, { recursive: true });
  await rowsIn(network.guardianDatabaseUrl, 'DROP SCHEMA public CASCADE');
}

/** As somebody types it on the new machine. */
async function byCommand(organisation: OrganisationId, keysDir: string): Promise<string> {
  const { config } = network.guardianParts;
  const environment = {
    DATABASE_URL: database.url,
    PORT: '0',
    PUBLIC_URL: config.publicUrl,
    SERVER_URL: config.serverUrl,
    ADMISSION_TOKEN: config.admissionToken,
    KEYS_DIR: keysDir,
    RECORDS_DIR: config.recordsDir,
    HOST_NAME: config.hostName,
    LOG_KEY: toHex(network.server.logKey.publicKey),
    WITNESS_KEYS: toHex(network.server.witness.key.publicKey),
    OIDC_ISSUER: config.identity.issuer,
    OIDC_CLIENT_ID: config.identity.clientId,
    OIDC_CLIENT_SECRET: config.identity.clientSecret,
  };
  const keys = ['--keys', join(offline, organisation), '--organisation', organisation];
  const asked = ['lost', ...keys, '--checkpoint', join(offline, CHECKPOINT)];
  const { stdout } = await run(process.execPath, [COMMAND, ...asked], { env: { ...process.env, ...environment } });
  return stdout;
}

async function recoverOne(organisation: OrganisationId, keysDir: string): Promise<number> {
  const { config, ...parts } = network.guardianParts;
  const keys = await fromFolder(join(offline, organisation), organisation);
  const onNewMachine = { ...parts, config: { ...config, witnessKeys: [], keysDir, databaseUrl: database.url } };
  const { version } = await recover(onNewMachine, keys, { incident: 'everything-lost', log: await keptLog() }, step);
  return version;
}

test('[RE1] [RE3] machine and database are lost; the custodians’ keys and the server make a new guardian', async () => {
  const keysDir = await mkdtemp(join(tmpdir(), 'corridor-new-machine-'));
  await network.restartGuardian(
    async () => {
      await lose();
      // Whoever is signed in goes on with nobody to ask.
      await write(rahman, caseId, said(TEXT.meanwhile));
      const { elmbridge, calderbrook } = network.organisations;
      expect(
        await step('The whole command, for the practice', async () => await byCommand(elmbridge, keysDir)),
      ).toContain('version 2 of its keys');
      expect(await recoverOne(calderbrook, keysDir)).toBe(2);
    },
    { keysDir, databaseUrl: database.url },
  );
  const { office } = network.guardian;
  expect((await office.hosting.all()).map(({ guardian }) => guardian.version)).toEqual([2, 2]);
});

test('[RE4] staff, posts, rosters and services are as they were, by what the former keys had signed', async () => {
  const { db } = network.guardian.office;
  const staff = await db.selectFrom('staff').select(['user_id', 'name', 'left_at', 'sub']).orderBy('name').execute();
  expect(staff.map(({ name }) => name)).toEqual(['Dr Amina Rahman', 'Dr Lena Achebe', 'Dr Owen Pryce']);
  expect(staff.every(({ left_at: left, sub }) => left === null && sub === null)).toBe(true);
  const posts = await db.selectFrom('posts').select('user_id').where('team', '=', network.teams.calderbrook).execute();
  expect(new Set(posts.map(({ user_id: user }) => user))).toEqual(new Set([network.users.pryce, network.users.achebe]));
  const services = await db.selectFrom('services').select('version').execute();
  expect(services).toEqual([{ version: 2 }]);
});

test('[RE4] every case is followed anew from its beginning, and everything in it opens', async () => {
  const { db } = network.guardian.office;
  const found = async () =>
    await db.selectFrom('cases').select(['organisation', 'family']).where('case_id', '=', caseId).execute();
  await expect.poll(async () => (await found()).length, WAIT).toBe(2);
  expect((await found()).map(({ family }) => family)).toEqual(['Barrowclough', 'Barrowclough']);
  expect(await db.selectFrom('faults').selectAll().execute()).toEqual([]);
});

test('[RE6] whoever was signed in goes on, and the next message goes under keys that the lost machine never had', async () => {
  await write(rahman, caseId, said(TEXT.after));
  const view = await read(rahman, caseId, (shown) => messagesIn(shown).includes(TEXT.after));
  expect(messagesIn(view)).toContain(TEXT.meanwhile);
});

test('[RE10] a recovery code opens the lock as before; the guardian’s own way is shut until an administrator allows a reset', async () => {
  const { elmbridge, calderbrook } = network.organisations;
  const wiped = network.browser();
  await network.identify(wiped, 'rahman');
  await wiped.unlock(elmbridge, { kind: 'recovery-code', code });
  expect(messagesIn(await read(wiped, caseId))).toContain(TEXT.meanwhile);
  const locked = network.browser();
  await expect(network.signIn(locked, 'pryce')).rejects.toMatchObject({ code: 'cannot-open' });
  await allowReset(network.guardian.office, calderbrook, network.users.pryce, 'the test');
  const pryce = await network.person('pryce');
  const view = await read(pryce, caseId, ({ notes }) => notes.length === 1);
  expect(messagesIn(view)).toEqual(expect.arrayContaining([TEXT.old, TEXT.meanwhile, TEXT.after]));
  await write(pryce, caseId, said('Good to hear.'));
});

test('[RE4] a case of before the loss is closed after it, and both organisations file it', async () => {
  await write(rahman, caseId, { act: 'acknowledged', advice: advised, understood: true });
  await write(rahman, caseId, { act: 'closed', outcome });
  const { recordsDir } = network;
  const documents = async () =>
    (await readdir(recordsDir, { recursive: true })).filter((name) => name.endsWith('.pdf'));
  await expect.poll(async () => (await documents()).length, WAIT).toBe(2);
});

test('[RE13] the new guardian finds its own in the log, cosigns it, and has no alarm', async () => {
  const { db } = network.guardian.office;
  const cosigned = async () => await db.selectFrom('log_cosigned').select('organisation').execute();
  await expect.poll(async () => (await cosigned()).length, WAIT).toBe(2);
  expect(await db.selectFrom('log_alarms').selectAll().execute()).toEqual([]);
});

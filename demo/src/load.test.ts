/**
 * The loader against the programs as they are started: identity provider, server, witness and guardian in processes of their own.
 * Few scripts, and a first run that is stopped half way.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { decodeSigned, firing as firingFormat, type Firing } from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '../../scripts/platform/fresh-database.ts';
import { rowsIn } from '../../scripts/platform/in-database.ts';
import { LOG_ORIGIN, logKeyFile, noteKeysIn, WITNESS_NAME, witnessDir } from '../../scripts/platform/note-keys.ts';
import { freePort } from '../../scripts/platform/port.ts';
import { SCRIPTS } from './cases.ts';
import { readConfig } from './config.ts';
import { openAdmin } from './load/admin.ts';
import { caseWhen, openDesks } from './load/desk.ts';
import { found } from './load/found.ts';
import { openNote } from './load/note.ts';
import { startPastServer } from './load/past-server.ts';
import { load } from './load.ts';
import { region as regionAt } from './region.ts';

const ROOT = new URL('../../', import.meta.url).pathname;
const MINUTES = 60_000;
const CLIENT = { OIDC_CLIENT_ID: 'corridor-guardian', OIDC_CLIENT_SECRET: 'a secret of the test' };
/** A case of each kind of step: questions and a closing; a change of patient; private notes and photographs. */
const FEW = SCRIPTS.filter(({ key }) =>
  ['cris-closed', 'wrong-patient-mended', 'changing-mole', 'direct-lawson-osei'].includes(key),
);

const children: ChildProcess[] = [];
const folder = mkdtempSync(join(tmpdir(), 'corridor-demo-'));
const databases: Awaited<ReturnType<typeof freshDatabase>>[] = [];
let environment: Readonly<Record<string, string>> = {};

function start(entry: string, env: Readonly<Record<string, string>>): void {
  const inherited = { PATH: process.env['PATH'] ?? '', HOME: folder };
  children.push(spawn(process.execPath, [join(ROOT, entry)], { env: { ...inherited, ...env }, stdio: 'ignore' }));
}

async function answers(origin: string): Promise<void> {
  for (;;) {
    const answer = await fetch(`${origin}/healthz`).catch(() => null);
    if (answer?.ok === true) return;
    await wait(50);
  }
}

beforeAll(async () => {
  const [web, server, identity, witness] = [await freePort(), await freePort(), await freePort(), await freePort()];
  const noteKeys = await noteKeysIn(folder);
  const at = (port: number): string => `http://localhost:${port}`;
  const database = async (): Promise<string> => {
    const made = await freshDatabase();
    databases.push(made);
    return made.url;
  };
  const shared = {
    SERVER_URL: at(server),
    OIDC_ISSUER: at(identity),
    KEYS_DIR: join(folder, 'keys'),
    ADMISSION_TOKEN: 'admit',
    LOG_KEY: noteKeys.log,
    WITNESS_KEYS: noteKeys.witness,
  };
  const serverEnvironment = {
    DATABASE_URL: await database(),
    PORT: String(server),
    PUBLIC_URL: at(server),
    BLOBS: join(folder, 'blobs'),
    LOG_KEY_FILE: logKeyFile(folder),
    LOG_ORIGIN,
    WITNESSES: JSON.stringify([{ url: at(witness), key: noteKeys.witness }]),
    ADMISSION_TOKEN: shared.ADMISSION_TOKEN,
    OIDC_ISSUERS: JSON.stringify([{ issuer: at(identity), clientId: CLIENT.OIDC_CLIENT_ID }]),
    WEB_ORIGINS: at(web),
    ALLOW_EMBEDDED_DATABASE: '1',
  };
  start('scripts/platform/identity/main.ts', {
    ...CLIENT,
    PORT: String(identity),
    DATA_DIR: join(folder, 'sign-in'),
    WEB_ORIGIN: at(web),
  });
  start('packages/witness/src/main.ts', {
    PORT: String(witness),
    NAME: WITNESS_NAME,
    DATA_DIR: witnessDir(folder),
    LOGS: noteKeys.log,
  });
  start('packages/server/src/main.ts', serverEnvironment);
  await Promise.all([identity, witness, server].map(async (port) => await answers(at(port))));
  const guardian = { ...shared, ...CLIENT, DATABASE_URL: await database(), PORT: String(web), PUBLIC_URL: at(web) };
  start('packages/guardian/src/main.ts', { ...guardian, RECORDS_DIR: join(folder, 'records'), HOST_NAME: 'A trust' });
  await answers(at(web));
  environment = { ...serverEnvironment, ...shared, GUARDIAN_URL: at(web), DATA_DIR: folder };
}, 2 * MINUTES);

afterAll(async () => {
  const gone = children.map(async (child) => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill();
    await ended;
  });
  await Promise.all(gone);
  for (const database of databases) await database[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

/** How far a run may go before it is stopped. */
function stopAt(text: string): (line: string) => void {
  return (line) => {
    if (line.includes(text)) throw new Error('stopped by the test');
  };
}

interface Standing {
  readonly status: string;
  readonly events: number;
  readonly refused: number;
}

/** Where each script's case stands, as its opener sees it. */
async function standings(): Promise<readonly (readonly [string, Standing])[]> {
  const config = readConfig(environment);
  const note = openNote(folder, 0);
  const region = regionAt(note.loadedAt);
  const admin = await openAdmin(config.guardianUrl, config.keysDir);
  const founded = await found(region, admin, note, { step: () => undefined });
  await using past = await startPastServer(config.serverEnvironment);
  await using desks = openDesks(config, region, founded, past);
  const read = FEW.map(async (script) => {
    const organisation = region.teams.find(({ key }) => key === script.asking)?.organisation ?? 'calderbrook';
    const client = await desks.at(script.by, organisation);
    const noted = note.of(script.key);
    if (noted === null) throw new Error(`${script.key} was not played`);
    const { state } = await caseWhen(client, noted.id, (view) => !view.loading && view.state.opening !== null);
    // What guardians file, and what they share by rule, no script writes.
    const items = state.thread.filter((item) => !('by' in item) || item.by.guardian !== true);
    const refused = items.filter((item) => !('refused' in item) || item.refused !== null).length;
    return [script.key, { status: state.status.kind, events: items.length, refused }] as const;
  });
  return await Promise.all(read);
}

/** All that the server ever fired, in whichever process. */
async function firingsAtServer(): Promise<readonly Firing[]> {
  const rows = await rowsIn<{ statement: Buffer }>(environment['DATABASE_URL'] ?? '', 'SELECT statement FROM firings');
  return rows.map(({ statement }) => firingFormat.decode(decodeSigned(new Uint8Array(statement)).bytes));
}

/** Lines that the guardian found late so far. */
async function alarmsAtGuardian(): Promise<readonly unknown[]> {
  const { guardianUrl, keysDir } = readConfig(environment);
  const token = (await readFile(join(keysDir, 'admin.token'), 'utf8')).trim();
  const admin = await openAdmin(guardianUrl, keysDir);
  const overviews = (await admin.organisations()).map(async ({ organisation }) => {
    const headers = { authorization: `Bearer ${token}` };
    const answer = await fetch(`${guardianUrl}/admin/v1/organisations/${organisation}`, { headers });
    return ((await answer.json()) as { alarms: readonly unknown[] }).alarms;
  });
  return (await Promise.all(overviews)).flat();
}

test(
  'a loader that was stopped goes on where it was, and a third finds nothing to do',
  async () => {
    const config = readConfig(environment);
    await expect(load(config, stopAt('Keys of Dr Kit Lawson'), FEW)).rejects.toThrow('stopped by the test');
    const [first] = FEW.toSorted((a, b) => a.subject.localeCompare(b.subject));
    await expect(load(config, stopAt(first?.subject ?? ''), FEW)).rejects.toThrow('stopped by the test');
    const lines: string[] = [];
    await load(config, (line) => void lines.push(line), FEW);
    expect(lines.map((line) => JSON.parse(line) as { done: number }).at(-1)).toMatchObject({ event: 'progress' });
    const expected = FEW.map((script) => {
      const events = 1 + script.steps.filter(({ isPrivate }) => !isPrivate).length;
      return [script.key, { status: script.ends, events, refused: 0 }];
    });
    expect(await standings()).toEqual(expected);
    const firings = await firingsAtServer();
    expect(firings.length).toBeGreaterThan(0);
    expect(firings.filter(({ at, due }) => at - due > MINUTES)).toEqual([]);
    expect(await alarmsAtGuardian()).toEqual([]);
    const again: string[] = [];
    await load(config, (line) => void again.push(line), FEW);
    expect(again).toEqual([]);
  },
  4 * MINUTES,
);

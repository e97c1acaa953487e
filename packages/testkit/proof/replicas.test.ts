/**
 * Two guardians on one database, as a deployment runs them, one of which is killed in mid-work: the other goes on by
 * itself, and nothing is filed twice or not at all. What a third with former keys does is in stolen-guardian.test.ts.
 */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CorridorClient } from '@corridor/client';
import type { CaseId } from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { spawnGuarded } from '../../../scripts/platform/guarded.ts';
import { freePort } from '../../../scripts/platform/port.ts';
import { askHospital, startNetwork, type TestNetwork } from '../src/index.ts';
import { advice, read, write } from './writing.ts';

const MAIN = join(import.meta.dirname, '../../guardian/src/main.ts');
const WAIT = { timeout: 60_000, interval: 50 };
const CASES = 6;
const outcome = { code: 'advice-given', label: 'Advice given', avoided: 'yes', avoidedWhat: 'trip' } as const;

let network: TestNetwork;
let rahman: CorridorClient;
let pryce: CorridorClient;
let folder: string;
let mortal: ChildProcess;
let mortalUrl: string;

beforeAll(async () => {
  network = await startNetwork(undefined, { follows: true });
  folder = await mkdtemp(join(tmpdir(), 'corridor-replica-'));
  mortal = await startMortal();
  [rahman, pryce] = [await network.person('rahman'), await network.person('pryce')];
});
afterAll(async () => {
  mortal.kill('SIGKILL');
  await network[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

/** A guardian as a process of its own, on the database, keys and records of the one that runs in this process. */
async function startMortal(): Promise<ChildProcess> {
  const { config } = network.guardianParts;
  const port = await freePort();
  mortalUrl = `http://127.0.0.1:${port}`;
  const environment = {
    DATABASE_URL: config.databaseUrl,
    PORT: String(port),
    HOST: '127.0.0.1',
    PUBLIC_URL: mortalUrl,
    SERVER_URL: config.serverUrl,
    ADMISSION_TOKEN: config.admissionToken,
    KEYS_DIR: config.keysDir,
    RECORDS_DIR: config.recordsDir,
    HOST_NAME: config.hostName,
    OIDC_ISSUER: config.identity.issuer,
    OIDC_CLIENT_ID: config.identity.clientId,
    OIDC_CLIENT_SECRET: config.identity.clientSecret,
  };
  const { child } = spawnGuarded(MAIN, environment, createWriteStream(join(folder, 'replica.log')));
  const isUp = async () =>
    await fetch(new URL('/healthz', mortalUrl)).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await isUp())) await new Promise((resolve) => setTimeout(resolve, 50));
  return child;
}

async function advisedCase(): Promise<CaseId> {
  const caseId = await askHospital(network, rahman);
  await read(pryce, caseId);
  const advised = await write(pryce, caseId, advice('A benign naevus.', 'No follow-up.', 'Come back if it changes.'));
  await read(rahman, caseId, ({ state }) => state.lastNumber >= 2);
  await write(rahman, caseId, { act: 'acknowledged', advice: advised, understood: true });
  return caseId;
}

async function documents(): Promise<number> {
  return (await readdir(network.recordsDir, { recursive: true })).filter((name) => name.endsWith('.pdf')).length;
}

test('[RE12] one of two guardians is killed in mid-work; the other files what is left, each case once', async () => {
  const cases: CaseId[] = [];
  for (let i = 0; i < CASES; i++) cases.push(await advisedCase());
  const ended = once(mortal, 'exit');
  const closing = cases.map(async (caseId) => await write(rahman, caseId, { act: 'closed', outcome }));
  await expect.poll(documents, WAIT).toBeGreaterThan(0);
  mortal.kill('SIGKILL');
  await ended;
  await Promise.all(closing);
  await expect.poll(documents, WAIT).toBe(2 * CASES);
  for (const caseId of cases) {
    const { state } = await read(rahman, caseId, (view) => view.state.filings.length >= 2);
    expect(new Set(state.filings.map(({ organisation }) => organisation)).size).toBe(2);
    expect(state.filings).toHaveLength(2);
  }
});

test('[RE12] what the killed one was following is followed on by the other, and a new one takes its place', async () => {
  const caseId = await advisedCase();
  const { db } = network.guardian.office;
  const seen = async () => await db.selectFrom('cases').select('last').where('case_id', '=', caseId).execute();
  await expect.poll(async () => (await seen()).map(({ last }) => last), WAIT).toEqual([3, 3]);
  mortal = await startMortal();
  expect((await fetch(new URL('/healthz', mortalUrl))).status).toBe(200);
  expect(await db.selectFrom('faults').selectAll().execute()).toEqual([]);
});

/**
 * Somebody has a guardian's keys, and uses them: certifies a person, adds them to a team, changes a service. Then the root
 * certifies others (docs/runbooks/recovery.md). What the thief could read to that day is lost; what the thief signs counts for
 * nobody from then on, and of what is sent after nothing opens with the stolen keys, whatever the server gives.
 */
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CorridorClient } from '@corridor/client';
import { type Core, nodePorts, openAs } from '@corridor/client/node';
import {
  kemFromSeed,
  newSecret,
  personKeysFromSecret,
  type PersonKeys,
  sign,
  signerFromSeed,
  subjectHash,
  systemRandom,
} from '@corridor/crypto';
import { createGuardian, fromFolder, type GuardianParts, type LogTrust, recover, type Step } from '@corridor/guardian';
import {
  type CaseId,
  decodeSigned,
  encodeSigned,
  fromBase64url,
  guardian as guardianFormat,
  newId,
  person as personFormat,
  roster as rosterFormat,
  service as serviceFormat,
  type Signed,
  type UserId,
} from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rowsIn } from '../../../scripts/platform/in-database.ts';
import { askHospital, messagesIn, said, startNetwork, type TestNetwork } from '../src/index.ts';
import { everythingKept, type Kept, openable } from './everything-kept.ts';
import { noted, read, write } from './writing.ts';

const BEFORE = ['It has grown since spring', 'Answered before', 'Noted before'] as const;
const AFTER = ['Said after', 'Answered after', 'Noted after'] as const;
const FORGED_TELEPHONE = '01632 960666';
/** What its database says was cosigned last is all that is kept. */
const TRUST: LogTrust = { kept: [], noWitness: false, patience: 30_000 };
const silent: Step = async (_words, work) => await work();

let network: TestNetwork;
let rahman: CorridorClient;
let pryce: CorridorClient;
let caseId: CaseId;
let offline: string;
let stolen: string;
let stolenKeys: PersonKeys;
let thief: Core;
let mallory: UserId;
let former: GuardianParts;
let thiefEnded: Promise<string>;

beforeAll(async () => {
  network = await startNetwork(undefined, { follows: true });
  former = network.guardianParts;
  [offline, stolen] = [await folder('custodians'), await folder('thief')];
  rahman = await network.person('rahman');
  pryce = await network.person('pryce');
  caseId = await askHospital(network, rahman);
  await write(pryce, caseId, said(BEFORE[1]));
  await write(pryce, caseId, noted(BEFORE[2]), { private: true });
  await cp(former.config.keysDir, stolen, { recursive: true });
  await theft();
  await ceremony();
  await afterwards();
});
afterAll(async () => {
  thief.close();
  await network[Symbol.asyncDispose]();
  for (const each of [offline, stolen]) await rm(each, { recursive: true });
});

async function folder(what: string): Promise<string> {
  return await mkdtemp(join(tmpdir(), `corridor-${what}-`));
}

async function stolenSeed(kind: string): Promise<Uint8Array> {
  const { calderbrook } = network.organisations;
  const [, , seed = ''] = (await readFile(join(stolen, calderbrook, `${kind}.key`), 'utf8')).trim().split(' ');
  return fromBase64url(seed);
}

/** The thief comes in as the guardian, and does what it may do. */
async function theft(): Promise<void> {
  const { calderbrook } = network.organisations;
  const signer = await signerFromSeed(await stolenSeed('guardian-sign'));
  stolenKeys = { signer, kem: await kemFromSeed(await stolenSeed('guardian-kem')) };
  const { guardian, organisation } = await network.guardian.office.hosting.get(calderbrook);
  thief = openAs({
    identity: {
      organisation: calderbrook,
      user: guardian.guardian,
      version: guardian.version,
      ...stolenKeys,
      anchors: { organisationRoot: organisation.root, serverKey: network.server.signer.publicKey },
    },
    server: network.server.url,
    ports: nodePorts({ clock: network.clock }),
  });
  await thief.ready();
  thiefEnded = new Promise((resolve) => {
    thief.connection.link.hear((link) => {
      if (link.state === 'ended') resolve(link.why);
    });
  });
  await certifyMallory(guardian.guardian);
  await changeTelephone();
}

async function publish(kind: 'person' | 'roster' | 'service', statement: Signed): Promise<void> {
  await thief.connection.ask({ t: 'publish', kind, statement: encodeSigned(statement), wraps: [] });
}

async function certifyMallory(guardian: UserId): Promise<void> {
  const { calderbrook: organisation } = network.organisations;
  mallory = newId<UserId>(systemRandom);
  const keys = await personKeysFromSecret(newSecret(systemRandom));
  const issuedAt = network.clock.now();
  const value = {
    suite: 1,
    organisation,
    user: mallory,
    version: 1,
    subject: await subjectHash('https://identity.example', 'mallory'),
    name: 'Dr Mallory Crane',
    role: 'Consultant',
    registration: '',
    powers: [],
    sign: keys.signer.publicKey,
    kem: keys.kem.publicKey,
    guardian,
    issuedAt,
    expiresAt: issuedAt + 1e10,
  };
  await publish('person', await sign(personFormat, value, stolenKeys.signer));
}

async function newestService() {
  const { statements } = await thief.connection.ask({ t: 'directory', after: 0, limit: 200 });
  const found = statements.filter(({ kind }) => kind === 'service').map(({ statement }) => decodeSigned(statement));
  const last = found.at(-1);
  if (last === undefined) throw new Error('no service');
  return serviceFormat.decode(last.bytes);
}

async function changeTelephone(): Promise<void> {
  const before = await newestService();
  const value = { ...before, version: before.version + 1, telephone: FORGED_TELEPHONE };
  await publish('service', await sign(serviceFormat, value, stolenKeys.signer));
}

async function ceremony(): Promise<void> {
  const { calderbrook } = network.organisations;
  await cp(join(former.config.keysDir, calderbrook, 'root.key'), join(offline, 'root.key'));
  await cp(join(former.config.keysDir, calderbrook, 'recovery.key'), join(offline, 'recovery.key'));
  const keysDir = await folder('new-machine');
  const { elmbridge } = network.organisations;
  await network.restartGuardian(
    async () => {
      // The practice's keys were not on that machine: the hospital's alone are replaced.
      await cp(join(former.config.keysDir, elmbridge), join(keysDir, elmbridge), { recursive: true });
      await cp(join(former.config.keysDir, 'server.pub'), join(keysDir, 'server.pub'));
      const keys = await fromFolder(offline, calderbrook);
      const parts = { ...former, config: { ...former.config, keysDir } };
      expect((await recover(parts, keys, { incident: 'keys-stolen', log: TRUST }, silent)).version).toBe(2);
    },
    { keysDir },
  );
}

/** By somebody who was signed in all along, and somebody who signs in anew. */
async function afterwards(): Promise<void> {
  await write(rahman, caseId, said(AFTER[0]));
  pryce = await network.person('pryce');
  await read(pryce, caseId, (view) => messagesIn(view).includes(AFTER[0]));
  await write(pryce, caseId, said(AFTER[1]));
  await write(pryce, caseId, noted(AFTER[2]), { private: true });
}

test('[RE2] [RE5] the thief is thrown out at once, and what the thief signs is taken by nobody', async () => {
  expect(await thiefEnded).toBe('removed');
  await expect(changeTelephone()).rejects.toThrow();
  const again = openAs({
    identity: thief.identity,
    server: network.server.url,
    ports: nodePorts({ clock: network.clock }),
  });
  await expect(again.ready()).rejects.toThrow();
  again.close();
});

test('[RE2] without the operator’s token nobody is told what an organisation’s root signed', async () => {
  const url = new URL(`/v1/organisations/${network.organisations.calderbrook}`, network.server.url);
  expect((await fetch(url)).status).toBe(401);
  expect((await fetch(url, { headers: { authorization: 'Bearer not-it' } })).status).toBe(401);
  const headers = { authorization: `Bearer ${network.server.admissionToken}` };
  expect((await fetch(url, { headers })).status).toBe(200);
});

test('[RE8] what the thief had said is ended or said over: nobody was let in, and the telephone number is the hospital’s', async () => {
  const { services } = await serviceSeen();
  expect(services.map(({ telephone }) => telephone)).toEqual(['01632 960123']);
  expect(await rosterNow()).not.toContain(mallory);
  const rows = await serverRows('SELECT statement FROM people');
  const certificates = rows.map((each) => personFormat.decode(decodeSigned(each).bytes));
  const forged = certificates.find(({ user }) => user === mallory);
  expect(forged?.expiresAt).toBeLessThanOrEqual(network.clock.now());
});

async function serviceSeen() {
  const core = await network.guardian.office.desk(network.organisations.elmbridge);
  await core.directory.sync();
  return { services: core.directory.services.newest() };
}

async function rosterNow(): Promise<readonly UserId[]> {
  const rows = await serverRows('SELECT statement FROM rosters ORDER BY version');
  const chain = rows
    .map((each) => rosterFormat.decode(decodeSigned(each).bytes))
    .filter(({ team }) => team === network.teams.calderbrook);
  return chain.at(-1)?.members.map(({ user }) => user) ?? [];
}

async function serverRows(sql: string): Promise<readonly Uint8Array[]> {
  const rows = await rowsIn<{ statement: Buffer }>(network.server.databaseUrl, sql);
  return rows.map(({ statement }) => new Uint8Array(statement));
}

async function openedWith(kept: Kept, keys: PersonKeys): Promise<readonly string[]> {
  const guardians = (await serverRows('SELECT statement FROM guardians')).map((each) =>
    guardianFormat.decode(decodeSigned(each).bytes),
  );
  const people = (await serverRows('SELECT statement FROM people')).map((each) =>
    personFormat.decode(decodeSigned(each).bytes),
  );
  const authors = [...guardians, ...people].map(({ sign: key }) => key);
  const bodies = [...(await openable(kept, keys.kem, guardians, authors))].join('\n');
  return [...BEFORE, ...AFTER].filter((text) => bodies.includes(text));
}

test('[RE9] every row of the server, tried with the stolen keys, gives what was sent before and nothing sent after', async () => {
  expect(await openedWith(await everythingKept(network.server.databaseUrl), stolenKeys)).toEqual([...BEFORE]);
});

test('[RE9] the same attempt with the new keys opens everything, so it tries hard enough', async () => {
  const { keys } = await network.guardian.office.hosting.get(network.organisations.calderbrook);
  const kept = await everythingKept(network.server.databaseUrl);
  expect(await openedWith(kept, keys)).toEqual([...BEFORE, ...AFTER]);
});

test('[RE7] a guardian that is started with the former keys on the same database does nothing for that organisation', async () => {
  await using old = await createGuardian(former);
  const { calderbrook, elmbridge } = network.organisations;
  await expect(old.office.hosting.get(calderbrook)).rejects.toMatchObject({ code: 'key-file' });
  await expect(old.office.desk(calderbrook)).rejects.toMatchObject({ code: 'key-file' });
  expect((await old.office.hosting.all()).map(({ organisation }) => organisation.organisation)).toEqual([elmbridge]);
});

test('[RE11] everybody of the organisation makes new keys at their next sign-in; the former ones open no session', async () => {
  const certificates = (await serverRows('SELECT statement FROM people')).map((each) =>
    personFormat.decode(decodeSigned(each).bytes),
  );
  const own = certificates.filter(({ user }) => user === network.users.pryce);
  expect(new Set(own.map(({ version }) => version))).toEqual(new Set([1, 2]));
});

test('[RE13] what the thief had stated is in the log for ever, and does not keep the guardian from cosigning what follows', async () => {
  const { db } = network.guardian.office;
  const cosigned = async () =>
    await db
      .selectFrom('log_cosigned')
      .select('organisation')
      .where('organisation', '=', network.organisations.calderbrook)
      .execute();
  await expect.poll(async () => (await cosigned()).length, { timeout: 30_000 }).toBe(1);
  expect(await db.selectFrom('log_alarms').selectAll().execute()).toEqual([]);
});

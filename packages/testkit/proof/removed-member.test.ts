/**
 * A removed member, helped by the server: it counts them in again, serves them as it would serve a colleague, and hands
 * over every row it has. What was sent before opens, because history is what a member had; nothing sent after does.
 */
import type { Body } from '@corridor/cases';
import type { Core } from '@corridor/client';
import { systemRandom } from '@corridor/crypto';
import { type CaseId, type EventId, newId, type TeamId } from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inDatabase } from '../../../scripts/platform/in-database.ts';
import {
  foundOrganisation,
  type HandOrganisation,
  said,
  type Staff,
  startTestServer,
  type Team,
  testClock,
  type TestServer,
} from '../src/index.ts';
import { everythingKept, type Kept, openable } from './everything-kept.ts';
import { noted } from './writing.ts';

const clock = testClock();
const BEFORE = ['Asked before', 'Answered before', 'Noted before'] as const;
const AFTER = ['Said after', 'Answered after', 'Noted after', 'Opened after'] as const;

let server: TestServer;
let practice: HandOrganisation;
let trust: HandOrganisation;
let asker: Staff;
let stays: Staff;
let leaves: Staff;
let partners: Team;
let dermatology: Team;
let caseId: CaseId;
let later: CaseId;
let kept: Kept;
const open: Core[] = [];

beforeAll(async () => {
  server = await startTestServer({ clock });
  practice = await foundOrganisation(server, clock, { name: 'Elmbridge Surgery', ods: 'Z99001' });
  trust = await foundOrganisation(server, clock, { name: 'Calderbrook Hospitals', ods: 'X99' });
  await practice.vouchFor(trust);
  await trust.vouchFor(practice);
  asker = await practice.staff('Dr Amina Rahman', 'GP');
  stays = await trust.staff('Dr Owen Pryce', 'Consultant dermatologist');
  leaves = await trust.staff('Dr Lena Achebe', 'Registrar');
  partners = await practice.team('Partners', [asker]);
  dermatology = await trust.team('Dermatology advice', [stays, leaves]);
  await beforeTheRemoval();
  await trust.remove(dermatology, leaves);
  await afterTheRemoval();
  await serverLies();
  kept = await everythingKept(server.databaseUrl);
});
afterAll(async () => {
  for (const core of open) core.close();
  practice.guardian.close();
  trust.guardian.close();
  await server[Symbol.asyncDispose]();
});

async function signIn(organisation: HandOrganisation, who: Staff): Promise<Core> {
  const core = organisation.signIn(who);
  open.push(core);
  await core.ready();
  for (const team of core.myTeams.get()) await core.book.follow(team);
  return core;
}

async function ask(rahman: Core, text: string): Promise<CaseId> {
  const id = newId<CaseId>(systemRandom);
  const party = ({ organisation, name }: HandOrganisation, { team, name: teamName }: Team) => ({
    organisation,
    team,
    name: teamName,
    organisationName: name,
  });
  const body: Body = {
    act: 'opened',
    purpose: { kind: 'advice', wants: 'advice' },
    subject: text,
    text,
    from: party(practice, partners),
    to: [party(trust, dermatology)],
    confirmedIdentity: false,
    answers: [],
    attachments: [],
  };
  await put(rahman, id, partners, body, { joins: [partners.team, dermatology.team], kind: 'advice' });
  return id;
}

interface More {
  readonly joins?: readonly TeamId[];
  readonly kind?: 'advice';
  readonly private?: boolean;
}

async function put(core: Core, id: CaseId, { team }: Team, body: Body, more: More = {}): Promise<void> {
  await core.outbox.put({
    event: newId<EventId>(systemRandom),
    case: id,
    team,
    private: false,
    body,
    about: null,
    to: [],
    basedOn: 0,
    writtenAt: clock.now(),
    joins: [],
    kind: null,
    plan: null,
    blobs: [],
    ...more,
  });
  await core.outbox.settled();
  expect(core.outbox.unsent.get()).toEqual([]);
}

async function beforeTheRemoval(): Promise<void> {
  const [rahman, pryce] = [await signIn(practice, asker), await signIn(trust, stays)];
  caseId = await ask(rahman, BEFORE[0]);
  await pryce.book.log(caseId).load(null);
  await put(pryce, caseId, dermatology, said(BEFORE[1]));
  await put(pryce, caseId, dermatology, noted(BEFORE[2]), { private: true });
}

/** By people who were signed in all along: their clients must notice by themselves. */
async function afterTheRemoval(): Promise<void> {
  const [rahman, pryce] = open;
  if (rahman === undefined || pryce === undefined) throw new Error('nobody is signed in');
  await rahman.book.log(caseId).load(null);
  await put(rahman, caseId, partners, said(AFTER[0]));
  await pryce.book.log(caseId).load(null);
  await put(pryce, caseId, dermatology, said(AFTER[1]));
  await put(pryce, caseId, dermatology, noted(AFTER[2]), { private: true });
  later = await ask(rahman, AFTER[3]);
}

/** The removed member is a member again, as far as the server is concerned. */
async function serverLies(): Promise<void> {
  await inDatabase(server.databaseUrl, async (client) => {
    await client.query(
      `INSERT INTO memberships (team, member, version, power)
       SELECT key, $2, 1, 'member' FROM teams WHERE id = $1`,
      [dermatology.team, leaves.user],
    );
    await client.query('UPDATE sessions SET ended = NULL');
  });
  await server.stop();
  await server.start();
}

function textsIn(core: Core, id: CaseId, lane: TeamId | null): readonly string[] {
  return core.book
    .log(id)
    .part(lane)
    .shown()
    .flatMap(({ body }) => (body !== null && 'text' in body ? [body.text] : []));
}

test('[PR8] the lying server serves a removed member like a member, and their client reads what was before alone', async () => {
  const achebe = await signIn(trust, leaves);
  for (const id of [caseId, later]) {
    await achebe.book.log(id).load(null);
    await achebe.book.log(id).load(dermatology.team);
  }
  expect(textsIn(achebe, caseId, null)).toEqual([BEFORE[0], BEFORE[1]]);
  expect(textsIn(achebe, caseId, dermatology.team)).toEqual([BEFORE[2]]);
  expect(textsIn(achebe, later, null)).toEqual([]);
  // Everything was served: what does not open is there, as a gap.
  expect(achebe.book.log(caseId).part(null).shown()).toHaveLength(4);
  expect(achebe.book.log(later).part(null).shown()).toHaveLength(1);
});

async function opens(who: Staff): Promise<readonly string[]> {
  const { trust: believed } = trust.guardian.directory;
  const guardians = [trust, practice].flatMap(({ organisation }) => believed.guardians(organisation));
  const authors = [asker, stays, leaves].map(({ keys }) => keys.signer.publicKey);
  const bodies = [...(await openable(kept, who.keys.kem, guardians, authors))].join('\n');
  return [...BEFORE, ...AFTER].filter((text) => bodies.includes(text));
}

test('[PR9] every row of the database, tried with every key that a removed member has, gives nothing sent after', async () => {
  expect(await opens(leaves)).toEqual(BEFORE);
});

test('[PR10] the same attempt with a member’s keys opens everything, so it tries hard enough', async () => {
  expect(await opens(stays)).toEqual([...BEFORE, ...AFTER]);
  // A practice reads the case, and no private note of the hospital.
  expect(await opens(asker)).toEqual([
    'Asked before',
    'Answered before',
    'Said after',
    'Answered after',
    'Opened after',
  ]);
});

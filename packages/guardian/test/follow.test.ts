import { encodeBody, figuresOf } from '@corridor/cases';
import type { Core } from '@corridor/client/node';
import { sealEvent, sha256, signRequest, systemRandom } from '@corridor/crypto';
import {
  type CaseId,
  decodeFrame,
  encodeSealedEvent,
  type EventId,
  type Header,
  newId,
  type Plan,
  SUITE,
  toBase64url,
} from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { auditTrail } from '../src/db/audit.ts';
import { insightOf } from '../src/index.ts';
import { stranger } from './person.ts';
import { advice, outcome, question } from './invented.ts';
import { type Region, region } from './region.ts';
import { between, openCaseId, write } from './writing.ts';

let world: Region;
const lines: string[] = [];
const WAIT = { timeout: 15_000, interval: 50 };
const HOUR = 3_600_000;

beforeAll(async () => {
  world = await region(lines);
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

async function opened(plan?: Plan): Promise<CaseId> {
  const { practice, hospital } = world;
  const caseId = openCaseId();
  await practice.core.teams.load(hospital.party.team);
  const joins = [practice.party.team, hospital.party.team];
  const body = between(question, practice.party, hospital.party, []);
  const more = plan === undefined ? {} : { plan };
  await write(practice.core, { case: caseId, team: practice.party.team, body, joins, kind: 'advice', ...more });
  return caseId;
}

const cases = () =>
  world.at.guardian.office.db.selectFrom('cases').selectAll().where('organisation', '=', world.hospital.organisation);

/** The guardian has the case up to this number. */
async function followed(caseId: CaseId, last: number): Promise<void> {
  await expect
    .poll(async () => (await cases().where('case_id', '=', caseId).executeTakeFirst())?.last, WAIT)
    .toBe(last);
}

/** An event in the practice's name that somebody else signed: the server cannot tell, receivers can. */
async function forge(core: Core, caseId: CaseId): Promise<void> {
  const log = core.book.log(caseId);
  await log.load(null);
  const statement = log.keys.newest();
  const key = statement === null ? null : await log.keys.key(statement.value.epoch);
  if (statement === null || key === null) throw new Error('no key');
  const { entries, order } = log.part(null);
  const { organisation, user, version } = core.identity;
  const header: Header = {
    suite: SUITE,
    case: caseId,
    lane: null,
    event: newId<EventId>(systemRandom),
    act: 'said',
    by: { organisation, team: world.practice.party.team, user, version },
    counter: order.counter(user) + 1,
    heads: [...order.heads()],
    epoch: statement.value.epoch,
    key: statement.hash,
    basedOn: entries.length,
    at: core.now(),
    checkpoint: null,
    about: null,
    to: [],
    kind: null,
    plan: null,
  };
  const body = encodeBody({
    act: 'said',
    text: 'Forged words.',
    attachments: [],
    mentions: [],
    answers: [],
    withdraws: [],
  });
  const event = await sealEvent(header, body, key, await stranger(), systemRandom);
  await core.connection.ask({ t: 'append', event: encodeSealedEvent(event) });
}

test('[FI3] an event that does not verify is kept as a fault and shown, and what comes after is followed', async () => {
  const caseId = await opened();
  await forge(world.practice.core, caseId);
  await write(world.hospital.core, { case: caseId, team: world.hospital.party.team, body: { act: 'claimed' } });
  await followed(caseId, 3);
  const overview = await world.at.admin<{ faults: { case: CaseId; number: number; code: string }[] }>(
    'GET',
    `/organisations/${world.hospital.organisation}`,
  );
  expect(overview.value.faults).toMatchObject([{ case: caseId, number: 2, code: 'bad-signature' }]);
  expect(lines.filter((line) => line.includes('event-refused')).length).toBeGreaterThan(0);
});

test('[FI2] taken in again from the beginning, nothing changes', async () => {
  const caseId = await opened();
  await followed(caseId, 1);
  const { db } = world.at.guardian.office;
  const before = await cases().orderBy('case_id').execute();
  await db.updateTable('feeds').set({ n: 0 }).execute();
  await world.at.restart();
  await expect.poll(async () => (await cursors()).every((n) => n > 0), WAIT).toBe(true);
  const strip = (rows: typeof before) => rows.map(({ at: _at, ...row }) => row);
  expect(strip(await cases().orderBy('case_id').execute())).toEqual(strip(before));
});

async function cursors(): Promise<readonly number[]> {
  const rows = await world.at.guardian.office.db.selectFrom('feeds').select('n').execute();
  return rows.map(({ n }) => n);
}

test('[FI6] [FI10] a line that nobody fired is an alarm after two minutes, once; not one that was due when its case was first seen', async () => {
  const { at, hospital } = world;
  const due = at.clock.now() + HOUR;
  const { organisation, team } = hospital.party;
  const line = {
    line: 'target',
    at: due,
    unless: [{ act: 'advised', by: 'answering' }],
    does: 'notify',
    organisation,
    team,
    duty: 'deputy',
  } as const;
  const plan: Plan = {
    urgency: 'soon',
    pathway: 'dermatology-advice',
    version: 3,
    hash: new Uint8Array(32),
    lines: [{ ...line, line: 'early', at: at.clock.now() + 2 * 60_000 }, line],
  };
  const [late, answered] = [await opened(plan), await opened(plan)];
  await write(hospital.core, { case: answered, team, body: advice });
  await followed(late, 1);
  await followed(answered, 2);
  await at.server.stop();
  at.clock.advance(HOUR + 60_000);
  expect(await at.guardian.watch()).toBe(0);
  at.clock.advance(2 * 60_000);
  expect(await at.guardian.watch()).toBe(2);
  expect(await at.guardian.watch()).toBe(0);
  const { alarms } = (
    await at.admin<{ alarms: { case: CaseId; line: string }[] }>('GET', `/organisations/${organisation}`)
  ).value;
  expect(alarms).toMatchObject([{ case: late, line: 'target' }]);
  await at.server.start();
  await Promise.all(
    [world.practice.core, hospital.core].map(async (core) => {
      core.connection.wake();
      await expect.poll(() => core.connection.link.get().state, WAIT).toBe('online');
    }),
  );
});

const period = () => ({ from: 0, to: world.at.clock.now() + HOUR });

test('[IN1] figures are those of the cases themselves, and a case between two hosted organisations counts once', async () => {
  const { at, practice, hospital } = world;
  const caseId = await opened();
  const advised = await write(hospital.core, { case: caseId, team: hospital.party.team, body: advice });
  await write(practice.core, {
    case: caseId,
    team: practice.party.team,
    body: { act: 'acknowledged', advice: advised, understood: true },
  });
  await write(practice.core, { case: caseId, team: practice.party.team, body: { act: 'closed', outcome } });
  await expect
    .poll(async () => (await cases().where('case_id', '=', caseId).executeTakeFirst())?.last ?? 0, WAIT)
    .toBeGreaterThanOrEqual(6);
  await at.guardian.filed();
  const states = await Promise.all(
    (await cases().execute()).map(async ({ case_id }) => {
      const log = hospital.core.book.log(case_id);
      await log.load(null);
      return log.state();
    }),
  );
  const made = await insightOf(at.guardian.office, [hospital.organisation, practice.organisation], period());
  const now = at.clock.now();
  expect(made).toEqual(figuresOf(states, { ...period(), now, from: made.from, to: made.to }, () => 'Calder'));
  expect(made).toMatchObject({ areas: 1, organisations: 2, cases: states.length, outcomes: { recorded: 1 } });
});

test('[IN2] what is kept for counting has no word, patient or name', async () => {
  const kept = JSON.stringify((await cases().execute()).map(({ facts }) => facts));
  for (const word of ['mole', 'Barrowclough', '9990000018', 'Shah', 'Pryce', 'Present for about', 'Calf']) {
    expect(kept).not.toContain(word);
  }
});

test('[IN3] a person sees their organisation’s figures, a commissioner those of the area', async () => {
  const { at, practice } = world;
  const own = await ask(practice.core);
  expect(own.cases).toBeGreaterThan(0);
  const board = await at.organisation('X9950', 'Calder Integrated Care Board', 'Calder');
  const commissioner = await at.person(board, 'quirke', 'Ada Quirke', { powers: ['commissioner'] });
  const clerk = await at.person(board, 'lowe', 'Sam Lowe');
  await commissioner.enrol();
  await clerk.enrol();
  const [chief, plain] = [await commissioner.client(), await clerk.client()];
  expect((await ask(chief)).cases).toBe(own.cases);
  expect((await ask(plain)).cases).toBe(0);
  chief.close();
  plain.close();
});

test('[IN4] each look at the figures is in the audit trail', async () => {
  const { at, practice } = world;
  await ask(practice.core);
  expect((await auditTrail(at.guardian.office.db, practice.organisation, 1))[0]).toMatchObject({
    act: 'insight-read',
    by: practice.person.user,
  });
});

async function ask(core: Core): Promise<{ readonly cases: number }> {
  const { from, to } = period();
  const path = `/v1/insight?from=${from}&to=${to}`;
  const session = core.session();
  const body = await sha256(new Uint8Array(0));
  const value = { session: session.id, method: 'GET', path, body, at: world.at.clock.now() };
  const headers = {
    authorization: await signRequest(value, session.signer),
    'corridor-session': toBase64url(session.statement),
  };
  const answer = await fetch(`${world.at.url}${path}`, { headers });
  return decodeFrame(z.looseObject({ cases: z.number() }), new Uint8Array(await answer.arrayBuffer()));
}

test('[FI5] a closing is due for filing once, however often it is taken in', async () => {
  const { db } = world.at.guardian.office;
  const rows = await db.selectFrom('filings').select(['organisation', 'case_id', 'closed_event']).execute();
  expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(rows.length);
  const before = rows.length;
  await db.updateTable('feeds').set({ n: 0 }).execute();
  await world.at.restart();
  await expect.poll(async () => (await cursors()).every((n) => n > 0), WAIT).toBe(true);
  await world.at.guardian.filed();
  expect(await world.at.guardian.office.db.selectFrom('filings').select('case_id').execute()).toHaveLength(before);
});

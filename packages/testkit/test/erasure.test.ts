/** Erasure, by the client that people have: their own guardian, a real server, two organisations. */
import type { NewCase } from '@corridor/cases';
import type { CorridorClient } from '@corridor/client';
import { sha256 } from '@corridor/crypto';
import { type CaseId, decodeSealedEvent, encodeErasedEvent } from '@corridor/wire';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { everyRow, rowsIn } from '../../../scripts/platform/in-database.ts';
import { adviseAndClose, read, write } from '../proof/writing.ts';
import { question, said, type TestNetwork, until } from '../src/index.ts';
import { accessesIn, type Account, openAccount } from './account.ts';

const YEAR = 365.25 * 24 * 3_600_000;
const PATIENT = '9990000018';

let account: Account;
let network: TestNetwork;
let rahman: CorridorClient;
let okafor: CorridorClient;
let pryce: CorridorClient;
let achebe: CorridorClient;

beforeAll(async () => {
  account = await openAccount();
  ({ network, rahman, okafor, pryce, achebe } = account);
});
afterAll(async () => await account[Symbol.asyncDispose]());

/** Asked, answered, closed, and filed by both. */
async function closedCase(over: Partial<NewCase> = {}): Promise<CaseId> {
  const caseId = await account.asked(over);
  await adviseAndClose(rahman, pryce, caseId);
  await network.guardian.filed();
  // Opened, advised, acknowledged, closed, and filed by each.
  await account.followed(caseId, 6);
  return caseId;
}

test('[ER10] [ER11] two people with the two powers decide; one alone, or the same power twice, do not', async () => {
  const caseId = await closedCase();
  await rahman.proposeErasure(caseId, 'patient-asked', 'Letter of 3 November');
  await expect(rahman.answerErasure(caseId, 'confirm')).rejects.toMatchObject({ code: 'not-allowed' });
  await account.empower('okafor', ['caldicott']);
  await expect(okafor.answerErasure(caseId, 'confirm')).rejects.toMatchObject({ code: 'not-allowed' });
  await account.empower('okafor', ['administrator']);
  expect((await okafor.erasures()).requests[0]).toMatchObject({ case: caseId, mayConfirm: true, state: 'proposed' });
  const { requests } = await okafor.answerErasure(caseId, 'confirm');
  expect(requests[0]).toMatchObject({
    state: 'released',
    waitsFor: ['Calderbrook Hospitals'],
    confirmedBy: 'Chidi Okafor',
  });
  expect((await read(rahman, caseId)).erased).toBeNull();
  await okafor.answerErasure(caseId, 'withdraw');
});

test('[ER12] [ER13] a hold ends a request, is said to the others, and is lifted by another person', async () => {
  const caseId = await closedCase();
  await rahman.proposeErasure(caseId, 'retention', '');
  const held = await okafor.holdCase(caseId, 'Claim announced');
  expect([held.requests.some((each) => each.case === caseId), held.holds[0]?.case]).toEqual([false, caseId]);
  await expect(rahman.proposeErasure(caseId, 'retention', '')).rejects.toMatchObject({ code: 'conflict' });
  await expect(okafor.liftHold(caseId)).rejects.toMatchObject({ code: 'not-allowed' });
  await account.empower('achebe', ['caldicott']);
  await pryce.proposeErasure(caseId, 'retention', '');
  await achebe.answerErasure(caseId, 'confirm');
  await network.guardian.watch();
  const seenBy = (await pryce.erasures()).requests.find((each) => each.case === caseId);
  expect(seenBy).toMatchObject({ heldBy: ['Elmbridge Surgery'], waitsFor: ['Elmbridge Surgery'] });
  await rahman.liftHold(caseId);
  await network.guardian.watch();
  expect((await pryce.erasures()).requests.find((each) => each.case === caseId)?.heldBy).toEqual([]);
  await achebe.answerErasure(caseId, 'withdraw');
});

test('[ER14] what is closed for the years of the schedule is put before people, and nothing happens by itself', async () => {
  expect((await rahman.erasures()).due).toEqual([]);
  const { db } = network.guardian.office;
  const rows = await db.selectFrom('cases').select(['case_id', 'facts']).where('is_open', '=', false).execute();
  for (const { case_id: caseId, facts } of rows) {
    const closing = facts.closing === null ? null : { ...facts.closing, at: facts.closing.at - 9 * YEAR };
    await db
      .updateTable('cases')
      .set({ facts: JSON.stringify({ ...facts, closing }) })
      .where('case_id', '=', caseId)
      .execute();
  }
  const before = await rahman.erasures();
  expect(before.due.length).toBeGreaterThan(0);
  await network.guardian.watch();
  expect((await rahman.erasures()).due).toEqual(before.due);
  expect((await rahman.setRetention(20)).due).toEqual([]);
  await rahman.setRetention(8);
});

/** Every byte that server and guardian keep in their databases. */
async function everything(urls: readonly string[]): Promise<string> {
  return (await Promise.all(urls.map(everyRow)))
    .flat()
    .flatMap(({ row }) => Object.values(row))
    .map((value) => (Buffer.isBuffer(value) ? value.toString('utf8') : JSON.stringify(value)))
    .join('\n');
}

test('[ER5] [ER7] [ER9] when both have said so the case is erased: what is left verifies, and guardians drop what they opened', async () => {
  const patient = { ...question().patient, family: 'Quillwort', nhsNumber: '9990000026' } as NewCase['patient'];
  const caseId = await closedCase({ patient });
  const view = await read(rahman, caseId);
  const named = async () =>
    (await everything([network.guardianDatabaseUrl, network.server.databaseUrl])).match(/quillwort|9990000026/giu);
  expect(await named()).not.toBeNull();
  for (const [first, second] of [
    [rahman, okafor],
    [pryce, achebe],
  ] as const) {
    await first.proposeErasure(caseId, 'retention', '');
    await second.answerErasure(caseId, 'confirm');
  }
  const left = await until(rahman, 'case', caseId, ({ erased }) => erased !== null);
  expect(left.erased).toMatchObject({ whole: true });
  expect(left.erased?.by.map(({ organisationName, decided }) => [organisationName, decided.length])).toEqual(
    expect.arrayContaining([
      ['Elmbridge Surgery', 2],
      ['Calderbrook Hospitals', 2],
    ]),
  );
  expect(left.erased?.entries[0]).toMatchObject({ name: 'Dr Amina Rahman', act: 'opened' });
  expect([left.state.patient, view.state.patient?.family]).toEqual([null, 'Quillwort']);
  const fresh = await network.person('pryce');
  expect((await until(fresh, 'case', caseId, ({ erased }) => erased !== null)).erased?.whole).toBe(true);
  await network.guardian.watch();
  const { db } = network.guardian.office;
  expect(await db.selectFrom('cases').select('case_id').where('case_id', '=', caseId).execute()).toEqual([]);
  expect(await named()).toBeNull();
  const request = (await rahman.erasures()).requests.find((each) => each.case === caseId);
  expect(request).toMatchObject({ state: 'erased', erasedAt: left.erased?.at });
  const audited = await rahman.audit({ by: 'case', case: caseId }, ...account.always());
  expect(audited.cases).toMatchObject([{ case: caseId, isErased: true }]);
  expect(accessesIn(audited.entries).length).toBeGreaterThan(0);
});

test('[ER8] a server that takes bodies away undoes nothing at the guardian: a fault, and the index stays', async () => {
  const caseId = await account.asked();
  await account.followed(caseId);
  const rows = await rowsIn<{ log: string; event: Buffer }>(
    network.server.databaseUrl,
    'SELECT e.log, e.event FROM events e JOIN logs l ON l.key = e.log WHERE l.case_id = $1',
    [caseId],
  );
  for (const { log, event } of rows) {
    const { header, ciphertext, signature } = decodeSealedEvent(new Uint8Array(event));
    const left = encodeErasedEvent({ header, ciphertextHash: await sha256(ciphertext), signature });
    const change = 'UPDATE events SET event = $2 WHERE log = $1';
    await rowsIn(network.server.databaseUrl, change, [log, Buffer.from(left)]);
  }
  await network.restartGuardian();
  await write(rahman, caseId, said('One word more'));
  const { db } = network.guardian.office;
  const faults = async () => await db.selectFrom('faults').select('code').where('case_id', '=', caseId).execute();
  await vi.waitFor(async () => expect(await faults()).toContainEqual({ code: 'erased' }), { timeout: 15_000 });
  const kept = await db.selectFrom('cases').select(['nhs_number', 'last']).where('case_id', '=', caseId).execute();
  expect(kept).toEqual([
    { nhs_number: PATIENT, last: 1 },
    { nhs_number: PATIENT, last: 1 },
  ]);
});

/** Who looked, and erasure, by the client that people have: their own guardian, a real server, two organisations. */
import type { NewCase } from '@corridor/cases';
import type { AuditEntry, CorridorClient } from '@corridor/client';
import { sha256, verifyExported } from '@corridor/crypto';
import { type CaseId, decodeSealedEvent, decodeSigned, encodeErasedEvent } from '@corridor/wire';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { everyRow, rowsIn } from '../../../scripts/platform/in-database.ts';
import { advice, read, within, write } from '../proof/writing.ts';
import { askHospital, type PersonKey, question, said, startNetwork, type TestNetwork, until } from '../src/index.ts';

const HOUR = 3_600_000;
const YEAR = 365.25 * 24 * HOUR;
const PATIENT = '9990000018';

let network: TestNetwork;
let rahman: CorridorClient;
let okafor: CorridorClient;
let pryce: CorridorClient;
let achebe: CorridorClient;
let seen: CaseId;

beforeAll(async () => {
  network = await startNetwork(undefined, { follows: true });
  rahman = await network.person('rahman');
  okafor = await network.person('okafor');
  pryce = await network.person('pryce');
  achebe = await network.person('achebe');
  await empower('rahman', ['caldicott']);
  await empower('okafor', ['administrator']);
  await empower('pryce', ['administrator']);
  seen = await asked();
  const { state } = await read(pryce, seen);
  await pryce.saw(seen, state.lastNumber, false);
  await followed(seen);
});
afterAll(async () => await network[Symbol.asyncDispose]());

async function empower(key: PersonKey, powers: string[]): Promise<void> {
  const { db } = network.guardian.office;
  await db.updateTable('staff').set({ powers }).where('user_id', '=', network.users[key]).execute();
}

/** A question of the practice, once the hospital has it. */
async function asked(over: Partial<NewCase> = {}): Promise<CaseId> {
  const caseId = await askHospital(network, rahman, over);
  await within(until(pryce, 'inbox', network.teams.calderbrook, ({ rows }) => rows.some((row) => row.case === caseId)));
  return caseId;
}

/** Both organisations' guardians have opened the case, as far as it goes. */
async function followed(caseId: CaseId, last = 1): Promise<void> {
  const { db } = network.guardian.office;
  const isTaken = async () => {
    const rows = await db.selectFrom('cases').select('last').where('case_id', '=', caseId).execute();
    expect(rows.filter((row) => row.last >= last)).toHaveLength(2);
  };
  await vi.waitFor(isTaken, { timeout: 10_000 });
}

const always = (): [number, number] => [0, network.clock.now() + HOUR];

type Access = Extract<AuditEntry, { kind: 'access' }>;
const accessesIn = (entries: readonly AuditEntry[]): readonly Access[] =>
  entries.filter((entry): entry is Access => entry.kind === 'access');

test('[AU10] [AU11] who opened a case is the server’s word, who looked at it is their own, and verifies', async () => {
  await read(await network.person('pryce'), seen);
  const { entries, chain, mayAll } = await rahman.audit({ by: 'case', case: seen }, ...always());
  const by = accessesIn(entries).filter(({ who }) => who.name === 'Dr Owen Pryce');
  expect(new Set(by.map(({ what, signed }) => `${what} ${signed}`))).toEqual(new Set(['case null', 'viewed true']));
  expect(by[0]).toMatchObject({ team: 'Dermatology advice', who: { organisationName: 'Calderbrook Hospitals' } });
  expect([chain.state, mayAll]).toEqual(['whole', true]);
});

test('[AU12] a patient is looked up by number, through one’s own guardian; no answer names them', async () => {
  const found = await rahman.audit({ by: 'patient', nhsNumber: PATIENT }, ...always());
  expect(found.cases.map((each) => each.case)).toContain(seen);
  expect(JSON.stringify(found)).not.toContain('Barrowclough');
  expect(JSON.stringify(found)).not.toContain(PATIENT);
  expect((await rahman.audit({ by: 'patient', nhsNumber: '9990000026' }, ...always())).entries).toEqual([]);
});

test('[AU13] everybody sees their own, and nobody else’s without a power', async () => {
  const own = await achebe.audit({ by: 'mine' }, ...always());
  expect(own).toMatchObject({ mayAll: false, people: [] });
  expect(accessesIn(own.entries).every(({ who }) => who.user === network.users.achebe)).toBe(true);
  await expect(achebe.audit({ by: 'all' }, ...always())).rejects.toMatchObject({ code: 'not-allowed' });
  await expect(achebe.audit({ by: 'patient', nhsNumber: PATIENT }, ...always())).rejects.toMatchObject({
    code: 'not-allowed',
  });
  // Of a case that a team of theirs reads, everybody may see who looks.
  expect((await achebe.audit({ by: 'case', case: seen }, ...always())).entries.length).toBeGreaterThan(0);
  await expect(achebe.erasures()).rejects.toMatchObject({ code: 'not-allowed' });
});

test('[AU14] looking is noted too, without the number that was looked for', async () => {
  await rahman.audit({ by: 'patient', nhsNumber: PATIENT }, ...always());
  const { entries } = await okafor.audit({ by: 'person', user: network.users.rahman }, ...always());
  const looks = entries.filter((entry) => entry.kind === 'deed' && entry.act === 'audit-read');
  expect(looks[0]).toMatchObject({ by: 'Dr Amina Rahman', subject: 'patient' });
  const { db } = network.guardian.office;
  const trail = await db.selectFrom('audit').selectAll().execute();
  expect(JSON.stringify(trail)).not.toContain(PATIENT);
});

test('[AU15] many patients in one hour, and looking when not on call, are counted', async () => {
  const team = network.teams.calderbrook;
  const now = network.clock.now();
  const { version } = await pryce.rota(team);
  const shift = { user: network.users.achebe, deputy: null, from: now - HOUR, to: now + HOUR };
  await pryce.saveRota(team, version, [shift], []);
  network.clock.advance(1);
  await pryce.audit({ by: 'all' }, ...always());
  const { db } = network.guardian.office;
  const row = await db.selectFrom('accesses').selectAll().where('what', '=', 'viewed').executeTakeFirstOrThrow();
  const organisation = network.organisations.calderbrook;
  const more = Array.from({ length: 12 }, (_, i) => ({
    ...row,
    organisation,
    user_id: network.users.pryce,
    team,
    number: 1_000_000 + i,
    at: now,
    case_id: `${i}`.padStart(32, 'e') as CaseId,
  }));
  await db.insertInto('accesses').values(more).execute();
  const { signals } = await pryce.audit({ by: 'all' }, now, now + HOUR);
  await db.deleteFrom('accesses').where('number', '>=', 1_000_000).execute();
  expect(signals).toMatchObject([
    { what: 'many-patients', count: 12, at: Math.floor(now / HOUR) * HOUR },
    { what: 'off-duty', count: 12, who: { name: 'Dr Owen Pryce' } },
  ]);
});

test('[AU20] [AU21] what a person takes out is signed by their guardian, published, and in the account', async () => {
  await rahman.exported('copied', seen, 'Referral summary');
  await expect(rahman.exported('copied', '0'.repeat(32) as CaseId, 'x')).rejects.toMatchObject({
    code: 'unknown-case',
  });
  const { entries } = await rahman.audit({ by: 'case', case: seen }, ...always());
  expect(entries.find(({ kind }) => kind === 'export')).toMatchObject({ what: 'copied', case: seen });
  const { db, hosting } = network.guardian.office;
  const hosted = await hosting.get(network.organisations.elmbridge);
  const rows = await db.selectFrom('publications').selectAll().where('kind', '=', 'export').execute();
  const signed = decodeSigned(new Uint8Array(rows.at(-1)?.statement ?? []));
  expect(await verifyExported(signed, hosted.guardian)).toMatchObject({ by: network.users.rahman, case: seen });
  await expect
    .poll(async () => {
      const row = await db
        .selectFrom('publications')
        .select(['published_at', 'refusal'])
        .where('kind', '=', 'export')
        .executeTakeFirst();
      return row?.published_at !== null && row?.refusal === null;
    })
    .toBe(true);
});

/** Asked, answered, closed, and filed by both. */
async function closedCase(over: Partial<NewCase> = {}): Promise<CaseId> {
  const caseId = await asked(over);
  const advised = await write(pryce, caseId, advice('Benign.', 'Nothing to do.', 'Come back if it grows.'));
  await read(rahman, caseId, ({ state }) => state.status.kind === 'advised-unacknowledged');
  await write(rahman, caseId, { act: 'acknowledged', advice: advised, understood: true });
  const outcome = (await read(rahman, caseId)).pathway?.outcomes[0];
  if (outcome === undefined) throw new Error('no outcome');
  await write(rahman, caseId, { act: 'closed', outcome });
  await network.guardian.filed();
  // Opened, advised, acknowledged, closed, and filed by each.
  await followed(caseId, 6);
  return caseId;
}

test('[ER10] [ER11] two people with the two powers decide; one alone, or the same power twice, do not', async () => {
  const caseId = await closedCase();
  await rahman.proposeErasure(caseId, 'patient-asked', 'Letter of 3 November');
  await expect(rahman.answerErasure(caseId, 'confirm')).rejects.toMatchObject({ code: 'not-allowed' });
  await empower('okafor', ['caldicott']);
  await expect(okafor.answerErasure(caseId, 'confirm')).rejects.toMatchObject({ code: 'not-allowed' });
  await empower('okafor', ['administrator']);
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
  await empower('achebe', ['caldicott']);
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
  const account = await rahman.audit({ by: 'case', case: caseId }, ...always());
  expect(account.cases).toMatchObject([{ case: caseId, isErased: true }]);
  expect(accessesIn(account.entries).length).toBeGreaterThan(0);
});

test('[AU9] a record that the server changes or takes out shows at the guardian, and nothing more is taken over', async () => {
  await rahman.audit({ by: 'mine' }, ...always());
  const again = await network.person('pryce');
  await read(again, seen);
  await network.server.server().runDue();
  const organisation = network.organisations.elmbridge;
  await rowsIn(
    network.server.databaseUrl,
    `DELETE FROM accesses WHERE organisation = $1 AND number = (SELECT max(number) FROM accesses WHERE organisation = $1)`,
    [organisation],
  );
  const { chain } = await rahman.audit({ by: 'all' }, ...always());
  expect(chain.state).toBe('broken');
  expect(chain.brokenAt).toBeGreaterThan(0);
  expect((await pryce.audit({ by: 'mine' }, ...always())).chain.state).toBe('whole');
});

test('[ER8] a server that takes bodies away undoes nothing at the guardian: a fault, and the index stays', async () => {
  const caseId = await asked();
  await followed(caseId);
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

import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Body, Patient } from '@corridor/cases';
import { sha256 } from '@corridor/crypto';
import { type CaseId, toHex } from '@corridor/wire';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { casesOfPatient } from '../src/db/cases.ts';
import { insightOf } from '../src/index.ts';
import { advice, outcome, question } from './invented.ts';
import { type Region, region, type Seat } from './region.ts';
import { between, letter, openCaseId, photograph, write } from './writing.ts';

let world: Region;
const lines: string[] = [];
const WAIT = { timeout: 15_000, interval: 50 };

beforeAll(async () => {
  world = await region(lines);
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

/** Asked with a photograph, noted privately, advised, acknowledged. */
async function discussed(over: object = {}): Promise<CaseId> {
  const { practice, hospital } = world;
  const caseId = openCaseId();
  const photo = await photograph(practice.core, caseId, 1);
  await hospital.core.teams.load(practice.party.team);
  await practice.core.teams.load(hospital.party.team);
  const joins = [practice.party.team, hospital.party.team];
  const opened = { ...between(question, practice.party, hospital.party, [photo]), ...over } as Body;
  await write(practice.core, { case: caseId, team: practice.party.team, body: opened, joins, kind: 'advice' });
  const plain = { attachments: [], mentions: [] };
  await write(hospital.core, {
    case: caseId,
    team: hospital.party.team,
    private: true,
    body: { act: 'noted', text: 'Cherry orchard, for our eyes.', ...plain },
  });
  await write(practice.core, {
    case: caseId,
    team: practice.party.team,
    private: true,
    body: { act: 'noted', text: 'Plum orchard, for ours.', ...plain },
  });
  const advised = await write(hospital.core, { case: caseId, team: hospital.party.team, body: advice });
  await write(practice.core, {
    case: caseId,
    team: practice.party.team,
    body: { act: 'acknowledged', advice: advised, understood: true },
  });
  return caseId;
}

async function close(caseId: CaseId): Promise<void> {
  const { core, party } = world.practice;
  await write(core, { case: caseId, team: party.team, body: { act: 'closed', outcome } });
}

async function filings(seat: Seat, caseId: CaseId) {
  const log = seat.core.book.log(caseId);
  await log.load(null);
  return log.state().filings.filter(({ organisation }) => organisation === seat.organisation);
}

async function documents(seat: Seat): Promise<readonly string[]> {
  const folder = join(world.at.parts.config.recordsDir, seat.ods);
  return (await readdir(folder, { recursive: true }).catch(() => [])).filter((name) => name.endsWith('.pdf'));
}

async function textOf(where: string): Promise<string> {
  const data = new Uint8Array(await readFile(join(world.at.parts.config.recordsDir, where)));
  const document = await getDocument({ data, useSystemFonts: false }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  return pages.join('\n').replaceAll(/\s+/gu, ' ');
}

test('[FI7] on closing, each organisation’s guardian files one document and says so in the case, with its hash', async () => {
  const caseId = await discussed();
  await close(caseId);
  for (const seat of [world.practice, world.hospital]) {
    await expect.poll(async () => (await filings(seat, caseId)).length, WAIT).toBe(1);
    const [filing] = await filings(seat, caseId);
    const content = await readFile(join(world.at.parts.config.recordsDir, filing?.where ?? ''));
    expect(await sha256(content)).toEqual(filing?.hash);
    expect(filing).toMatchObject({ version: 1, by: { guardian: true } });
  }
});

test('[RC3] private notes are in the document of their own organisation and in no other', async () => {
  const caseId = await discussed();
  await close(caseId);
  for (const [seat, own, other] of [
    [world.practice, 'Plum orchard', 'Cherry orchard'],
    [world.hospital, 'Cherry orchard', 'Plum orchard'],
  ] as const) {
    await expect.poll(async () => (await filings(seat, caseId)).length, WAIT).toBe(1);
    const text = await textOf((await filings(seat, caseId))[0]?.where ?? '');
    expect(text).toContain(own);
    expect(text).not.toContain(other);
    expect(text).toContain('BARROWCLOUGH, Joan (Mrs)');
    expect(text).toContain('Excision biopsy with a 2 mm margin');
  }
});

test('[RC14] a letter is filed beside the document, which names it with its fingerprint; one in feedback is not', async () => {
  const caseId = await discussed();
  const { core, party } = world.practice;
  const content = new TextEncoder().encode('%PDF-1.7 An echocardiogram of 2019.');
  const feedback = new TextEncoder().encode('%PDF-1.7 Thank you for your help.');
  const said = { act: 'said', text: 'The letter.', mentions: [], answers: [], withdraws: [] } as const;
  const attachments = [await letter(core, caseId, 'echo.pdf', content)];
  await write(core, { case: caseId, team: party.team, body: { ...said, attachments } });
  const thanks = [await letter(core, caseId, 'thanks.pdf', feedback)];
  await write(core, { case: caseId, team: party.team, body: { ...said, attachments: thanks, notFiled: true } });
  await close(caseId);
  for (const seat of [world.practice, world.hospital]) {
    await expect.poll(async () => (await filings(seat, caseId)).length, WAIT).toBe(1);
    const where = (await filings(seat, caseId))[0]?.where ?? '';
    const beside = where.replace(/\.pdf$/u, '-file-1.pdf');
    const { recordsDir } = world.at.parts.config;
    expect(new Uint8Array(await readFile(join(recordsDir, beside)))).toEqual(content);
    const names = (await documents(seat)).filter((name) => name.includes(basename(where, '.pdf')));
    expect(names).toHaveLength(2);
    const text = (await textOf(where)).replaceAll(/\s/gu, '');
    expect(text).toContain(basename(beside));
    expect(text).toContain(toHex(await sha256(content)));
  }
});

test('[FI9] a case that is reopened and closed again is filed as version 2', async () => {
  const caseId = await discussed();
  await close(caseId);
  await expect.poll(async () => (await filings(world.practice, caseId)).length, WAIT).toBe(1);
  const { core, party } = world.practice;
  await write(core, { case: caseId, team: party.team, body: { act: 'reopened', reason: 'The patient came back.' } });
  await close(caseId);
  await expect
    .poll(async () => (await filings(world.practice, caseId)).map(({ version }) => version), WAIT)
    .toEqual([1, 2]);
});

test('[FI14] of a restricted case the overview and the list of documents name nobody, and the figures count it', async () => {
  const { at, practice, hospital } = world;
  const { pathway } = question as Extract<Body, { act: 'opened' }>;
  if (pathway === undefined) throw new Error('the question is under a pathway');
  const period = () => ({ from: 0, to: at.clock.now() + 3_600_000 });
  const counted = async () => (await insightOf(at.guardian.office, [hospital.organisation], period())).cases;
  const before = await counted();
  const joins = [practice.party.team, hospital.party.team];
  const caseId = await discussed({ pathway: { ...pathway, restricted: true, shareWith: joins } });
  await close(caseId);
  await expect.poll(async () => (await filings(hospital, caseId)).length, WAIT).toBe(1);
  await expect.poll(counted, WAIT).toBe(before + 1);
  const path = `/organisations/${hospital.organisation}`;
  const shown = [(await at.admin('GET', `${path}/filings`)).value, (await at.admin('GET', path)).value];
  expect(JSON.stringify(shown)).toContain(caseId);
  expect(JSON.stringify(shown)).not.toMatch(/barrowclough|9990000018|1957|changing mole/iu);
});

/** Somebody of the practice finds that the case is about another patient, and somebody of the hospital confirms it. */
async function correct(caseId: CaseId, patient: Patient): Promise<void> {
  const { practice, hospital } = world;
  const body = { act: 're-anchored', patient, reason: 'The next row of the list' } as const;
  const proposed = await write(practice.core, { case: caseId, team: practice.party.team, body });
  await write(hospital.core, { case: caseId, team: hospital.party.team, body: { ...body, confirms: proposed } });
}

const HALLORAN: Patient = {
  nhsNumber: '9990000026' as never,
  family: 'Halloran',
  given: 'Siân',
  born: '1961-02-03',
  gender: 'female',
};

test('[FI12] a wrong patient found after filing: a notice under the former one, and the document under the right one', async () => {
  const caseId = await discussed();
  await close(caseId);
  await expect.poll(async () => (await filings(world.practice, caseId)).length, WAIT).toBe(1);
  await expect.poll(async () => (await filings(world.hospital, caseId)).length, WAIT).toBe(1);
  await correct(caseId, HALLORAN);
  for (const seat of [world.practice, world.hospital]) {
    await expect.poll(async () => (await filings(seat, caseId)).map(({ version }) => version), WAIT).toEqual([1, 2, 3]);
    const [wrong, said, right] = await filings(seat, caseId);
    const notice = await textOf(said?.where ?? '');
    expect(notice).toContain('BARROWCLOUGH, Joan (Mrs)');
    expect(notice).toContain('filed under this patient in error');
    expect(notice.replaceAll(' ', '')).toContain(wrong?.where ?? '-');
    expect(notice).not.toMatch(/halloran|999 000 0026|excision/iu);
    const document = await textOf(right?.where ?? '');
    expect(document).toContain('HALLORAN, Siân');
    expect(document).toContain('supersedes any version before');
    expect(document).toContain('Excision biopsy with a 2 mm margin');
  }
});

test('[FI12] a wrong patient found in a case that was reopened: the notice at once, the document with the next closing', async () => {
  const caseId = await discussed();
  await close(caseId);
  await expect.poll(async () => (await filings(world.practice, caseId)).length, WAIT).toBe(1);
  const { core, party } = world.practice;
  await write(core, { case: caseId, team: party.team, body: { act: 'reopened', reason: 'The patient came back.' } });
  await correct(caseId, HALLORAN);
  await expect.poll(async () => (await filings(world.practice, caseId)).length, WAIT).toBe(2);
  expect(await textOf((await filings(world.practice, caseId))[1]?.where ?? '')).toContain('BARROWCLOUGH, Joan (Mrs)');
  await close(caseId);
  await expect.poll(async () => (await filings(world.practice, caseId)).length, WAIT).toBe(3);
  expect(await textOf((await filings(world.practice, caseId))[2]?.where ?? '')).toContain('HALLORAN, Siân');
});

test('[FI12] a wrong patient found before anything was filed: one document, under the right one', async () => {
  await world.at.guardian[Symbol.asyncDispose]();
  const caseId = await discussed();
  await close(caseId);
  await correct(caseId, HALLORAN);
  await world.at.restart();
  await expect.poll(async () => (await filings(world.practice, caseId)).length, WAIT).toBe(1);
  await world.at.guardian.filed();
  const [only, ...more] = await filings(world.practice, caseId);
  expect(more).toEqual([]);
  expect(await textOf(only?.where ?? '')).toContain('HALLORAN, Siân');
});

test('[FI8] a fall between writing and saying files nothing twice', async () => {
  const caseId = await discussed();
  const before = (await documents(world.hospital)).length;
  await close(caseId);
  await expect.poll(async () => (await filings(world.hospital, caseId)).length, WAIT).toBe(1);
  await world.at.guardian.filed();
  const { db } = world.at.guardian.office;
  await db.updateTable('filings').set({ state: 'written' }).where('case_id', '=', caseId).execute();
  await world.at.restart();
  await expect.poll(async () => (await statesOf(caseId)).every((state) => state === 'filed'), WAIT).toBe(true);
  expect(await filings(world.hospital, caseId)).toHaveLength(1);
  expect(await documents(world.hospital)).toHaveLength(before + 1);
});

async function statesOf(caseId: CaseId): Promise<readonly string[]> {
  const rows = await world.at.guardian.office.db
    .selectFrom('filings')
    .select('state')
    .where('case_id', '=', caseId)
    .execute();
  return rows.map(({ state }) => state);
}

test('[FI4] the patient index finds a case by NHS number', async () => {
  const caseId = await discussed();
  const { db } = world.at.guardian.office;
  await expect
    .poll(async () => await casesOfPatient(db, world.hospital.organisation, '9990000018'), WAIT)
    .toContain(caseId);
});

test('[FI1] what was written while the guardian was down is followed after it is back', async () => {
  await world.at.guardian[Symbol.asyncDispose]();
  const caseId = await discussed();
  await close(caseId);
  await world.at.restart();
  await expect.poll(async () => (await filings(world.hospital, caseId)).length, WAIT).toBe(1);
});

test('[FI8] a disk that takes nothing is shown with its cause, and what waited is filed once it does', async () => {
  const { at, practice } = world;
  const folder = join(at.parts.config.recordsDir, practice.ods);
  await rename(folder, `${folder}.away`);
  await writeFile(folder, 'no folder');
  const caseId = await discussed();
  await close(caseId);
  const path = `/organisations/${practice.organisation}/filings`;
  const ours = async () => {
    const { filings: rows } = (
      await at.admin<{ filings: { case: CaseId; state: string; failure: string | null; attempts: number }[] }>(
        'GET',
        path,
      )
    ).value;
    return rows.find((row) => row.case === caseId);
  };
  await expect.poll(ours, WAIT).toMatchObject({ state: 'due', failure: 'disk' });
  await rm(folder);
  await rename(`${folder}.away`, folder);
  expect((await at.admin('POST', `${path}/${caseId}/retry`)).status).toBe(204);
  await expect.poll(ours, WAIT).toMatchObject({ state: 'filed', failure: null });
  expect(await filings(practice, caseId)).toHaveLength(1);
});

/** A case about the wrong patient, from the doubt to the record: two people, the album, what was filed, who looked. */
import type { Attachment, NewCase } from '@corridor/cases';
import type { CorridorClient } from '@corridor/client';
import type { CaseId } from '@corridor/wire';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { jpegOf } from '../proof/picture.ts';
import { adviseAndClose, read, within, write } from '../proof/writing.ts';
import { PATHWAY, question, type Region, startNetwork, type TestNetwork, until } from '../src/index.ts';

const WRONG = question().patient;
const RIGHT = {
  nhsNumber: '9990000026' as never,
  family: 'Oyelaran',
  given: 'Tobi',
  born: '1991-02-02',
  gender: 'male',
} as const;

let network: TestNetwork;
let rahman: CorridorClient;
let okafor: CorridorClient;
let pryce: CorridorClient;

const kept = ({ organisations, teams }: Region) => ({
  asking: [
    {
      organisation: organisations.elmbridge,
      organisationName: 'Elmbridge Surgery',
      team: teams.elmbridge,
      name: 'Elmbridge partners',
    },
  ],
  album: true,
});

beforeAll(async () => {
  network = await startNetwork(undefined, { pathway: kept, follows: true });
  rahman = await network.person('rahman');
  okafor = await network.person('okafor');
  pryce = await network.person('pryce');
  const { db } = network.guardian.office;
  await db
    .updateTable('staff')
    .set({ powers: ['caldicott'] })
    .where('user_id', '=', network.users.rahman)
    .execute();
});
afterAll(async () => await network[Symbol.asyncDispose]());

const consent = {
  basis: 'patient' as const,
  by: 'Joan Barrowclough',
  ground: 'spoken' as const,
  at: Date.UTC(2026, 10, 20),
  teaching: 'no' as const,
};

let seed = 1;
async function photograph(caseId: CaseId, caption: string): Promise<Attachment> {
  const file = new Blob([jpegOf(64, 48, seed++)], { type: 'image/jpeg' });
  return (await rahman.addPicture(caseId, file, { shot: 'overview', caption })).attachment;
}

async function askWithPhotograph(caption: string, over: Partial<NewCase> = {}): Promise<CaseId> {
  const caseId = await rahman.newCaseId();
  const { calderbrook, elmbridge } = network.teams;
  const attachments = [await photograph(caseId, caption)];
  await rahman.open({
    case: caseId,
    kind: 'advice',
    asking: elmbridge,
    answering: [calderbrook],
    pathway: { team: calderbrook, id: PATHWAY },
    content: question({ consent, attachments, ...over }),
  });
  await within(until(pryce, 'inbox', calderbrook, ({ rows }) => rows.some((row) => row.case === caseId)));
  return caseId;
}

const albumOf = async (caseId: CaseId): Promise<CaseId | null> =>
  (await within(until(rahman, 'case', caseId, ({ album }) => album !== null))).album;

test('[ER16] a wrong patient is put right by two: albums unlink, documents are superseded, and every look stays findable', async () => {
  const caseId = await askWithPhotograph('of somebody else');
  const album = await albumOf(caseId);
  await adviseAndClose(rahman, pryce, caseId);
  await read(rahman, caseId, ({ state }) => state.filings.length === 2);

  const doubt = await write(rahman, caseId, { act: 're-anchored', patient: RIGHT, reason: 'Next on the list.' });
  const doubted = await read(pryce, caseId, ({ state }) => state.proposal !== null);
  expect(doubted.state.patient?.family).toBe(WRONG?.family);
  const alone = { act: 're-anchored', patient: RIGHT, reason: 'Next on the list.', confirms: doubt } as const;
  await expect(write(rahman, caseId, alone)).rejects.toThrow();
  await write(okafor, caseId, alone);
  const { state, audience } = await read(pryce, caseId, (view) => view.state.patient?.family === 'Oyelaran');
  expect(state.formerPatients.map(({ family }) => family)).toEqual([WRONG?.family]);
  expect(audience.teams.flatMap(({ people }) => people.map(({ name }) => name))).toEqual(
    expect.arrayContaining(['Dr Amina Rahman', 'Chidi Okafor', 'Dr Owen Pryce']),
  );

  const { db } = network.guardian.office;
  await vi.waitFor(
    async () => {
      const rows = await db.selectFrom('filings').selectAll().where('case_id', '=', caseId).execute();
      const filed = rows.filter((row) => row.state === 'filed').map(({ kind }) => kind);
      expect(filed.toSorted()).toEqual(['document', 'document', 'document', 'document', 'notice', 'notice']);
    },
    { timeout: 20_000, interval: 200 },
  );
  const next = await askWithPhotograph('of the patient', { subject: 'Another spot' });
  expect(await albumOf(next)).not.toBe(album);
  for (const nhsNumber of [WRONG?.nhsNumber, RIGHT.nhsNumber]) {
    const { cases } = await rahman.audit({ by: 'patient', nhsNumber: nhsNumber ?? '' }, 0, network.clock.now() + 1);
    expect(cases.map((each) => each.case)).toContain(caseId);
  }
});

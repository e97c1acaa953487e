/** Photographs that two teams take of one patient, in cases of a pathway that keeps an album. */
import type { Attachment, NewCase } from '@corridor/cases';
import type { CaseView, CorridorClient } from '@corridor/client';
import type { CaseId, TeamId } from '@corridor/wire';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { jpegOf } from '../proof/picture.ts';
import { PATHWAY, question, type Region, said, startNetwork, type TestNetwork, until } from '../src/index.ts';

let network: TestNetwork;
let rahman: CorridorClient;
let pryce: CorridorClient;

/** An album is kept with the practice that the pathway names. */
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

beforeEach(async () => {
  network = await startNetwork(undefined, { pathway: kept });
  pryce = await network.person('pryce');
  rahman = await network.person('rahman');
});
afterEach(async () => await network[Symbol.asyncDispose]());

const consent = {
  basis: 'patient' as const,
  by: 'Joan Barrowclough',
  ground: 'spoken' as const,
  at: Date.UTC(2026, 10, 20),
  teaching: 'no' as const,
};

let seed = 1;
async function photograph(client: CorridorClient, caseId: CaseId, caption: string): Promise<Attachment> {
  const file = new Blob([jpegOf(64, 48, seed++)], { type: 'image/jpeg' });
  const { attachment } = await client.addPicture(caseId, file, { shot: 'overview', caption });
  return attachment;
}

/** Opens a case with a photograph of the patient, as the practice would. */
async function askWithPhotograph(client: CorridorClient, caption: string, over: Partial<NewCase> = {}) {
  const caseId = await client.newCaseId();
  const { calderbrook, elmbridge } = network.teams;
  const attachments = [await photograph(client, caseId, caption)];
  await client.open({
    case: caseId,
    kind: 'advice',
    asking: elmbridge,
    answering: [calderbrook],
    pathway: { team: calderbrook, id: PATHWAY },
    content: question({ consent, attachments, ...over }),
  });
  return caseId;
}

async function reply(client: CorridorClient, caseId: CaseId, caption: string): Promise<void> {
  await until(client, 'case', caseId, ({ state, loading }) => !loading && state.opening !== null);
  const attachments = [await photograph(client, caseId, caption)];
  await client.write({ case: caseId, body: { ...said(''), attachments } as never, basedOn: 1 });
}

async function albumOf(client: CorridorClient, caseId: CaseId): Promise<CaseId> {
  const { album } = await until(client, 'case', caseId, ({ album: found }) => found !== null);
  if (album === null) throw new Error('no album');
  return album;
}

const captions = ({ state }: CaseView): readonly string[] =>
  state.attachments.map(({ attachment }) => attachment.caption ?? '').toSorted();

async function shows(client: CorridorClient, album: CaseId, wanted: readonly string[]): Promise<CaseView> {
  return await until(client, 'case', album, (view) => captions(view).join() === wanted.join());
}

async function albumsIn(client: CorridorClient, team: TeamId): Promise<readonly CaseId[]> {
  const { rows } = await until(client, 'inbox', team, ({ loading }) => !loading);
  return rows.filter(({ kind }) => kind === 'album').map((row) => row.case);
}

test('[CL80] [CL81] each team sees, in one album, the photographs that the other took, and can open them', async () => {
  const caseId = await askWithPhotograph(rahman, 'taken by the practice');
  await reply(pryce, caseId, 'taken by the hospital');
  const album = await albumOf(rahman, caseId);
  expect(await albumOf(pryce, caseId)).toBe(album);
  for (const client of [rahman, pryce]) {
    const { state } = await shows(client, album, ['taken by the hospital', 'taken by the practice']);
    for (const { attachment } of state.attachments) {
      expect((await client.readAttachment(album, attachment)).size).toBeGreaterThan(500);
    }
    expect(state.patient?.nhsNumber).toBe('9990000018');
    expect(state.consent?.by).toBe('Joan Barrowclough');
  }
});

test('[CL80] a second case of the patient between the two teams goes on with their album', async () => {
  const first = await askWithPhotograph(rahman, 'first');
  const album = await albumOf(rahman, first);
  await shows(rahman, album, ['first']);
  const okafor = await network.person('okafor');
  const second = await askWithPhotograph(okafor, 'second', { subject: 'The same, in autumn' });
  expect(await albumOf(okafor, second)).toBe(album);
  await shows(pryce, album, ['first', 'second']);
  expect(await albumsIn(pryce, network.teams.calderbrook)).toEqual([album]);
});

test('[CL82] a photograph goes to the album once, whoever looks again and after a fresh sign-in', async () => {
  const caseId = await askWithPhotograph(rahman, 'once');
  const album = await albumOf(rahman, caseId);
  await shows(rahman, album, ['once']);
  const again = await network.person('rahman');
  await until(again, 'case', caseId, ({ loading }) => !loading);
  expect(await again.findAlbum(caseId)).toBe(album);
  await reply(again, caseId, 'twice');
  await shows(again, album, ['once', 'twice']);
  expect((await until(pryce, 'case', album, ({ loading }) => !loading)).state.attachments).toHaveLength(2);
});

test('[CL83] another patient, and a case without a pathway that keeps one, have no album', async () => {
  const other = { ...question().patient, nhsNumber: '9990000026', family: 'Aldersey', born: '1990-01-02' };
  const one = await albumOf(rahman, await askWithPhotograph(rahman, 'one'));
  const two = await albumOf(rahman, await askWithPhotograph(rahman, 'two', { patient: other as never }));
  expect(one).not.toBe(two);
  const unnamed = await askWithPhotograph(rahman, 'nobody', { patient: { ...other, nhsNumber: undefined } as never });
  const alone = await rahman.newCaseId();
  const { elmbridge: asking, calderbrook } = network.teams;
  const content = question({ purpose: { kind: 'chat' } });
  await rahman.open({ case: alone, kind: 'chat', asking, answering: [calderbrook], content });
  for (const caseId of [unnamed, alone]) {
    await until(pryce, 'case', caseId, ({ state }) => state.opening !== null);
    expect(await rahman.findAlbum(caseId)).toBeNull();
  }
});

/** What two people at two organisations see of a case, through real server and guardian. */
import type { CaseView, CorridorClient } from '@corridor/client';
import { joinTeam, leaveTeam } from '@corridor/guardian';
import type { CaseId } from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  askHospital,
  messagesIn,
  PATHWAY,
  question,
  said,
  startNetwork,
  type TestNetwork,
  until,
} from '../src/index.ts';

let network: TestNetwork;
let rahman: CorridorClient;
let pryce: CorridorClient;

beforeAll(async () => {
  network = await startNetwork();
  pryce = await network.person('pryce');
  rahman = await network.person('rahman');
});
afterAll(async () => await network[Symbol.asyncDispose]());

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const view = async (client: CorridorClient, caseId: CaseId, wanted: (value: CaseView) => boolean) =>
  await until(client, 'case', caseId, wanted);
const messages = async (client: CorridorClient, caseId: CaseId, count: number) =>
  await view(client, caseId, (value) => messagesIn(value).length === count);

test('[SI1] [SY1] a question goes from a first sign-in to the right team, live, and is answered', async () => {
  const caseId = await askHospital(network, rahman);
  const inbox = await until(pryce, 'inbox', network.teams.calderbrook, ({ rows }) =>
    rows.some((row) => row.case === caseId),
  );
  const row = inbox.rows.find((each) => each.case === caseId);
  expect(row).toMatchObject({
    subject: 'Changing naevus, left forearm',
    asker: 'Dr Amina Rahman',
    askerOrganisation: 'Elmbridge Surgery',
    waitingFor: 'us',
    unread: 1,
    damaged: false,
  });
  await pryce.write({ case: caseId, body: said('Please send a dermatoscope view.'), basedOn: 1 });
  expect(messagesIn(await messages(rahman, caseId, 2))[1]).toBe('Please send a dermatoscope view.');
});

test('[OB1] a message is queued, sent, accepted, delivered, and seen by whom', async () => {
  const caseId = await askHospital(network, rahman);
  const states: string[] = [];
  const stop = rahman.watch('case', caseId, ({ deliveries }) => {
    const state = Object.values(deliveries)[0]?.state;
    if (state !== undefined && states.at(-1) !== state) states.push(state);
  });
  await messages(pryce, caseId, 1);
  await view(rahman, caseId, ({ deliveries }) => Object.values(deliveries)[0]?.state === 'delivered');
  await pryce.saw(caseId, 1, false);
  const seen = await view(rahman, caseId, ({ deliveries }) => Object.values(deliveries)[0]?.state === 'seen');
  stop();
  expect(Object.values(seen.deliveries)[0]).toMatchObject({ state: 'seen', by: [{ name: 'Dr Owen Pryce' }] });
  expect(states.toSorted((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b))).toEqual(states);
});
const ORDER = ['queued', 'sending', 'accepted', 'delivered', 'seen'];

test('[CL45] a private note is read by its own team and leaves no trace in the other’s view', async () => {
  const caseId = await askHospital(network, rahman);
  const achebe = await network.person('achebe');
  await messages(pryce, caseId, 1);
  await pryce.write({
    case: caseId,
    body: { act: 'noted', text: 'Looks benign to me, agree?', attachments: [], mentions: [] },
    private: true,
    basedOn: 0,
  });
  const own = await view(achebe, caseId, ({ notes }) => notes.length === 1);
  expect(own.notes[0]?.item).toMatchObject({ kind: 'message', by: { name: 'Dr Owen Pryce' } });
  await pryce.write({ case: caseId, body: said('Thank you, we are looking.'), basedOn: 1 });
  const other = await messages(rahman, caseId, 2);
  expect(other.notes).toEqual([]);
  expect(other.state.thread.map(({ kind }) => kind)).toEqual(['message', 'message']);
});

test('[OB6] after a removal the next message is under a key that the removed member never had', async () => {
  const { office } = network.guardian;
  const { calderbrook } = network.organisations;
  const of = { organisation: calderbrook, team: network.teams.calderbrook };
  const achebe = await network.person('achebe');
  const caseId = await askHospital(network, rahman);
  await messages(achebe, caseId, 1);
  await leaveTeam(office, of, [network.users.achebe], 'the test');
  await rahman.write({ case: caseId, body: said('One more thing.'), basedOn: 1 });
  const at = await messages(pryce, caseId, 2);
  expect(at.state.thread.every(({ kind }) => kind === 'message')).toBe(true);
  const readers = at.audience.teams.flatMap(({ people }) => people.map(({ name }) => name));
  expect(readers).not.toContain('Dr Lena Achebe');

  await joinTeam(office, of, [{ user: network.users.achebe, power: 'member' }], 'the test');
  const back = await network.person('achebe');
  expect(messagesIn(await messages(back, caseId, 2))).toEqual(messagesIn(at));
});

test('[CL52] a file is read by the other organisation as it was sent', async () => {
  const caseId = await rahman.newCaseId();
  const letter = new Blob(['%PDF-1.7 a letter'], { type: 'application/pdf' });
  const attachment = await rahman.addFile(caseId, letter, 'letter.pdf');
  const { calderbrook: team, elmbridge } = network.teams;
  await rahman.open({
    case: caseId,
    kind: 'advice',
    asking: elmbridge,
    answering: [team],
    pathway: { team, id: PATHWAY },
    content: question({ attachments: [attachment] }),
  });
  const { state } = await messages(pryce, caseId, 1);
  const [held] = state.attachments;
  expect(held?.attachment.name).toBe('letter.pdf');
  const file = held === undefined ? null : await pryce.readAttachment(caseId, held.attachment);
  expect(await file?.text()).toBe('%PDF-1.7 a letter');
});

test('[CL56] words are found in cases that can be opened, and nowhere else', async () => {
  const caseId = await askHospital(network, rahman, { text: 'A pigmented lesion with a scalloped border.' });
  await messages(pryce, caseId, 1);
  expect((await pryce.search('scalloped')).hits.map((hit) => hit.case)).toEqual([caseId]);
  expect((await pryce.search('999 000 0018')).hits.length).toBeGreaterThan(0);
  expect((await pryce.search('nothing like it')).hits).toEqual([]);
});

test('[CL25] one person writes to another, and nobody else is in it', async () => {
  const caseId = await rahman.newCaseId();
  const [found] = await rahman.people('pryce');
  if (found === undefined) throw new Error('the consultant is not found');
  await rahman.open({
    case: caseId,
    kind: 'direct',
    asking: network.teams.elmbridge,
    answering: [],
    withPerson: found.user,
    content: {
      purpose: { kind: 'direct' },
      subject: 'Tuesday',
      text: 'Are you in?',
      confirmedIdentity: false,
      answers: [],
      attachments: [],
    },
  });
  const at = await messages(pryce, caseId, 1);
  expect(at.audience.teams.flatMap(({ people }) => people.map(({ name }) => name)).toSorted()).toEqual([
    'Dr Amina Rahman',
    'Dr Owen Pryce',
  ]);
});

test('[SI19] what is wrong with a message is said by field, before it is sent', async () => {
  const caseId = await askHospital(network, rahman);
  await messages(pryce, caseId, 1);
  await expect(pryce.write({ case: caseId, body: said('   '), basedOn: 1 })).rejects.toMatchObject({
    code: 'invalid-body',
  });
  const claimed = { act: 'claimed' } as const;
  await expect(rahman.write({ case: caseId, body: claimed, basedOn: 1 })).rejects.toMatchObject({
    code: 'not-answering-team',
  });
});

test('[SI22] the guardian gives its figures to a person of its organisation, on the session’s own signature', async () => {
  const figures = await rahman.insight(0, network.clock.now() + 1);
  expect(figures.outcomes.recorded).toBeLessThanOrEqual(figures.outcomes.all);
  expect(figures.to).toBeGreaterThan(figures.from);
});

test('[OB27] asked again, a case says when the answer is due, by the pathway’s target', async () => {
  const caseId = await askHospital(network, rahman);
  await messages(pryce, caseId, 1);
  const asked = await view(rahman, caseId, ({ state }) => state.due !== null);
  network.clock.advance(HOUR);
  const again = { ...said('She has been bleeding since. Please look at this again.'), wantsAnswer: true } as const;
  await rahman.write({ case: caseId, body: again, basedOn: 1 });
  const { state } = await view(pryce, caseId, (value) => value.state.call?.because === 'asked-again');
  expect(state.due?.at).toBeGreaterThanOrEqual((asked.state.due?.at ?? 0) + HOUR);
});

// Last: a day later every session of this network has run out.
test('[SY4] what was not late becomes late while nobody says anything', async () => {
  const clock = network.clock;
  const caseId = await askHospital(network, rahman);
  await view(rahman, caseId, ({ unsent, state }) => unsent.length === 0 && state.lastNumber === 1);
  // It becomes late in a session that began just before: one that had run out would be ended before it looked again.
  clock.advance(24 * HOUR - 5 * MINUTE);
  const reader = await network.person('pryce', {
    // All but the time in which signing in must succeed.
    clock: { now: () => clock.now(), after: (ms, then) => clock.after(ms === 20_000 ? ms : Math.min(ms, 100), then) },
  });
  const rows = async (late: boolean) =>
    await until(reader, 'inbox', network.teams.calderbrook, (inbox) =>
      inbox.rows.some((row) => row.case === caseId && row.overdue === late),
    );
  await rows(false);
  clock.advance(10 * MINUTE);
  await rows(true);
});

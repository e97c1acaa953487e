/** People who leave and teams that are closed while cases of theirs are open. */
import type { Body } from '@corridor/cases';
import type { Staff, Team } from '@corridor/testkit';
import type { CaseId } from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Core } from '../src/core.ts';
import { writtenItem } from '../src/outbox/author.ts';
import { rowOf } from '../src/view/row.ts';
import { ask, type Two, twoOrganisations } from './two-organisations.ts';

let two: Two;
let pryce: Core;
let leaver: Staff;
let stays: Staff;

beforeAll(async () => {
  two = await twoOrganisations();
  leaver = await two.practice.staff('Dr Ben Hale', 'GP');
  stays = await two.practice.staff('Chidi Okafor', 'Practice nurse');
  await two.practice.join(two.partners, leaver);
  await two.practice.join(two.partners, stays);
  pryce = await two.signIn(two.trust, two.consultant);
});
afterAll(async () => await two[Symbol.asyncDispose]());

const said: Body = { act: 'said', text: 'And now?', attachments: [], mentions: [], answers: [], withdraws: [] };
const advice: Body = {
  act: 'advised',
  assessment: 'Benign.',
  plan: 'Watch.',
  safetyNet: 'Come back if it bleeds.',
  medication: [],
  attachments: [],
  mentions: [],
};

async function act(core: Core, caseId: CaseId, body: Body): Promise<string | null> {
  const log = core.book.log(caseId);
  await log.load(null);
  await core.outbox.put(writtenItem(core, log, { case: caseId, body, basedOn: log.part(null).last() }));
  await core.outbox.settled();
  const [stopped] = core.outbox.of(caseId);
  return stopped?.delivery.state === 'refused' ? stopped.delivery.code : null;
}

function row(core: Core, caseId: CaseId, { team }: Team) {
  return rowOf(core.book.log(caseId), { network: core, team, draft: false, unsent: 0 });
}

test('[CL98] the question of somebody who left stays with their team, who acknowledges the answer', async () => {
  const hale = await two.signIn(two.practice, leaver);
  const caseId = await ask(two, hale);
  hale.close();
  await two.practice.remove(two.partners, leaver);
  expect(await act(pryce, caseId, advice)).toBeNull();
  const okafor = await two.signIn(two.practice, stays);
  await okafor.book.log(caseId).load(null);
  expect(row(okafor, caseId, two.partners)).toMatchObject({ asker: 'Dr Ben Hale', waitingFor: 'us', damaged: false });
  const [given] = okafor.book.log(caseId).state().advice;
  if (given === undefined) throw new Error('no advice');
  expect(await act(okafor, caseId, { act: 'acknowledged', advice: given.event, understood: true })).toBeNull();
  expect(okafor.book.log(caseId).state().status.kind).toBe('acknowledged');
});

test('[CL98] what somebody had who left is nobody’s, and a colleague takes it', async () => {
  const achebe = await two.signIn(two.trust, two.registrar);
  const okafor = await two.signIn(two.practice, stays);
  const caseId = await ask(two, okafor);
  await act(achebe, caseId, { act: 'claimed' });
  await pryce.book.log(caseId).load(null);
  expect(row(pryce, caseId, two.dermatology).owner?.name).toBe('Dr Lena Achebe');
  achebe.close();
  await two.trust.remove(two.dermatology, two.registrar);
  pryce.teams.doubt(two.dermatology.team);
  await pryce.teams.load(two.dermatology.team);
  expect(row(pryce, caseId, two.dermatology).owner).toBeNull();
  expect(await act(pryce, caseId, { act: 'claimed' })).toBeNull();
  expect(row(pryce, caseId, two.dermatology).owner?.name).toBe('Dr Owen Pryce');
});

test('[OB28] nothing is handed, assigned or left to be watched to somebody who has left the team', async () => {
  const okafor = await two.signIn(two.practice, stays);
  const caseId = await ask(two, okafor);
  await act(pryce, caseId, { act: 'claimed' });
  const { organisation } = pryce.identity;
  const { user } = two.registrar;
  const to = { organisation, team: two.dermatology.team, user, name: 'Dr Lena Achebe' };
  for (const body of [
    { act: 'handed-over', to, note: '' },
    { act: 'assigned', to },
    { act: 'watched', reviewAt: pryce.now() + 86_400_000, owner: to, lookFor: 'Growth' },
  ] as const)
    await expect(act(pryce, caseId, body)).rejects.toMatchObject({ code: 'person-left' });
  expect(row(pryce, caseId, two.dermatology).owner?.name).toBe('Dr Owen Pryce');
});

test('[OB25] nothing is said to a team that was closed; its case is shared with another, and goes on', async () => {
  const okafor = await two.signIn(two.practice, stays);
  const caseId = await ask(two, okafor);
  const plastics = await two.trust.team('Plastic surgery', [two.consultant]);
  await two.trust.close(two.dermatology);
  okafor.teams.doubt(two.dermatology.team);
  expect(await act(okafor, caseId, said)).toBe('team-closed');
  const [kept] = okafor.outbox.of(caseId);
  if (kept === undefined) throw new Error('nothing kept');
  expect((await okafor.outbox.takeBack(kept.event)).body).toEqual(said);
  const { organisation, name: organisationName } = two.trust;
  const party = { organisation, organisationName, team: plastics.team, name: plastics.name };
  expect(await act(okafor, caseId, { act: 'shared', teams: [party], reason: 'The clinic closed' })).toBeNull();
  expect(await act(okafor, caseId, said)).toBeNull();
});

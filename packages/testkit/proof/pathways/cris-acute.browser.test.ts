/**
 * Community Rapid Intervention asks acute medicine, within one trust: minutes. Dawn Ellis is in somebody's kitchen with her
 * telephone; nobody takes the case, so it climbs the rota by itself, and says in the thread whom it told.
 */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Desk } from '../browser/desk.ts';
import { deed, openCase, reply, thread } from '../browser/steps.ts';
import { acknowledge, advise, close, send, writeQuestion } from './asking.ts';
import { type Story, tell } from './story.ts';

const SUBJECT = 'Breathless at home, could she stay?';

let story: Story;
let kitchen: Desk;
let onCall: Desk;
let deputy: Desk;
let names: { readonly now: string; readonly deputy: string };

beforeAll(async () => {
  story = await tell('cris-acute');
  const duty = story.onCall('acute-medicine');
  names = { now: story.region.who(duty.now).name, deputy: story.region.who(duty.deputy).name };
  onCall = await story.enters(duty.now);
  deputy = await story.enters(duty.deputy);
  kitchen = await story.enters('ellis', 'phone');
});
afterAll(async () => await story[Symbol.asyncDispose]());
afterEach(async (context) => await story.failed(context));

test('[LP1] an urgent question goes from a telephone in a kitchen to whoever is on call', async () => {
  await writeQuestion(kitchen, story.region.region, {
    service: 'Rapid response: acute medicine',
    patient: 'thackray',
    subject: SUBJECT,
    history: 'Heart failure, ankles up since Friday, talks in full sentences. Oxygen 93 % on air.',
    answers: [
      { field: 'NEWS2', says: '4' },
      { field: 'Ceiling of treatment known?', says: 'ReSPECT: home if it can be done safely' },
    ],
  });
  await story.picture('1-asked', kitchen);
  await send(kitchen, SUBJECT);
});

test('[LP1] nobody takes it: after five minutes who is on call is told, after ten their deputy, and the case says so', async () => {
  await story.region.pass(6);
  await thread(kitchen.page, new RegExp(names.now, 'u'));
  await story.region.pass(5);
  await thread(kitchen.page, new RegExp(names.deputy, 'u'));
  await story.picture('2-climbed', kitchen);
});

test('[LP1] the deputy takes it, asks nothing twice and advises by name', async () => {
  await openCase(deputy, SUBJECT);
  await deed(deputy, 'Take this case');
  await thread(kitchen.page, `${names.deputy} has this case now`);
  await reply(deputy, 'On my way to a telephone; advice in two minutes.');
  await advise(deputy, {
    assessment: 'Decompensated heart failure, not septic.',
    plan: 'Furosemide 80 mg by mouth now and tonight. Weigh daily. We see her in same-day emergency care tomorrow at 10.',
    safetyNet: 'Oxygen under 90 %, or cannot finish a sentence: 999.',
  });
  await story.picture('3-advised', deputy);
});

test('[LP1] the advice is acknowledged, the outcome recorded, the case filed', async () => {
  await thread(kitchen.page, 'Furosemide 80 mg');
  await acknowledge(kitchen);
  await close(kitchen, 'Managed at home, admission avoided');
  await story.filed(1);
  await thread(onCall.page.url().includes('/case/') ? onCall.page : kitchen.page, /filed the case to the record/u);
  await story.picture('4-filed', kitchen);
});

test('[LP1] no page said an error or broke its policy', () => {
  expect(story.faults()).toEqual([]);
});

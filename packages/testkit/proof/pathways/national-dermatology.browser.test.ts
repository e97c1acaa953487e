/**
 * Out-of-area dermatology. The local service is late while the GP's surgery is closed: her organisation's guardian hands the
 * case to the national network, by the rule that she was shown. Then the service is off, and the network answers at once;
 * then the area switches the network off, and nobody is asked without being told.
 */
import { clockOf, targetOf } from '@corridor/cases';
import { boundPathways } from '@corridor/demo';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Desk } from '../browser/desk.ts';
import { button, deed, dialog, message, openCase, signOff, thread, tick, unlockByPasskey } from '../browser/steps.ts';
import { acknowledge, advise, close, send, writeQuestion } from './asking.ts';
import { type Story, tell } from './story.ts';

const LATE = 'Itchy plaques, both shins';
const OFF = 'Blistering on the hands';
const MINUTE = 60_000;

let story: Story;
let surgery: Desk;
let network: Desk;
let board: Desk;
let lead: Desk;

beforeAll(async () => {
  story = await tell('national-dermatology');
  surgery = await story.enters('rahman');
});
afterAll(async () => await story[Symbol.asyncDispose]());
afterEach(async (context) => await story.failed(context));

const question = (subject: string, patient: 'ahmed' | 'petrov' | 'mensah') => ({
  service: 'Dermatology advice',
  patient,
  subject,
  history: 'Six weeks, no better on moderate steroid.',
  answers: [{ choose: 'No', from: 'Weak immune system?' }],
});

test('[LP6] the GP asks the local service, and is told where the case goes if it is late', async () => {
  await writeQuestion(surgery, story.region.region, question(LATE, 'ahmed'));
  await surgery.page.getByText(/If late at .* it goes to National dermatology network/u).first().waitFor();
  await story.picture('1-asked', surgery);
  await send(surgery, LATE);
});

test('[LP6] nobody answers and the GP has gone home: her guardian hands it to the network, by the rule', async () => {
  await signOff(surgery);
  // To the minute after the answer was due, by the pathway's working hours and the bank holidays of England.
  const now = story.region.clock.now();
  const pathway = boundPathways(story.region.founded.party).get('dermatology-advice');
  if (pathway === undefined) throw new TypeError('dermatology-advice is not in the region');
  const due = targetOf(pathway, now, clockOf('england', now));
  await story.region.pass((due - now) / MINUTE + 1);
  network = await story.enters('marchetti');
  await openCase(network, LATE);
  await thread(network.page, /National dermatology network/u);
  await message(network.page, 'Six weeks, no better').waitFor();
  await story.picture('2-network', network);
});

test('[LP6] the network’s consultant answers by name, and the GP finds it in the morning', async () => {
  await deed(network, 'Take this case');
  await advise(network, {
    assessment: 'Hypertrophic lichen planus, from the description and the course.',
    plan: 'Clobetasol ointment under film at night for four weeks. Photograph back to us then.',
    safetyNet: 'Mouth ulcers or erosions: dermatology in person.',
  });
  await unlockByPasskey(surgery, story.region.who('rahman'));
  await openCase(surgery, LATE);
  await thread(surgery.page, 'Clobetasol ointment under film');
  await acknowledge(surgery);
  await close(surgery, 'Advice given, no hospital visit');
  await story.filed(3);
});

test('[LP6] the local service is off: before sending the GP sees that the network will answer and read', async () => {
  lead = await story.enters('osei');
  await setState(lead, 'off');
  await writeQuestion(surgery, story.region.region, { ...question(OFF, 'petrov'), answers: [] });
  await surgery.page.getByText(/National dermatology network.*will answer and read this/u).first().waitFor();
  await story.picture('3-off', surgery);
  await send(surgery, OFF);
  await openCase(network, OFF);
});

test('[LP6] the area switches the network off at once, and nobody is asked without being told', async () => {
  board = await story.enters('iveson');
  await board.page.getByRole('link', { name: 'Area' }).first().click();
  await button(board.page, 'Switch National dermatology network off').click();
  await story.picture('4-switch', board);
  await button(dialog(board.page), /^Switch it off for /u).click();
  await board.page.getByText('Off', { exact: true }).first().waitFor();
  await surgery.page.locator('.rail').getByRole('link', { name: 'New case' }).click();
  await button(surgery.page, /Dermatology advice/u).click();
  await surgery.page.getByText('Dermatology advice takes no cases now').first().waitFor();
  await story.picture('5-nobody', surgery);
});

test('[LP6] no page said an error or broke its policy', () => {
  expect(story.faults()).toEqual([]);
});

/** The team's lead switches the service, on the page of pathways. */
async function setState(desk: Desk, state: 'off' | 'open'): Promise<void> {
  await desk.page.getByRole('link', { name: 'Pathways' }).first().click();
  const service = desk.page.getByRole('group', { name: /Dermatology advice/u }).first();
  const word = state === 'off' ? 'Off' : 'Open';
  await tick(service, word);
  await service.getByRole('radio', { name: word, checked: true }).waitFor();
}

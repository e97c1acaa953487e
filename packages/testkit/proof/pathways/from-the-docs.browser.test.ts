/**
 * A pathway that nobody programmed. Its text is the example of docs/pathways/writing.md, taken from that page; one
 * administrator tries it out and proposes it, another releases it, and a GP who is signed in already asks under it.
 */
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Desk } from '../browser/desk.ts';
import { button, deed, openCase, thread } from '../browser/steps.ts';
import { acknowledge, advise, close, send, writeQuestion } from './asking.ts';
import { type Story, tell } from './story.ts';

const PAGE = new URL('../../../../docs/pathways/writing.md', import.meta.url);
const SUBJECT = 'Palpitations, is this atrial fibrillation?';

let story: Story;
let surgery: Desk;
let digital: Desk;
let systems: Desk;
let physician: Desk;

beforeAll(async () => {
  story = await tell('from-the-docs');
  surgery = await story.enters('rahman');
  digital = await story.enters('parfitt');
  systems = await story.enters('fielding');
  physician = await story.enters('shaw');
});
afterAll(async () => await story[Symbol.asyncDispose]());
afterEach(async (context) => await story.failed(context));

function example(): string {
  const text = /```yaml\n(# yaml-language-server[\s\S]*?)```/u.exec(readFileSync(PAGE, 'utf8'))?.[1];
  if (text === undefined) throw new TypeError('the page has no example');
  return text;
}

test('[LP9] a file with mistakes is told all of them, by line, and what to do', async () => {
  const { page } = digital;
  await page.getByRole('link', { name: 'Pathways' }).first().click();
  await button(page, 'Write a pathway').click();
  const text = page.getByLabel('The pathway’s text (YAML)');
  await text.fill(example().replace('minutes: 240', 'minutes: 0').replace('team: Elmbridge clinicians', 'team: Nobody'));
  await button(page, 'Check and try it out').click();
  await page.getByText('2 faults to mend').first().waitFor();
  await story.picture('1-faults', digital);
});

test('[LP9] mended, it is tried out on a case sent on Friday at 17:55, and proposed', async () => {
  const { page } = digital;
  await page.getByLabel('The pathway’s text (YAML)').fill(example());
  await button(page, 'Check and try it out').click();
  await page.getByText('No faults. See what would happen to a case.').waitFor();
  await story.picture('2-tried-out', digital);
  await button(page, 'Propose version 1').click();
  await page.getByText('Waits for a second administrator.').waitFor();
  await expect.poll(() => button(page, 'Read and release').count()).toBe(0);
});

test('[LP9] somebody else reads and releases it', async () => {
  const { page } = systems;
  await page.getByRole('link', { name: 'Pathways' }).first().click();
  await button(page, 'Read and release').click();
  await page.getByRole('heading', { name: 'ECG advice, version 1' }).waitFor();
  await story.picture('3-second-person', systems);
  await button(page, 'Release version 1').click();
  await page.getByText('Released by Joanna Fielding.').waitFor();
});

test('[LP9] the GP, signed in since before, asks under it and is answered', async () => {
  await writeQuestion(surgery, story.region.region, {
    service: 'ECG advice',
    patient: 'ogden',
    subject: SUBJECT,
    history: 'Three days, worse on the stairs. No pain, never fainted.',
    answers: [
      { choose: 'Palpitations', from: 'Symptoms' },
      { field: 'Heart rate (per minute)', says: '112' },
    ],
    photographs: [{ subject: 'dental-radiograph', skin: 1, seed: 3, week: 0 }],
  });
  await send(surgery, SUBJECT);
  await openCase(physician, SUBJECT);
  await deed(physician, 'Take this case');
  await advise(physician, {
    assessment: 'Atrial fibrillation, ventricular rate 112.',
    plan: 'Bisoprolol 2.5 mg by mouth once a day. CHA2DS2-VASc and bleeding risk, then an anticoagulant.',
    safetyNet: 'Chest pain, collapse or rate over 150: 999.',
  });
  await thread(surgery.page, 'Atrial fibrillation, ventricular rate 112.');
  await acknowledge(surgery);
  await close(surgery, 'Advice given, no hospital visit');
  await story.filed(2);
  await story.picture('4-filed', surgery);
});

test('[LP9] no page said an error or broke its policy', () => {
  expect(story.faults()).toEqual([]);
});

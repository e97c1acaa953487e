/**
 * A mental-health ward asks acute medicine about the body, in another trust. Few may see it: the case is restricted to the
 * two teams, says so on every screen, and cannot be shared on. The transfer is avoided.
 */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Desk } from '../browser/desk.ts';
import { button, deed, dialog, openCase, thread } from '../browser/steps.ts';
import { acknowledge, advise, close, send, writeQuestion } from './asking.ts';
import { type Story, tell } from './story.ts';

const SUBJECT = 'Sodium 124 on sertraline';

let story: Story;
let ward: Desk;
let physician: Desk;
let stranger: Desk;
let name: string;

beforeAll(async () => {
  story = await tell('mental-health-acute');
  const { now } = story.onCall('acute-medicine');
  name = story.region.who(now).name;
  physician = await story.enters(now);
  ward = await story.enters('grant');
  stranger = await story.enters('ellis');
});
afterAll(async () => await story[Symbol.asyncDispose]());
afterEach(async (context) => await story.failed(context));

test('[LP7] the ward asks, and is told before sending who alone will see it', async () => {
  await writeQuestion(ward, story.region.region, {
    service: 'Physical health on the ward: acute medicine',
    patient: 'sutcliffe',
    subject: SUBJECT,
    history: 'Drowsier since Saturday, no fits. Sertraline 100 mg started three weeks ago. Eating, drinking well over 3 L.',
    answers: [
      { field: 'NEWS2', says: '1' },
      { choose: 'Has capacity, agrees to treatment', from: 'Capacity for this decision' },
    ],
  });
  await ward.page.getByText(/Restricted/u).first().waitFor();
  await story.picture('1-asked', ward);
  await send(ward, SUBJECT);
});

test('[LP7] it stands in the inboxes of the two teams and nowhere else', async () => {
  await openCase(physician, SUBJECT);
  await physician.page.getByText(/Restricted/u).first().waitFor();
  await stranger.page.reload();
  await expect.poll(() => stranger.page.locator('.row').filter({ hasText: SUBJECT }).count()).toBe(0);
});

test('[LP7] it cannot be shared with another team', async () => {
  await deed(physician, 'Share with another team');
  await dialog(physician.page).getByText('This case cannot be shared further').waitFor();
  await story.picture('2-not-shared', physician);
  await button(dialog(physician.page), 'Close').click();
});

test('[LP7] the physician takes it and advises by name', async () => {
  await deed(physician, 'Take this case');
  await thread(ward.page, `${name} has this case now`);
  await advise(physician, {
    assessment: 'Hyponatraemia from sertraline, with a high fluid intake. Mild symptoms.',
    plan: 'Stop sertraline. Fluid to 1 L a day. Sodium this evening and tomorrow; it must not rise over 10 in a day. No transfer for now.',
    safetyNet: 'A fit, vomiting, or under 120: 999, and telephone us while you wait.',
  });
  await story.picture('3-advised', physician);
});

test('[LP7] the advice is acknowledged, the transfer avoided, and both trusts file it', async () => {
  await thread(ward.page, 'Stop sertraline');
  await acknowledge(ward);
  await close(ward, 'Treated on the ward, transfer avoided');
  await story.filed(2);
  await expect.poll(async () => await ward.page.getByText(/filed the case to the record/u).count()).toBe(2);
  await story.picture('4-filed', ward);
});

test('[LP7] no page said an error or broke its policy', () => {
  expect(story.faults()).toEqual([]);
});

/**
 * A dental therapist asks her community's consultant before she treats: one specialty, one radiograph, an answer for the
 * chair. Chloe Barker has it on her telephone beside the chair; Dr Oduya answers from her desk.
 */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Desk } from '../browser/desk.ts';
import { button, deed, dialog, openCase, reply, thread, tick } from '../browser/steps.ts';
import { acknowledge, advise, close, send, writeQuestion } from './asking.ts';
import { type Story, tell } from './story.ts';

const SUBJECT = 'Lower left second molar, on alendronate';

let story: Story;
let chair: Desk;
let consultant: Desk;

beforeAll(async () => {
  story = await tell('community-dental');
  chair = await story.enters('barker', 'phone');
  consultant = await story.enters('oduya');
});
afterAll(async () => await story[Symbol.asyncDispose]());
afterEach(async (context) => await story.failed(context));

test('[LP2] the therapist asks from beside the chair, with the radiograph', async () => {
  await writeQuestion(chair, story.region.region, {
    service: 'Community dental advice',
    patient: 'evans',
    subject: SUBJECT,
    history: 'Grade II mobile, no sinus. She wants it out; she has taken alendronate for nine years.',
    answers: [
      { field: 'Pain', says: 'On chewing, for three weeks' },
      { field: 'Risk of osteonecrosis', says: 'Alendronate 70 mg weekly for nine years' },
      { choose: 'No', from: 'Swelling of the face or neck, or trismus?' },
    ],
    photographs: [{ subject: 'dental-radiograph', skin: 1, seed: 7, week: 0 }],
  });
  await story.picture('1-asked', chair);
  await send(chair, SUBJECT);
});

test('[LP2] swelling of the neck would have said to refer now', async () => {
  // The same form, not sent: the flag is the pathway's, and the draft is the therapist's to throw away.
  await writeQuestion(chair, story.region.region, {
    service: 'Community dental advice',
    patient: 'midgley',
    subject: 'Swollen under the jaw',
    history: 'Since yesterday.',
    answers: [{ choose: 'Yes', from: 'Swelling of the face or neck, or trismus?' }],
  });
  await chair.page.getByText('Refer now').first().waitFor();
  await story.picture('2-refer-now', chair);
  await button(chair.page, 'Back').click();
});

test('[LP2] the consultant asks one thing more, is answered, and advises by name', async () => {
  await openCase(consultant, SUBJECT);
  await expect.poll(async () => await consultant.page.locator('.photograph img').count()).toBeGreaterThan(0);
  await deed(consultant, 'Take this case');
  await deed(consultant, 'Ask for more');
  await dialog(consultant.page).getByLabel('Question 1').fill('Any steroid, or chemotherapy?');
  await button(dialog(consultant.page), /^Ask /u).click();
  await openCase(chair, SUBJECT);
  await thread(chair.page, 'Any steroid, or chemotherapy?');
  await tick(chair.page, 'Any steroid, or chemotherapy?');
  await reply(chair, 'Neither.');
  await thread(consultant.page, 'Neither.');
  await advise(consultant, {
    assessment: 'Periodontal loss of attachment, not periapical. Higher risk of osteonecrosis, but not a bar to extraction.',
    plan: 'Atraumatic extraction by you, no flap, suture. Chlorhexidine for a week. Photograph of the socket to me at eight weeks.',
    safetyNet: 'Bare bone after eight weeks, or numb lip: straight back to me.',
  });
  await story.picture('3-advised', consultant);
});

test('[LP2] she acknowledges, treats, and closes: a journey was avoided, and the case is filed', async () => {
  await thread(chair.page, 'Atraumatic extraction by you');
  await acknowledge(chair);
  await close(chair, 'Treated by the therapist, no consultant visit');
  await story.filed(1);
  await thread(chair.page, /filed the case to the record/u);
  await story.picture('4-filed', chair);
});

test('[LP2] no page said an error or broke its policy', () => {
  expect(story.faults()).toEqual([]);
});

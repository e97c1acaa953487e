/**
 * One foot and five sub-specialties in two trusts. The community foot team picks two of them; one of those brings in a
 * third, who then reads everything that was said and shown before.
 */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Desk } from '../browser/desk.ts';
import { button, deed, dialog, message, openCase, reply, thread, tick } from '../browser/steps.ts';
import { acknowledge, advise, close, send, writeQuestion } from './asking.ts';
import { type Story, tell } from './story.ts';

const SUBJECT = 'Right hallux ulcer, probes to bone';

let story: Story;
let clinic: Desk;
let orthopaedics: Desk;
let antibiotics: Desk;
let diabetes: Desk;

beforeAll(async () => {
  story = await tell('diabetic-foot');
  orthopaedics = await story.enters('asante');
  antibiotics = await story.enters('haddad');
  diabetes = await story.enters('dunne');
  clinic = await story.enters('thornton', 'phone');
});
afterAll(async () => await story[Symbol.asyncDispose]());
afterEach(async (context) => await story.failed(context));

test('[LP8] the podiatrist picks which sub-specialties see the case', async () => {
  await writeQuestion(clinic, story.region.region, {
    service: 'Diabetic foot',
    patient: 'grewal',
    subject: SUBJECT,
    history: 'Six weeks, 14 mm, warm. HbA1c 81. Pulses present.',
    answers: [
      { field: 'SINBAD score', says: '3' },
      { choose: 'No', from: 'Systemically unwell?' },
      { choose: 'Yes', from: 'Probes to bone?' },
    ],
    photographs: [{ subject: 'foot-ulcer', skin: 4, seed: 44, week: 0 }],
    place: { name: 'Toe', side: 'Right' },
  });
  const who = clinic.page.getByRole('group', { name: 'Who should see this case?' });
  for (const team of ['Diabetic podiatry', 'Diabetes inpatient team', 'Outpatient antibiotic therapy', 'Multidisciplinary foot team']) {
    const box = who.getByRole('checkbox', { name: new RegExp(`^${team}`, 'u') });
    const wanted = team === 'Outpatient antibiotic therapy' || team === 'Multidisciplinary foot team';
    await box.waitFor();
    if ((await box.isChecked()) !== wanted) await tick(who, team);
  }
  await who.scrollIntoViewIfNeeded();
  await story.picture('1-who-sees', clinic);
  await send(clinic, SUBJECT);
});

test('[LP8] those who were picked have it, and the others have not', async () => {
  await openCase(orthopaedics, SUBJECT);
  await openCase(antibiotics, SUBJECT);
  await expect.poll(() => diabetes.page.locator('.row').filter({ hasText: SUBJECT }).count()).toBe(0);
});

test('[LP8] orthopaedics takes it, and infection answers beside it', async () => {
  await deed(orthopaedics, 'Take this case');
  await reply(antibiotics, 'Bone sample before the first dose, if it can be had this week.');
  await thread(orthopaedics.page, 'Bone sample before the first dose');
  await advise(orthopaedics, {
    assessment: 'Osteomyelitis of the distal phalanx until shown otherwise.',
    plan: 'X-ray today. Bone sample Thursday 09:30, foot clinic. Offload in a removable boot until then.',
    safetyNet: 'Fever, spreading redness or a cold toe: emergency department.',
  });
});

test('[LP8] a third sub-specialty is added, and reads what came before', async () => {
  await deed(orthopaedics, 'Share with another team');
  const share = dialog(orthopaedics.page);
  await tick(share, 'Diabetes inpatient team');
  await share.getByText('Everything since').waitFor();
  await share.getByLabel('Why Diabetes inpatient team').fill('Insulin around the sample; HbA1c 81');
  await story.picture('2-added', orthopaedics);
  await button(share, 'Share with Diabetes inpatient team').click();
  await thread(clinic.page, /shared the case with Diabetes inpatient team/u);
  await openCase(diabetes, SUBJECT);
  await message(diabetes.page, 'Six weeks, 14 mm, warm').waitFor();
  await thread(diabetes.page, 'Osteomyelitis of the distal phalanx');
  await expect.poll(async () => await diabetes.page.locator('.photograph img').count()).toBeGreaterThan(0);
  await reply(diabetes, 'I will see him on Wednesday about his insulin.');
  await story.picture('3-newcomer', diabetes);
});

test('[LP8] the podiatrist acknowledges and closes, and both trusts file it', async () => {
  await thread(clinic.page, 'I will see him on Wednesday');
  await acknowledge(clinic);
  await close(clinic, 'Foot clinic within days');
  await story.filed(2);
  await expect.poll(async () => await clinic.page.getByText(/filed the case to the record/u).count()).toBe(2);
  await story.picture('4-filed', clinic);
});

test('[LP8] no page said an error or broke its policy', () => {
  expect(story.faults()).toEqual([]);
});

/**
 * Podiatry asks vascular surgery, and vascular surgery asks podiatry, about one patient. The photographs of both stand in an
 * album that the two teams keep together, whoever took them.
 */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Desk } from '../browser/desk.ts';
import { deed, openCase, thread } from '../browser/steps.ts';
import { acknowledge, advise, close, send, writeQuestion } from './asking.ts';
import { type Story, tell } from './story.ts';

const THERE = 'Heel ulcer, is the foot ischaemic?';
const BACK = 'After angioplasty: dressing and offloading?';
const HEEL = { name: 'Sole', side: 'Left' } as const;

let story: Story;
let podiatrist: Desk;
let surgeon: Desk;

beforeAll(async () => {
  story = await tell('podiatry-vascular');
  surgeon = await story.enters('roy');
  podiatrist = await story.enters('patel');
});
afterAll(async () => await story[Symbol.asyncDispose]());
afterEach(async (context) => await story.failed(context));

test('[LP3] podiatry asks, with a photograph, and is advised', async () => {
  await writeQuestion(podiatrist, story.region.region, {
    as: 'Podiatry',
    service: 'Vascular surgery advice',
    patient: 'campbell',
    subject: THERE,
    history: 'Four weeks, sloughy, no bone. Diabetes for twenty years.',
    answers: [
      { field: 'ABPI (ratio)', says: '0.48' },
      { field: 'Rest pain', says: 'At night, hangs the leg out of bed' },
    ],
    photographs: [{ subject: 'foot-ulcer', skin: 6, seed: 52, week: 0 }],
    place: HEEL,
  });
  await story.picture('1-asked', podiatrist);
  await send(podiatrist, THERE);
  // She is in two teams: the one that she asked for is where the case is.
  await podiatrist.page.locator('.rail').getByRole('link', { name: /^Podiatry/u }).click();
  await openCase(podiatrist, THERE);
  await openCase(surgeon, THERE);
  await deed(surgeon, 'Take this case');
  await advise(surgeon, {
    assessment: 'Chronic limb-threatening ischaemia.',
    plan: 'Duplex on Wednesday, angioplasty next week. Keep it dry; no debridement until then.',
    safetyNet: 'A cold, white or dusky foot: today, through the emergency department.',
  });
  await thread(podiatrist.page, 'Duplex on Wednesday');
  await acknowledge(podiatrist);
});

test('[LP3] vascular surgery asks back about the same patient, with its own photograph', async () => {
  await writeQuestion(surgeon, story.region.region, {
    service: 'Podiatry after vascular surgery',
    patient: 'campbell',
    subject: BACK,
    history: 'Popliteal angioplasty on Tuesday, good run-off.',
    answers: [
      { field: 'ABPI (ratio)', says: '0.86' },
      { field: 'Rest pain', says: 'Gone' },
    ],
    photographs: [{ subject: 'foot-ulcer', skin: 6, seed: 52, week: 5 }],
    place: HEEL,
  });
  await send(surgeon, BACK);
  await openCase(podiatrist, BACK);
});

test('[LP3] each team sees the photographs that both took, in one album', async () => {
  for (const desk of [podiatrist, surgeon]) {
    await desk.page.locator('.case-side').getByRole('link', { name: 'All photographs of this patient' }).click();
    await expect.poll(async () => await desk.page.locator('.album img').count(), { timeout: 30_000 }).toBe(2);
    await desk.page.getByText(/Meera Patel/u).first().waitFor();
    await desk.page.getByText(/Miss Anjali Roy/u).first().waitFor();
  }
  await story.picture('2-album', podiatrist);
});

test('[LP3] podiatry answers, and both cases reach both records', async () => {
  await openCase(podiatrist, BACK);
  await deed(podiatrist, 'Take this case');
  await advise(podiatrist, {
    assessment: 'Clean base, 30 % smaller by outline. Ready to offload.',
    plan: 'Total contact cast from Friday at our clinic, weekly.',
    safetyNet: 'Smell, fever or a wet cast: the same day.',
  });
  await openCase(surgeon, BACK);
  await thread(surgeon.page, 'Total contact cast');
  await acknowledge(surgeon);
  await close(surgeon, 'Care near home, no hospital visit');
  await openCase(podiatrist, THERE);
  await close(podiatrist, 'Vascular clinic');
  await story.filed(4);
  await story.picture('3-filed', podiatrist);
});

test('[LP3] no page said an error or broke its policy', () => {
  expect(story.faults()).toEqual([]);
});

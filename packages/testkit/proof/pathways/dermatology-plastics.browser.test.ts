/**
 * Dermatology and plastic surgery are a standing group: one case of a patient lives from before the operation to after it.
 * Dr Osei brings it; Mr Bell plans; Miss Solberg has operated; all of it is one thread that both can read.
 */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Desk } from '../browser/desk.ts';
import { button, deed, dialog, openCase, reply, thread } from '../browser/steps.ts';
import { acknowledge, advise, attach, close, send, writeQuestion } from './asking.ts';
import { type Story, tell } from './story.ts';

const SUBJECT = 'Basal cell carcinoma, left ala: flap or graft?';

let story: Story;
let dermatologist: Desk;
let surgeon: Desk;
let registrar: Desk;

beforeAll(async () => {
  story = await tell('dermatology-plastics');
  dermatologist = await story.enters('osei');
  surgeon = await story.enters('bell');
  registrar = await story.enters('solberg', 'phone');
});
afterAll(async () => await story[Symbol.asyncDispose]());
afterEach(async (context) => await story.failed(context));

test('[LP4] dermatology brings a patient to the group before the operation', async () => {
  await writeQuestion(dermatologist, story.region.region, {
    service: 'Skin surgery group',
    patient: 'dyson',
    subject: SUBJECT,
    history: 'Nodular, 11 mm, proven on biopsy. He works outdoors and would rather not have two stages.',
    answers: [
      { field: 'Anticoagulant', says: 'Apixaban 5 mg twice a day' },
      { choose: 'No', from: 'Pacemaker or defibrillator?' },
    ],
    photographs: [{ subject: 'basal-cell', skin: 1, seed: 31, week: 0 }],
  });
  await send(dermatologist, SUBJECT);
  await dermatologist.page.getByText('Before surgery').first().waitFor();
  await story.picture('1-before', dermatologist);
});

test('[LP4] plastic surgery takes it and plans', async () => {
  await openCase(surgeon, SUBJECT);
  await deed(surgeon, 'Take this case');
  await advise(surgeon, {
    assessment: 'Nodular BCC of the left ala, clear of the free margin.',
    plan: 'Excision with 4 mm margin and a bilobed flap under local anaesthetic. Apixaban: leave out the morning dose only.',
    safetyNet: 'If it doubles before the date, telephone.',
  });
  await thread(dermatologist.page, 'bilobed flap');
  await acknowledge(dermatologist);
});

test('[LP4] the same case moves to after surgery, with photographs of the wound', async () => {
  await openCase(registrar, SUBJECT);
  await deed(registrar, 'Move to another phase');
  await button(dialog(registrar.page), 'Move to After surgery').click();
  await thread(dermatologist.page, /moved the case to After surgery/u);
  await attach(registrar, [{ subject: 'excision', skin: 1, seed: 31, week: 1 }]);
  await reply(registrar, 'Day 7, sutures out. Margins clear: 3.2 mm at the nearest.');
  await thread(dermatologist.page, 'Day 7, sutures out');
  await dermatologist.page.getByText('After surgery').first().waitFor();
  await story.picture('2-after', dermatologist);
});

test('[LP4] one case, both phases, is closed and filed once, for both are of one trust', async () => {
  await close(dermatologist, 'Operated or listed');
  await story.filed(1);
  await thread(surgeon.page, /filed the case to the record/u);
  await story.picture('3-filed', surgeon);
});

test('[LP4] no page said an error or broke its policy', () => {
  expect(story.faults()).toEqual([]);
});

/** Asking under any pathway: the service by its title, its own questions by their labels, photographs if it wants them. */
import type { PatientKey, Region } from '@corridor/demo';
import { type Photograph, photograph as makePhotograph } from '@corridor/demo/photographs';
import type { Desk } from '../browser/desk.ts';
import { type Asking, button, dialog, fillPatient, leaveCase, tick } from '../browser/steps.ts';

/** An answer to a question of the pathway: words in a field, or a box that is ticked. */
export type Told =
  | { readonly field: string; readonly says: string }
  | { readonly tick: string }
  | { readonly choose: string; readonly from: string };

export interface Question {
  /** The pathway's title, as the list of services has it. */
  readonly service: string;
  /** For which of one's teams, where there is a choice. */
  readonly as?: string;
  readonly patient: PatientKey;
  readonly subject: string;
  readonly history: string;
  readonly answers?: readonly Told[];
  readonly photographs?: readonly Photograph[];
  readonly place?: Place;
}

/** As far as Send, which is the caller's to press: some pathways ask for more before it. */
export async function writeQuestion(desk: Desk, region: Region, question: Question): Promise<void> {
  const { page, device } = desk;
  await leaveCase(desk);
  if (device === 'phone') await page.getByRole('link', { name: 'New case' }).click();
  else await page.locator('.rail').getByRole('link', { name: 'New case' }).click();
  if (question.as !== undefined) await page.getByLabel('Ask as').selectOption({ label: question.as });
  await button(page, new RegExp(question.service, 'u')).click();
  await page.getByText('Not for emergencies').first().waitFor();
  await fillPatient(page, personOf(region, question));
  await button(page, 'Continue with this patient').click();
  await page.getByLabel('Question in one line').fill(question.subject);
  await page.getByLabel('History and your thinking').fill(question.history);
  for (const told of question.answers ?? []) await tell(desk, told);
  if (question.photographs !== undefined) await attach(desk, question.photographs, question.place);
}

/** Presses Send, and waits for the server to have it. */
export async function send({ page }: Desk, subject: string): Promise<void> {
  await button(page, /^Send to /u).click();
  await page.getByRole('heading', { name: subject }).waitFor();
  await page
    .getByText(/Accepted|Delivered to|Seen by/u)
    .first()
    .waitFor();
}

async function tell({ page }: Desk, told: Told): Promise<void> {
  if ('tick' in told) await tick(page, told.tick);
  else if ('choose' in told) await tick(page.getByRole('group', { name: told.from }), told.choose);
  else await page.getByLabel(told.field).fill(told.says);
}

const GENDERS = { female: 'Female', male: 'Male', 'not-specified': 'Not specified', 'not-known': 'Not known' } as const;

function personOf({ patients }: Region, { patient: key, subject, history }: Question): Asking {
  const found = patients.find((each) => each.key === key);
  if (found === undefined) throw new TypeError(`${key} is not in the region`);
  const { family, given, nhsNumber, born, gender } = found.patient;
  if (nhsNumber === undefined) throw new TypeError(`${key} has no NHS number`);
  const [year = '', month = '', day = ''] = born.split('-');
  const date = [String(Number(day)), String(Number(month)), year] as const;
  return { family, given, nhsNumber, born: date, gender: GENDERS[gender], subject, history, photograph: false };
}

/** Where on the body the pictures are from, as the map lists it. */
export interface Place {
  readonly name: string;
  readonly side: 'Left' | 'Right';
}

/** Consent first; then pictures of invented lesions, chosen as from a device's own files, and where they are from. */
export async function attach({ page }: Desk, pictures: readonly Photograph[], place?: Place): Promise<void> {
  const consent = button(page, 'Record consent');
  if (await consent.isVisible()) {
    await consent.click();
    await button(page, 'Record consent').last().click();
    await page.getByText('Consent recorded.').waitFor();
  }
  const files = pictures.map((picture, i) => ({
    name: `photograph-${i + 1}.jpg`,
    mimeType: 'image/jpeg',
    buffer: Buffer.from(makePhotograph(picture)),
  }));
  await page.locator('input[type=file]').first().setInputFiles(files);
  await page.locator('.tile img').nth(pictures.length - 1).waitFor();
  if (place === undefined) return;
  for (const _ of pictures) {
    await button(page.locator('.tiles'), 'Where on the body?').click();
    const map = dialog(page);
    await map.getByLabel('Type a place').fill(place.name);
    await tick(map, place.side);
    await button(map, 'Continue').click();
    await map.waitFor({ state: 'hidden' });
  }
}

export interface Advice {
  readonly assessment: string;
  readonly plan: string;
  readonly safetyNet: string;
}

export async function advise(desk: Desk, { assessment, plan, safetyNet }: Advice): Promise<void> {
  const { page, device } = desk;
  if (device === 'phone') await button(page, 'About this case').click();
  await button(device === 'phone' ? dialog(page) : page.locator('.case-side'), 'Give advice').click();
  const form = dialog(page);
  await form.getByLabel('Assessment').fill(assessment);
  await form.getByLabel('Plan').fill(plan);
  await form.getByLabel('Safety net').fill(safetyNet);
  await button(form, /^Send advice to/u).click();
  await page.locator('.message').filter({ hasText: assessment }).first().waitFor();
}

export async function acknowledge({ page }: Desk): Promise<void> {
  await button(page.locator('.case-notices'), 'Acknowledge').click();
  await button(dialog(page), 'Acknowledge the advice').click();
  await page.locator('.thread').getByText(/read and acknowledged the advice/u).last().waitFor();
}

/** Closes with one of the pathway's outcomes. */
export async function close(desk: Desk, outcome: string): Promise<void> {
  const { page, device } = desk;
  if (device === 'phone') await button(page, 'About this case').click();
  await button(device === 'phone' ? dialog(page) : page.locator('.case-side'), outcome).click();
  await button(dialog(page), `Close: ${outcome}`).click();
  await page.locator('.thread').getByText(new RegExp(`closed the case: ${outcome}`, 'u')).first().waitFor();
}

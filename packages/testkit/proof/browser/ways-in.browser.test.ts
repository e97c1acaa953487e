/** Every way in, on a PC that is wiped in between, and nothing left behind on it. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../../../../scripts/platform/chromium.ts';
import type { TestNetwork } from '../../src/index.ts';
import { type Desk, openDesk, picturesOfFailure } from './desk.ts';
import { startRegion } from './region.ts';
import {
  button,
  identify,
  message,
  newCase,
  openCase,
  setUp,
  signOff,
  unlockByGuardian,
  unlockByPasskey,
  unlockByRecoveryCode,
} from './steps.ts';

const JOAN = {
  family: 'Barrowclough',
  given: 'Joan',
  nhsNumber: '9990000018',
  born: ['14', '7', '1957'],
  subject: 'Changing naevus, left forearm',
  history: 'It has grown since spring and bled once.',
  photograph: true,
} as const;
const DRAFT = 'Half a thought';
/** Whatever says something about a person: the patient, the staff, what was written. */
const PERSONAL: readonly string[] = [
  JOAN.family,
  JOAN.given,
  JOAN.nhsNumber,
  '999 000 0018',
  '1957',
  JOAN.subject,
  JOAN.history,
  DRAFT,
  'Rahman',
  'Pryce',
  'Elmbridge',
  'JFIF',
];

let region: TestNetwork;
let browser: Browser;
let pc: Desk;
let code: string;

beforeAll(async () => {
  region = await startRegion();
  browser = await launchChromium();
  pc = await openDesk(browser, region.guardianUrl, 'desktop');
});
afterAll(async () => {
  await browser.close();
  await region[Symbol.asyncDispose]();
});
afterEach(async ({ task }) => await picturesOfFailure(task, { pc }));

function personalIn(kept: string): readonly string[] {
  return PERSONAL.filter((word) => kept.toLowerCase().includes(word.toLowerCase()));
}

test('[PR20] a word that is kept would be found, wherever it is kept', async () => {
  await pc.page.goto('/');
  await pc.page.evaluate(async () => {
    localStorage.setItem('one', 'Barrowclough');
    sessionStorage.setItem('two', 'Joan');
    const cache = await caches.open('three');
    await cache.put('/Rahman', new Response('four'));
    const request = indexedDB.open('five');
    request.addEventListener('upgradeneeded', () =>
      request.result.createObjectStore('six').put(new TextEncoder().encode('1957'), 1),
    );
    await new Promise((opened) => {
      request.addEventListener('success', opened);
    });
    request.result.close();
  });
  expect(personalIn(await pc.kept())).toEqual(['Barrowclough', 'Joan', '1957', 'Rahman']);
  await pc.wipe();
  await pc.page.goto('/');
  expect(personalIn(await pc.kept())).toEqual([]);
});

test('[PR21] a shared PC holds nothing about anybody, even while somebody works at it', async () => {
  code = await setUp(pc, 'rahman');
  await newCase(pc, JOAN);
  await pc.page.locator('form.composer').getByRole('textbox').fill(DRAFT);
  await pc.page.getByText('Draft saved').first().waitFor();
  expect(personalIn(await pc.kept())).toEqual([]);
});

test('[PR21] signing off leaves nothing about anybody', async () => {
  await signOff(pc);
  expect(personalIn(await pc.kept())).toEqual([]);
});

test('[PR22] on a wiped PC the passkey opens the lock', async () => {
  await pc.wipe();
  await unlockByPasskey(pc, 'rahman');
  await openCase(pc, JOAN.subject);
  await message(pc.page, JOAN.history).waitFor();
  await signOff(pc);
});

test('[PR22] on a wiped PC the recovery sheet opens the lock, and a slip of the pen does not', async () => {
  await pc.wipe();
  await identify(pc, 'rahman');
  await button(pc.page, 'Type your recovery code').click();
  await pc.page.getByLabel('Recovery code').fill(`${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}`);
  await button(pc.page, 'Unlock').click();
  await pc.page.getByText('That is not your recovery code.').waitFor();
  await unlockByRecoveryCode(pc, 'rahman', code);
  await openCase(pc, JOAN.subject);
  await signOff(pc);
});

test('[PR22] on a wiped PC the organisation lets one in', async () => {
  await pc.wipe();
  await unlockByGuardian(pc, 'rahman');
  await openCase(pc, JOAN.subject);
  await signOff(pc);
});

test('[PR23] a device of one’s own keeps what it keeps sealed, and nothing after signing off', async () => {
  await pc.wipe();
  await setUp(pc, 'okafor', { shared: false });
  await openCase(pc, JOAN.subject);
  await pc.page.locator('form.composer').getByRole('textbox').fill(DRAFT);
  await pc.page.getByText('Draft saved').first().waitFor();
  const kept = await pc.kept();
  expect(kept).toContain('indexedDB');
  expect(personalIn(kept)).toEqual([]);
  await signOff(pc);
  expect(personalIn(await pc.kept())).toEqual([]);
});

test('[PR19] no page said an error or broke its policy', () => {
  expect(pc.faults).toEqual([]);
});

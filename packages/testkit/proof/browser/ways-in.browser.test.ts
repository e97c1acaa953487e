/** Every way in, on a device that is wiped in between, and nothing left behind. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../../../../scripts/platform/chromium.ts';
import type { TestNetwork } from '../../src/index.ts';
import { type Desk, openDesk } from './desk.ts';
import { startRegion } from './region.ts';
import { setUp } from './steps.ts';

let region: TestNetwork;
let browser: Browser;
let desk: Desk;

beforeAll(async () => {
  region = await startRegion();
  browser = await launchChromium();
  desk = await openDesk(browser, region.guardianUrl, 'desktop');
});
afterAll(async () => {
  await browser.close();
  await region[Symbol.asyncDispose]();
});

test('first sign-in', async () => {
  try {
    const code = await setUp(desk, 'pryce');
    expect(code).toMatch(/^[A-Z0-9-]+$/u);
  } finally {
    await desk.page.screenshot({ path: '/tmp/desk.png' });
    console.log(desk.faults, desk.page.url());
  }
});

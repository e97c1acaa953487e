/** Every page, light and dark, at the sizes of a phone and a desktop, against WCAG 2.2 AA as axe checks it. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../../../scripts/platform/chromium.ts';
import { VIEWS, violationsOf } from './axe.ts';
import { type Pages, servePages } from './pages.ts';

const TEAM = '/team/a0000000000000000000000000000002';
const caseOf = (number: number) => `${TEAM}/case/d${String(number).padStart(31, '0')}`;

const SCREENS: Readonly<Record<string, string>> = {
  'sign in': '/?start=signed-out',
  invitation: '/invitation?start=signed-out',
  'invitation, read': '/invitation?start=signed-out#K7QX',
  unlock: '/?start=identified',
  'first time': '/?start=first-time',
  locked: '/?start=locked',
  ended: '/?start=ended',
  inbox: '/?start=open',
  'empty inbox': '/?start=open&empty',
  offline: '/?start=open&offline',
  case: `${caseOf(1)}?start=open`,
  'case with advice': `${caseOf(5)}?start=open&as=asker`,
  'case with a gap': `${caseOf(6)}?start=open`,
  'closed case': `${caseOf(7)}?start=open`,
  services: '/services?start=open&as=asker&hats',
  'new case': '/new?start=open&as=asker',
  'new case, covered by a network': '/new?start=open&as=asker&team=a0000000000000000000000000000008&pathway=plastics',
  'new case, of nobody': '/new?start=open&as=asker&team=a000000000000000000000000000000f&pathway=ent',
  'new case, without a team': '/new?start=open&as=asker&alone',
  'shift end': '/shift-end?start=open&ends=20',
  rota: '/rota/a0000000000000000000000000000002?start=open',
  'rota, nobody on it': '/rota/a0000000000000000000000000000002?start=open&empty',
  pathways: '/pathways?start=open',
  'pathways, none yet': '/pathways?start=open&empty',
  area: '/area?start=open',
  'no area': '/area?start=open&empty',
  chats: '/chats?start=open',
  insights: '/insights?start=open',
  security: '/security?start=open',
  'the operator, in full': '/security/operator?start=open',
  settings: '/settings?start=open',
  outbox: '/outbox?start=open',
  more: '/more?start=open',
  'no such page': '/nothing/here?start=open',
};

let pages: Pages;
let browser: Browser;
beforeAll(async () => {
  pages = await servePages();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await pages[Symbol.asyncDispose]();
});

async function open(
  path: string,
  view: (typeof VIEWS)[number],
): Promise<{ readonly page: Page; readonly errors: readonly string[] }> {
  const { width, height, colorScheme } = view;
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto(pages.address + path);
  await page.locator('h1, .list-head').first().waitFor({ state: 'attached' });
  await page.evaluate('document.fonts.ready');
  return { page, errors };
}

describe.each(VIEWS)('$name', (view) => {
  test.each(Object.entries(SCREENS))('%s has no fault that axe finds, and breaks no policy', async (_name, path) => {
    const { page, errors } = await open(path, view);
    expect(await violationsOf(page)).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});

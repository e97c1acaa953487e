/** Every page, light and dark, at the sizes of a phone and a desktop, against WCAG 2.2 AA as axe checks it. */
import { describe, expect, test } from 'vitest';
import { VIEWS, violationsOf } from './axe.ts';
import { caseOf, previewBrowser } from './preview-browser.ts';

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

const preview = previewBrowser();

describe.each(VIEWS)('$name', (view) => {
  test.each(Object.entries(SCREENS))('%s has no fault that axe finds, and breaks no policy', async (_name, path) => {
    const page = await preview.open(path, view);
    await page.locator('h1, .list-head').first().waitFor({ state: 'attached' });
    await page.evaluate('document.fonts.ready');
    expect(await violationsOf(page)).toEqual([]);
    expect(preview.errors).toEqual([]);
  });
});

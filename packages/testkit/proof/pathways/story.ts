/** One pathway's story: its region, a browser, and a desk of its own for every role. Pictures of each scene are kept aside. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { StaffKey, TeamKey } from '@corridor/demo';
import type { Browser, Page } from 'playwright-core';
import { expect, type TestContext } from 'vitest';
import { launchChromium } from '../../../../scripts/platform/chromium.ts';
import { type Desk, type Device, openDesk, picturesOfFailure } from '../browser/desk.ts';
import { setUp } from '../browser/steps.ts';
import { startStoryRegion, type StoryRegion } from './region.ts';

/** Not committed: the pages of docs/pathways show a choice of them. */
const PICTURES = fileURLToPath(new URL('../../../../.cache/pathways/', import.meta.url));

export interface Story extends AsyncDisposable {
  readonly region: StoryRegion;
  /** Somebody sits down, for the first time, at a device of their own. */
  enters(who: StaffKey, device?: Device): Promise<Desk>;
  /** Keeps a picture of what a desk shows: one to look at, one small enough for a page. */
  picture(name: string, desk: Desk): Promise<void>;
  /** Who is on call for a team now, and their deputy. */
  onCall(team: TeamKey): { readonly now: StaffKey; readonly deputy: StaffKey };
  /** The PDFs that the guardians filed, by organisation's folder, once there are so many. */
  filed(many: number): Promise<readonly string[]>;
  /** For `afterEach`: what every desk showed when a chapter failed. */
  readonly failed: (context: Pick<TestContext, 'task'>) => Promise<void>;
  /** What pages, workers and policies said against us, at every desk. */
  faults(): readonly string[];
}

export async function tell(title: string): Promise<Story> {
  const region = await startStoryRegion();
  const browser: Browser = await launchChromium();
  const desks = new Map<StaffKey, Desk>();
  const folder = join(PICTURES, title);
  mkdirSync(folder, { recursive: true });
  return {
    region,
    enters: async (who, device = 'desktop') => {
      const desk = await openDesk(browser, region.guardianUrl, device);
      desks.set(who, desk);
      await setUp(desk, region.who(who));
      return desk;
    },
    picture: async (name, { page }) => {
      await settled(page);
      await page.screenshot({ path: join(folder, `${name}.png`) });
      await page.screenshot({ path: join(folder, `${name}.jpg`), type: 'jpeg', quality: 75, scale: 'css' });
    },
    onCall: (team) => {
      const now = region.clock.now();
      const shift = region.region.rota.findLast((each) => each.team === team && each.from <= now && now < each.to);
      if (shift?.deputy == null) throw new TypeError(`nobody with a deputy is on call for ${team}`);
      return { now: shift.staff, deputy: shift.deputy };
    },
    filed: async (many) => {
      const pdfs = (): readonly string[] =>
        readdirSync(region.recordsDir, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.pdf'));
      await expect.poll(() => pdfs().length, { timeout: 60_000 }).toBe(many);
      for (const name of pdfs()) {
        expect(readFileSync(join(region.recordsDir, name)).subarray(0, 5).toString()).toBe('%PDF-');
      }
      return pdfs();
    },
    failed: async ({ task }) => await picturesOfFailure(task, Object.fromEntries(desks)),
    faults: () => [...desks.values()].flatMap(({ faults }) => faults),
    [Symbol.asyncDispose]: async () => {
      await browser.close();
      await region[Symbol.asyncDispose]();
    },
  };
}

/** Pictures have arrived and nothing is half drawn. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all([...document.images].map(async (image) => await image.decode().catch(() => undefined)));
  });
}

/**
 * The app over the client in memory, in one Chromium for a test file, and a fresh page for each test. Called at the top of a
 * file: it sets up and clears away by the file's own hooks.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { launchChromium } from '../../../scripts/platform/chromium.ts';
import { type Pages, servePages } from './pages.ts';

/** Dermatology advice, to whom most of the invented cases were put, and the practice that put them. */
export const TEAM = '/team/a0000000000000000000000000000002';
export const PRACTICE = '/team/a0000000000000000000000000000001';

/** Address of the case with this number in the stories, as a team sees it. */
export const caseOf = (number: number, team = TEAM): string => `${team}/case/d${number.toString(16).padStart(31, '0')}`;

export interface View {
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: 'light' | 'dark';
}

export interface PreviewBrowser {
  /** A page in a context of its own, 1440 by 900 and light unless told, without movement. It is closed after the test. */
  blank(view?: View): Promise<Page>;
  /** The same, at a path of the app. */
  open(path: string, view?: View): Promise<Page>;
  /** Where a path of the app is. */
  at(path: string): string;
  /** What went wrong on this test's pages: errors that nobody caught, and what was logged as one. */
  readonly errors: readonly string[];
}

export function previewBrowser(): PreviewBrowser {
  let pages: Pages;
  let browser: Browser;
  const errors: string[] = [];
  beforeAll(async () => {
    pages = await servePages();
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await pages[Symbol.asyncDispose]();
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map(async (context) => await context.close()));
    errors.length = 0;
  });

  const at = (path: string): string => pages.address + path;
  const blank = async ({ width = 1440, height = 900, colorScheme = 'light' }: View = {}): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width, height }, colorScheme, reducedMotion: 'reduce' });
    const page = await context.newPage();
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    return page;
  };
  return {
    at,
    blank,
    errors,
    open: async (path, view) => {
      const page = await blank(view);
      await page.goto(at(path));
      return page;
    },
  };
}

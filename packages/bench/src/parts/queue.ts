/** An inbox of 5,000 open cases, scrolled in Chromium, and gone through by keyboard: the built app over a client in memory. */
import { servePages } from '@corridor/web/preview';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../../../scripts/platform/chromium.ts';
import { restingFrame, type Scrolled, scroll, throttle } from '../browser/scroll.ts';
import { atLeast, atMost, type Figure, figuring } from '../figure.ts';
import type { Run } from '../run.ts';

const PART = 'queue';
const CASES = 5000;
/** As fast as a wheel is turned: some 40 cases a second. */
const SPEED = 4000;
const SCROLLED_FOR = 3000;
const THROTTLED = 4;
const KEYS = 40;

interface Measured {
  readonly free: Scrolled;
  readonly slow: Scrolled;
  /** Milliseconds from a key to the next case on the screen. */
  readonly key: number;
  readonly rows: number;
}

export async function measureQueue(run: Run): Promise<Figure[]> {
  run.say(`Building the app over a client in memory`);
  await using pages = await servePages();
  const browser = await launchChromium();
  const runs: Measured[] = [];
  try {
    for (let i = 1; i <= run.runs; i++) {
      const measured = await once(browser, pages.address);
      run.say(
        `queue ${i}/${run.runs}: ${Math.round(measured.free.rate)} frames/s, ${Math.round(measured.slow.rate)} throttled`,
      );
      runs.push(measured);
    }
  } finally {
    await browser.close();
  }
  return figuresOf(runs);
}

async function once(browser: Browser, address: string): Promise<Measured> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
  try {
    const page = await context.newPage();
    await page.goto(`${address}/?start=open&many=${CASES}`);
    await page.locator('.rows .row').first().waitFor({ timeout: 120_000 });
    const asked = { selector: '.rows', pixelsPerSecond: SPEED, milliseconds: SCROLLED_FOR };
    const usual = await restingFrame(page);
    const free = await scroll(page, { ...asked, usual });
    const rows = await page.locator('.rows .row').count();
    await throttle(page, THROTTLED);
    const slow = await scroll(page, { ...asked, usual });
    await throttle(page, 1);
    return { free, slow, rows, key: await stepThrough(page) };
  } finally {
    await context.close();
  }
}

/** With `j`, from one case to the next, until its page stands there. */
async function stepThrough(page: Page): Promise<number> {
  const begin = performance.now();
  for (let i = 0; i < KEYS; i++) {
    const before = page.url();
    await page.keyboard.press('j');
    await page.waitForFunction((url) => location.href !== url, before, { polling: 'raf' });
  }
  return (performance.now() - begin) / KEYS;
}

function figuresOf(runs: readonly Measured[]): Figure[] {
  const figure = figuring(PART, runs);
  const screen = 'a headless screen of 60 frames/s, on shared cores';
  return [
    figure(`${CASES} cases scrolled`, 'frames/s', (one) => one.free.rate, null, screen),
    figure('· frames dropped', '%', (one) => one.free.dropped * 100, atMost(1)),
    figure('· longest frame', 'ms', (one) => one.free.longest, null),
    figure(`at ${THROTTLED}× throttle`, 'frames/s', (one) => one.slow.rate, atLeast(15), 'layout and painting of rows'),
    figure('· longest frame', 'ms', (one) => one.slow.longest, null),
    figure('rows on the page', '', (one) => one.rows, null),
    figure('j to the next case', 'ms', (one) => one.key, null, 'folding and painting a case'),
  ];
}

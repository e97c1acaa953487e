/** Unlocking in Chromium: from a passkey's answer to the keys of twenty team generations. */
import type { Page } from 'playwright-core';
import { launchChromium } from '../../../../scripts/platform/chromium.ts';
import { pageScript } from '../browser/page-script.ts';
import type { UnlockPage } from '../browser/unlock-page.ts';
import { atMost, centile, type Figure } from '../figure.ts';
import type { Run } from '../run.ts';

const PART = 'unlock';
const GENERATIONS = 20;
const UNLOCKS = 30;

export async function measureUnlock(run: Run): Promise<Figure[]> {
  run.say('Bundling the client’s crypto for a page');
  const content = await pageScript('unlock-page.ts');
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    // WebCrypto is there on a secure origin alone.
    await page.route(
      'http://localhost/**',
      async (route) => await route.fulfill({ contentType: 'text/html', body: '' }),
    );
    await page.goto('http://localhost/');
    await page.addScriptTag({ content });
    const runs: Float64Array[] = [];
    for (let i = 1; i <= run.runs; i++) {
      const times = await unlocks(page);
      run.say(`unlock ${i}/${run.runs}: ${centile(times, 0.5).toFixed(1)} ms`);
      runs.push(times);
    }
    return figuresOf(runs);
  } finally {
    await browser.close();
  }
}

async function unlocks(page: Page): Promise<Float64Array> {
  const times = await page.evaluate(
    async ([generations, count]) => {
      const { unlockPage } = globalThis as unknown as { readonly unlockPage: UnlockPage };
      await unlockPage.prepare(generations);
      const taken: number[] = [];
      for (let i = 0; i < count; i++) taken.push(await unlockPage.unlock());
      return taken;
    },
    [GENERATIONS, UNLOCKS] as const,
  );
  return Float64Array.from(times);
}

function figuresOf(runs: readonly Float64Array[]): Figure[] {
  const at = (share: number) => runs.map((times) => centile(times, share));
  const bound = 'X-Wing: one opening and one key pair a generation';
  return [
    { part: PART, name: `with ${GENERATIONS} generations`, unit: 'ms', runs: at(0.5), aim: atMost(50), bound },
    { part: PART, name: '· p95', unit: 'ms', runs: at(0.95), aim: null, bound: '' },
    {
      part: PART,
      name: '· the first',
      unit: 'ms',
      runs: runs.map(([first = Number.NaN]) => first),
      aim: null,
      bound: '',
    },
  ];
}

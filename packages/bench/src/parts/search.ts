/** Search over 20,000 messages in Chromium: taking them in, asking letter by letter, what it holds of memory. */
import type { Browser, CDPSession, Page } from 'playwright-core';
import { launchChromium } from '../../../../scripts/platform/chromium.ts';
import { pageScript } from '../browser/page-script.ts';
import type { Indexed, Queried, SearchPage } from '../browser/search-page.ts';
import { atMost, centile, type Figure, figuring } from '../figure.ts';
import type { Run } from '../run.ts';

const PART = 'search';
const CASES = 2500;
const MESSAGES = 8;
const MIB = 1024 * 1024;

interface Measured {
  readonly indexed: Indexed;
  readonly times: Float64Array;
  readonly change: number;
  readonly bytes: number;
}

export async function measureSearch(run: Run): Promise<Figure[]> {
  run.say('Bundling the client’s index for a page');
  const script = await pageScript('search-page.ts');
  const browser = await launchChromium();
  const runs: Measured[] = [];
  try {
    for (let i = 1; i <= run.runs; i++) {
      const measured = await once(browser, script, run);
      run.say(`search ${i}/${run.runs}: slowest ${Math.max(...measured.times).toFixed(1)} ms`);
      runs.push(measured);
    }
  } finally {
    await browser.close();
  }
  return figuresOf(runs);
}

async function once(browser: Browser, content: string, run: Run): Promise<Measured> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await page.addScriptTag({ content });
    await ask(page, 'prepare', CASES, MESSAGES);
    const before = await heap(session);
    const indexed = (await ask(page, 'index')) as Indexed;
    const bytes = (await heap(session)) - before;
    const queried = (await ask(page, 'queries')) as Queried;
    const [slowest] = queried.toSorted(([, a], [, b]) => b - a);
    if (slowest !== undefined) run.say(`slowest of ${queried.length}: “${slowest[0]}”`);
    const change = (await ask(page, 'change')) as number;
    return { indexed, change, bytes, times: Float64Array.from(queried, ([, time]) => time) };
  } finally {
    await context.close();
  }
}

async function ask(page: Page, call: keyof SearchPage, ...args: readonly number[]): Promise<unknown> {
  return await page.evaluate(
    async ([name, given]) => {
      const { searchPage } = globalThis as unknown as {
        readonly searchPage: Record<string, (...all: readonly number[]) => unknown>;
      };
      return await searchPage[name]?.(...given);
    },
    [call, args] as const,
  );
}

/** Bytes that are held once garbage was collected. */
async function heap(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize;
}

function figuresOf(runs: readonly Measured[]): Figure[] {
  const figure = figuring(PART, runs);
  const all = `${(CASES * MESSAGES).toLocaleString('en-GB')} messages`;
  return [
    figure(
      `slowest query of ${all}`,
      'ms',
      ({ times }) => Math.max(...times),
      atMost(100),
      'one letter finds most cases',
    ),
    figure('· p50', 'ms', ({ times }) => centile(times, 0.5), null),
    figure('· p99', 'ms', ({ times }) => centile(times, 0.99), null),
    figure(`taking in ${CASES} cases`, 'ms', ({ indexed }) => indexed.total, null, 'in slices'),
    figure('· longest slice', 'ms', ({ indexed }) => indexed.longestSlice, atMost(50)),
    figure('taking in a case that changed', 'ms', ({ change }) => change, null),
    figure('memory of the index', 'MiB', ({ bytes }) => bytes / MIB, null, 'the cases themselves apart'),
  ];
}

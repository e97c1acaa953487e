/** The transparency log: proving in Chromium that statements are in it, and publishing into it when it is long. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { doorOf, staffed } from '@corridor/testkit/bare';
import { encodeSigned } from '@corridor/wire';
import type { Page } from 'playwright-core';
import { launchChromium } from '../../../../scripts/platform/chromium.ts';
import type { LogPage } from '../browser/log-page.ts';
import { pageScript } from '../browser/page-script.ts';
import { type MeasuredDatabase, settle } from '../database.ts';
import { atMost, type Figure, median } from '../figure.ts';
import type { Run } from '../run.ts';
import { fillLog } from '../server/fill-log.ts';
import { startServer } from '../server/start.ts';

const PART = 'log';
const PROOFS = 1000;
const SHORT = 1000;
const LONG = 10_000_000;
/** Publications a run: enough that a tile fills, too. */
const PUBLICATIONS = 600;

export async function measureLog(database: Pick<MeasuredDatabase, 'empty'>, run: Run): Promise<Figure[]> {
  return [...(await measureProofs(run)), ...(await measureAppends(database, run))];
}

async function measureProofs(run: Run): Promise<Figure[]> {
  run.say('Bundling the client’s proofs for a page');
  const content = await pageScript('log-page.ts');
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content });
    const worked = await workOf(page);
    const times: number[] = [];
    const work: number[] = [];
    for (let i = 1; i <= run.runs; i++) {
      await page.evaluate(
        async ([size, statements]) =>
          await (globalThis as unknown as { readonly logPage: LogPage }).logPage.prepare(size, statements),
        [LONG, PROOFS] as const,
      );
      const before = await worked();
      const taken = await page.evaluate(() =>
        (globalThis as unknown as { readonly logPage: LogPage }).logPage.verify(),
      );
      const own = (await worked()) - before;
      run.say(`proofs ${i}/${run.runs}: ${taken.toFixed(0)} ms, of which ${own.toFixed(0)} ms the page’s own`);
      times.push(taken);
      work.push(own);
    }
    const name = `${PROOFS.toLocaleString('en')} statements proved to be in ${LONG.toLocaleString('en')} leaves`;
    const bound = 'SHA-256 in JavaScript, about 20 a proof';
    return [
      { part: PART, name, unit: 'ms', runs: times, aim: atMost(200), bound },
      { part: PART, name: '· processor of the page', unit: 'ms', runs: work, aim: null, bound: '' },
    ];
  } finally {
    await browser.close();
  }
}

/** Milliseconds that the page's own thread has had of a processor: what else the machine does is not in them. */
async function workOf(page: Page): Promise<() => Promise<number>> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
  };
}

/** A publication with its leaf, from the frame to its answer: what its guardian waits for. */
async function measureAppends(database: Pick<MeasuredDatabase, 'empty'>, run: Run): Promise<Figure[]> {
  await using short = await openLog(database);
  await using long = await openLog(database);
  run.say(`Filling a log to ${LONG.toLocaleString('en')} leaves`);
  await fillLog(long.url, LONG);
  const medians: (readonly [number, number])[] = [];
  for (let i = 1; i <= run.runs; i++) {
    const pair = await inTurn(short, long);
    medians.push(pair);
    run.say(`publish ${i}/${run.runs}: ${pair.map((one) => `${one.toFixed(2)} ms`).join(' and ')}`);
  }
  const at = (size: number, runs: readonly number[]): Figure => {
    const name = `a statement published into ${size.toLocaleString('en')} leaves`;
    return { part: PART, name, unit: 'ms', runs, aim: null, bound: 'the database’s commit to disk' };
  };
  const ratio = medians.map(([small, large]) => large / small);
  const flat = { name: '· ten million against a thousand', unit: '×', runs: ratio, aim: atMost(1.25), bound: '' };
  return [
    at(
      SHORT,
      medians.map(([small]) => small),
    ),
    at(
      LONG,
      medians.map(([, large]) => large),
    ),
    { part: PART, ...flat },
  ];
}

/** A server with a log of a thousand leaves. */
async function openLog(database: Pick<MeasuredDatabase, 'empty'>) {
  const folder = mkdtempSync(join(tmpdir(), 'corridor-bench-server-'));
  mkdirSync(join(folder, 'blobs'));
  const url = await database.empty();
  const server = await startServer(url, folder);
  const publish = await publisher(server);
  for (let i = 0; i < SHORT; i++) await publish();
  return {
    url,
    publish,
    [Symbol.asyncDispose]: async () => {
      await server[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true });
    },
  };
}

type OpenLog = Awaited<ReturnType<typeof openLog>>;

/** Medians of publications that take turns, so that whatever else the machine does happens to both. */
async function inTurn(short: OpenLog, long: OpenLog): Promise<readonly [number, number]> {
  for (const { url } of [short, long]) await settle(url);
  const times: [number[], number[]] = [[], []];
  for (let n = 0; n < PUBLICATIONS; n++) {
    times[0].push(await short.publish());
    times[1].push(await long.publish());
  }
  return [median(times[0]), median(times[1])];
}

/** Publishes one more statement, and says how long that took. */
async function publisher({ address, admissionToken }: { readonly address: string; readonly admissionToken: string }) {
  const { organisation, guardian, team } = await staffed(
    doorOf(address, admissionToken, () => Date.now()),
    1,
  );
  let made = 0;
  return async (): Promise<number> => {
    const statement = encodeSigned(await organisation.service(team, `pathway-${++made}`, 1, 'open'));
    const begin = performance.now();
    await guardian.get('done', { t: 'publish', kind: 'service', statement, wraps: [] });
    return performance.now() - begin;
  };
}

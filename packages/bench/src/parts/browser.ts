/** What a clinician waits for, in Chromium on a wiped profile. */
import { startRegion, CASES, MESSAGES } from '../browser/region.ts';
import { openDesk } from '../browser/desk.ts';
import { twelveMegapixels } from '../browser/picture.ts';
import { sit, type Sitting } from '../browser/sittings.ts';
import { launchChromium } from '../../../../scripts/platform/chromium.ts';
import { atMost, type Figure, figuring } from '../figure.ts';
import type { Run } from '../run.ts';

const PART = 'browser';
const KIB = 1024;

export async function measureBrowser(run: Run): Promise<Figure[]> {
  const picture = twelveMegapixels();
  await using network = await startRegion((line) => run.say(line));
  const browser = await launchChromium();
  const sittings: Sitting[] = [];
  try {
    for (let i = 1; i <= run.runs; i++) {
      await using desk = await openDesk(browser, network);
      const sitting = await sit(desk, picture);
      run.say(`browser ${i}/${run.runs}: inbox readable ${Math.round(sitting.readable)} ms after unlocking`);
      sittings.push(sitting);
    }
  } finally {
    await browser.close();
  }
  return figuresOf(sittings, picture.length);
}

function figuresOf(sittings: readonly Sitting[], bytes: number): Figure[] {
  const figure = figuring(PART, sittings);
  const shared = 'browser, guardian, server and database share the cores';
  const size = `${(bytes / KIB / KIB).toFixed(1)} MB`;
  return [
    figure('unlock to readable inbox', 'ms', (one) => one.readable, atMost(1000), shared),
    figure(`unlock to all ${CASES} cases`, 'ms', (one) => one.whole, null, 'fetching and opening every open case'),
    figure(`opening a case of ${MESSAGES}`, 'ms', (one) => one.opened, null, 'fetch, verify, open, paint'),
    figure('photograph picked to ready', 'ms', (one) => one.prepared, null, `decode and encode 12 megapixels, ${size}`),
    figure('· Send to accepted', 'ms', (one) => one.sent, null, 'what of the upload was left, then the append'),
    figure(
      'first load, gzip',
      'KB',
      (one) => one.firstLoadBytes / 1000,
      atMost(150),
      'page, styles, scripts, to the sign-in page',
    ),
    figure('· to the inbox', 'KB', (one) => one.insideBytes / 1000, null, 'and the screens behind the lock'),
  ];
}

/**
 * A browser that dies in mid-work, by signal 9, as when the power goes: what lies in its profile folder afterwards, every
 * byte of every file, has no word of the case on a shared device; on one's own it is there, and sealed.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchProfile } from '../../../../scripts/platform/chromium.ts';
import type { TestNetwork } from '../../src/index.ts';
import { type Desk, deskIn, deskOptions } from './desk.ts';
import { startRegion } from './region.ts';
import { newCase, openCase, setUp } from './steps.ts';

const JOAN = {
  family: 'Barrowclough',
  given: 'Joan',
  nhsNumber: '9994717006',
  born: ['14', '7', '1957'],
  subject: 'Changing naevus, left forearm',
  history: 'It has grown since spring and bled once.',
  photograph: true,
} as const;
const DRAFT = 'Half a thought about the margin';
/** Rare enough that a browser's own files do not have them by chance. */
const OF_THE_CASE = ['Barrowclough', JOAN.nhsNumber, '999 471 7006', JOAN.subject, JOAN.history, DRAFT] as const;
const GONE_WITHIN = 5_000;

let region: TestNetwork;
const folders: string[] = [];

beforeAll(async () => {
  region = await startRegion();
});
afterAll(async () => {
  await region[Symbol.asyncDispose]();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

interface Mortal {
  readonly desk: Desk;
  readonly folder: string;
}

async function sitDown(): Promise<Mortal> {
  const folder = mkdtempSync(join(tmpdir(), 'corridor-profile-'));
  folders.push(folder);
  const context = await launchProfile(folder, deskOptions(region.guardianUrl, 'desktop'));
  return { desk: await deskIn(context, region.guardianUrl, 'desktop'), folder };
}

/** Every process that was started with this profile. */
function processesOf(folder: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .map(Number)
    .filter((pid) => commandOf(pid).includes(`--user-data-dir=${folder}`));
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'latin1');
  } catch {
    return '';
  }
}

async function powerLoss({ folder }: Mortal): Promise<void> {
  const pids = processesOf(folder);
  expect(pids.length).toBeGreaterThan(0);
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // A child that went with its parent.
    }
  }
  for (let waited = 0; processesOf(folder).length > 0 && waited < GONE_WITHIN; waited += 50) await pause(50);
}

/** Null for a folder, a socket, and what the dying browser removed while the list was gone through. */
function contentOf(path: string): Buffer | null {
  try {
    return statSync(path).isFile() ? readFileSync(path) : null;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Which of the words stand in any file, in the two ways in which a browser writes text; and in how many files was looked. */
function wordsIn(
  folder: string,
  words: readonly string[],
): { readonly found: readonly string[]; readonly files: number } {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
  const files = paths.map(contentOf).filter((bytes) => bytes !== null);
  const found = new Set<string>();
  for (const bytes of files) {
    for (const word of words) {
      if (bytes.includes(Buffer.from(word, 'utf8')) || bytes.includes(Buffer.from(word, 'utf16le'))) found.add(word);
    }
  }
  return { found: words.filter((word) => found.has(word)), files: files.length };
}

async function inMidWork({ desk }: Mortal): Promise<void> {
  await desk.page.locator('form.composer').getByRole('textbox').fill(DRAFT);
  await desk.page.getByText('Draft saved').first().waitFor();
}

test('[HD4] a word that a page keeps is found in the profile after the kill, so the search finds what there is', async () => {
  const at = await sitDown();
  await at.desk.page.goto('/');
  await at.desk.page.evaluate(async (word) => {
    const request = indexedDB.open('kept');
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore('words'));
    await new Promise((opened) => {
      request.addEventListener('success', opened);
    });
    const writing = request.result.transaction('words', 'readwrite', { durability: 'strict' });
    writing.objectStore('words').put(word, 1);
    await new Promise((kept) => {
      writing.addEventListener('complete', kept);
    });
    const cache = await caches.open('kept');
    await cache.put('/kept', new Response(`${word} in an answer`));
  }, OF_THE_CASE[0]);
  await powerLoss(at);
  expect(wordsIn(at.folder, OF_THE_CASE).found).toEqual([OF_THE_CASE[0]]);
});

test('[HD4] a shared PC that loses power in mid-work has no word of the case in any file of its browser', async () => {
  const at = await sitDown();
  await setUp(at.desk, 'rahman');
  await newCase(at.desk, JOAN);
  await inMidWork(at);
  await powerLoss(at);
  const { found, files } = wordsIn(at.folder, OF_THE_CASE);
  expect(files).toBeGreaterThan(10);
  expect(found).toEqual([]);
});

test('[HD5] one’s own device that loses power has what it keeps sealed: no word of the case can be read in it', async () => {
  const at = await sitDown();
  await setUp(at.desk, 'okafor', { shared: false });
  await openCase(at.desk, JOAN.subject);
  await inMidWork(at);
  expect(await at.desk.kept()).toContain('indexedDB');
  await powerLoss(at);
  expect(wordsIn(at.folder, OF_THE_CASE).found).toEqual([]);
});

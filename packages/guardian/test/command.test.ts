/** `npm run pathway` against a guardian, as two people use it. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { Core } from '@corridor/client/node';
import { tokenMade } from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PATHWAY_TEXT } from './pathway-text.ts';
import { type Region, region } from './region.ts';
import { office } from './signed.ts';

const COMMAND = fileURLToPath(new URL('../../../scripts/pathway.ts', import.meta.url));

let at: Region;
let folder: string;
const people: Core[] = [];

beforeAll(async () => {
  at = await region();
  folder = await mkdtemp(join(tmpdir(), 'corridor-command-'));
  for (const [sub, name] of [
    ['haigh', 'Rachel Haigh'],
    ['cole', 'Ben Cole'],
  ] as const) {
    const person = await at.at.person(at.hospital.organisation, sub, name, { powers: ['administrator'] });
    await person.enrol();
    const core = await person.client();
    people.push(core);
    const { value } = await office(at.at, core, 'POST', '/pathways/token', tokenMade);
    await writeFile(join(folder, sub), `${value?.token ?? ''}\n`);
  }
  await writeFile(join(folder, 'a.yaml'), PATHWAY_TEXT);
});
afterAll(async () => {
  for (const core of people) core.close();
  await rm(folder, { recursive: true });
  await at[Symbol.asyncDispose]();
});

async function run(by: string, ...args: readonly string[]) {
  const whole = [COMMAND, ...args, '--guardian', at.at.url, '--token', join(folder, by)];
  const child = spawn(process.execPath, whole, { stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, err, code] = await Promise.all([
    textOf(child.stdout),
    textOf(child.stderr),
    new Promise<number | null>((done) => {
      child.once('exit', done);
    }),
  ]);
  return { code, out, err };
}

test('[OP12] one person proposes by command, another reads and releases exactly that', async () => {
  const path = join(folder, 'a.yaml');
  const proposed = await run('haigh', 'propose', path);
  expect(proposed).toMatchObject({ code: 0, err: '' });
  const id = /[0-9a-f]{32}/u.exec(proposed.out)?.[0] ?? '';
  expect((await run('cole', 'proposals')).out).toContain(`${id}  proposed   Dermatology advice, version 1`);
  const shown = (await run('cole', 'show', id)).out;
  expect(shown.startsWith(PATHWAY_TEXT)).toBe(true);
  const hash = /# sha256 ([0-9a-f]{64})/u.exec(shown)?.[1] ?? '';
  const alone = await run('haigh', 'release', id, '--sha256', hash);
  expect(alone.code).toBe(2);
  expect(alone.err).toContain('only another than the proposer releases');
  expect((await run('cole', 'release', id, '--sha256', '0'.repeat(64))).err).toContain('not the text that you read');
  expect(await run('cole', 'release', id, '--sha256', hash)).toMatchObject({
    code: 0,
    out: 'Released Dermatology advice, version 1.\n',
  });
});

test('[OP1] what only the network can know is told with its line too', async () => {
  const path = join(folder, 'b.yaml');
  await writeFile(path, PATHWAY_TEXT.replace('Elmbridge clinicians', 'Elmbridge nurses'));
  const { code, out } = await run('haigh', 'propose', path);
  expect([code, out.startsWith(`${path}:8:5 asking[0]  No team`)]).toEqual([1, true]);
});

test('[OP13] a token that is not a person’s own proposes nothing', async () => {
  await writeFile(join(folder, 'machine'), at.at.guardian.adminToken);
  const { code, err } = await run('machine', 'proposals');
  expect([code, err.includes('does not know this token')]).toEqual([2, true]);
});

/** The command by file alone; what it asks of a guardian is proved in packages/guardian/test/command.test.ts. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { londonMoment } from '@corridor/cases';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROOT } from './checks/repository.ts';
import { checkFiles } from './pathway/check.ts';
import { dryRunFile } from './pathway/dry-run.ts';
import { CommandError } from './pathway/error.ts';
import { momentAt } from './pathway/moment.ts';
import { readOptions } from './pathway/options.ts';

const READY = join(ROOT, 'pathways');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'corridor-pathway-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function written(text: string): string {
  const path = join(folder, 'a.yaml');
  writeFileSync(path, text);
  return path;
}

function run(deed: typeof checkFiles, ...args: readonly string[]) {
  const lines: string[] = [];
  return { code: deed(readOptions(args), (line) => void lines.push(line)), lines };
}

test('[OP1] the command names file, line, column, field and mend of every fault of every file', () => {
  const ready = readdirSync(READY)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => join(READY, name));
  expect(run(checkFiles, ...ready)).toEqual({ code: 0, lines: [`${ready.length} sound`] });
  const text = readFileSync(join(READY, 'community-dental.yaml'), 'utf8');
  const path = written(text.replace('kind: advice', 'kind: whatever').replace(/^version: \d+$/mu, 'version: 0'));
  const { code, lines } = run(checkFiles, path, ...ready);
  expect(code).toBe(1);
  expect(lines).toEqual([
    expect.stringMatching(new RegExp(`^${path}:\\d+:1 version  Versions count from 1\\.$`, 'u')),
    expect.stringMatching(new RegExp(`^${path}:\\d+:1 kind  Choose one of: .*\\.$`, 'u')),
    '2 to mend',
  ]);
});

test('[OP15] a dry run by file alone names moments and duties, and says that the rotas are not asked', () => {
  const path = join(READY, 'cris-acute.yaml');
  const { code, lines } = run(dryRunFile, path, '--at', '2026-11-27T17:55');
  expect(code).toBe(0);
  expect(lines[0]).toBe('Fri 27-Nov-2026 17:55  sent by Community Rapid Intervention Service');
  expect(lines).toContain('Fri 27-Nov-2026 18:00  Acute medicine consultants: whoever is on call is told');
  expect(lines).toContain('Fri 27-Nov-2026 18:25  the answer is due from Acute medicine consultants');
  expect(lines.at(-1)).toContain('rotas');
  expect(run(dryRunFile, written('id: a\n'), '--at', 'Fri 17:55').code).toBe(1);
});

test.each([
  ['Fri 17:55', '2026-11-23T09:00', '2026-11-27T17:55'],
  ['friday 17:55', '2026-11-27T17:54', '2026-11-27T17:55'],
  ['Fri 17:55', '2026-11-27T17:55', '2026-12-04T17:55'],
  ['2026-11-27 17:55', '2026-11-23T09:00', '2026-11-27T17:55'],
])('%j, asked at %s, is %s', (text, now, expected) => {
  const moment = (at: string) => londonMoment(at.slice(0, 10), at.slice(11)) ?? 0;
  expect(momentAt(text, moment(now))).toBe(moment(expected));
});

test('a command that makes no sense says what to give', () => {
  expect(() => momentAt('teatime', 0)).toThrow(CommandError);
  expect(() => readOptions(['--nothing'])).toThrow(CommandError);
  expect(() => run(checkFiles)).toThrow('Give at least one file.');
  expect(() => run(dryRunFile, 'a.yaml')).toThrow(CommandError);
  expect(() => run(checkFiles, join(folder, 'none.yaml'))).toThrow('cannot be read');
});

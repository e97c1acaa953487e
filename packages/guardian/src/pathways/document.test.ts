import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PATHWAY_TEXT } from '../../test/pathway-text.ts';
import { readText } from './document.ts';

const READY = new URL('../../../../pathways/', import.meta.url);

/** Faults as the command prints them. */
const shown = (text: string) =>
  readText(text).faults.map(({ line, column, path }) => `${line}:${column} ${path}`);

test.each(readdirSync(READY).filter((name) => name.endsWith('.yaml')))('%s has no fault', (name) => {
  expect(readText(readFileSync(new URL(name, READY), 'utf8')).faults).toEqual([]);
});

test('[OP1] every fault of a text is named at once, with line, column, field and mend', () => {
  const text = PATHWAY_TEXT.replace('version: 1', 'version: none')
    .replace('urgency: soon', 'urgency: whenever')
    .replace('label: Where', 'lable: Where')
    .replace('ods: X9901', 'ods: x9901');
  expect(shown(text)).toEqual([
    '3:1 version',
    '6:1 urgency',
    '10:7 answering[0].ods',
    '17:5 questions[0].label',
    '17:5 questions[0]',
  ]);
  for (const { mend } of readText(text).faults) expect(mend).toMatch(/\.$/u);
});

test('[OP1] a field that is missing is shown where it should stand', () => {
  expect(shown(PATHWAY_TEXT.replace(/^title: .*\n/mu, ''))).toEqual(['2:1 title']);
});

test('[OP2] what is not YAML is told with its place, every fault at once', () => {
  const text = PATHWAY_TEXT.replace('kind: advice', 'kind: advice\nkind: triage').replace('clock: working }', 'clock: working');
  const { faults, file } = readText(text);
  expect(file).toBeNull();
  expect(faults.length).toBeGreaterThan(1);
  expect(faults[0]).toMatchObject({ line: 6, column: 1, path: '' });
  for (const { mend } of faults) expect(mend).toMatch(/^This is not YAML: .*\.$/u);
});

test('[OP2] two documents, unknown tags and references without end are faults', () => {
  expect(readText(`${PATHWAY_TEXT}\n---\nid: b\n`).file).toBeNull();
  expect(readText(PATHWAY_TEXT.replace('version: 1', 'version: !secret 1')).file).toBeNull();
  const laughs = ['a: &a [x, x, x, x, x, x, x, x]'];
  for (let i = 1; i < 9; i++) {
    const [name, before] = [String.fromCharCode(97 + i), String.fromCharCode(96 + i)];
    laughs.push(`${name}: &${name} [${Array(8).fill(`*${before}`).join(', ')}]`);
  }
  expect(readText(laughs.join('\n')).faults).toMatchObject([{ line: 1, column: 1, path: '' }]);
});

test.each(['', '   ', 'just words', '- a list', '42'])('[OP1] %j is no pathway, and says so at its beginning', (text) => {
  const { file, faults } = readText(text);
  expect(file).toBeNull();
  expect(faults[0]).toMatchObject({ line: 1, path: '' });
});

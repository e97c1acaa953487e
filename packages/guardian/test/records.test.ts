import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CaseEvent, emptyCase, fold, foldNotes } from '@corridor/cases';
import { sha256 } from '@corridor/crypto';
import { encode } from 'jpeg-js';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from 'vitest';
import { caseFile, type TeamNotes } from '../src/records/case-file.ts';
import { documentId, filedEventId } from '../src/records/document-id.ts';
import type { Naming } from '../src/records/entry.ts';
import { readBack, writeDocument } from '../src/records/file.ts';
import { shownMoment, shownSpan } from '../src/records/moment.ts';
import { typeset } from '../src/records/pdf.ts';
import {
  caseId,
  dermatology,
  gp,
  logOf,
  picture,
  practice,
  privateNotes,
  question,
  start,
  wholeCase,
} from './invented.ts';

const of = {
  organisation: 'Calderbrook Hospitals',
  ods: 'X9901',
  host: 'Calderbrook Hospitals digital services',
  case: caseId,
  version: 1,
  at: start + 125 * 60_000,
  upTo: 9,
  because: 'closed',
  documentId: 'e99beeb6-86e3-895e-b58e-51255413a5a0',
} as const;
const NO_PICTURES: Naming = () => ({ number: 1, file: null });

function fileOf(events: readonly CaseEvent[] = wholeCase, own: readonly TeamNotes[] = [], naming = NO_PICTURES) {
  return caseFile(fold(events), own, of, naming);
}

const ownNotes = [{ team: dermatology.team, notes: foldNotes(privateNotes) }];

function numbered(): { readonly naming: Naming; readonly pictures: ReadonlyMap<string, Uint8Array> } {
  const pictures = new Map([1, 2, 3].map((n) => [`photograph-${n}.jpg`, picture(n, encode)] as const));
  const seen: string[] = [];
  const naming: Naming = ({ id }) => {
    if (!seen.includes(id)) seen.push(id);
    const number = seen.indexOf(id) + 1;
    return { number, file: `photograph-${number}.jpg` };
  };
  return { naming, pictures };
}

async function pagesOf(pdf: Uint8Array): Promise<readonly string[]> {
  const document = await getDocument({ data: new Uint8Array(pdf), useSystemFonts: false }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .join(' ')
        .replaceAll(/\s+/gu, ' '),
    );
  }
  return pages;
}

test('[RC1] a document’s name and the event that says it was filed follow from organisation, case and version', async () => {
  const name = { organisation: practice.organisation, case: caseId, version: 1 };
  expect(await documentId(name)).toBe(await documentId({ ...name }));
  expect(await documentId(name)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
  const others = [
    { ...name, version: 2 },
    { ...name, organisation: dermatology.organisation },
  ];
  for (const other of others) {
    expect(await documentId(other)).not.toBe(await documentId(name));
    expect(await filedEventId(other)).not.toBe(await filedEventId(name));
  }
});

test('[RC2] each entry has its author, role, team, organisation and time with its zone', () => {
  const { entries, facts } = fileOf();
  expect(entries[0]).toMatchObject({
    who: 'Dr Amina Shah',
    from: 'General practitioner, Elmbridge clinicians, Elmbridge Surgery',
    when: '16-Nov-2026 09:20 GMT',
    heading: 'Question',
  });
  expect(entries.map(({ heading }) => heading)).toEqual([
    'Question',
    'Took the case',
    'Asked for more',
    '',
    'Advice',
    'Amended an earlier entry',
    'Acknowledged the advice',
    'Closed: Referred on the suspected cancer pathway',
  ]);
  expect(facts).toContainEqual(['First advice', '16-Nov-2026 10:30 GMT, after 1 h 10 min']);
});

test('[RC2] the zone is the one of that day, and spans are in words', () => {
  expect(shownMoment(Date.UTC(2026, 6, 1, 8, 5))).toBe('01-Jul-2026 09:05 BST');
  expect([0, 59, 60, 185, 3000].map((minutes) => shownSpan(minutes * 60_000))).toEqual([
    '0 min',
    '59 min',
    '1 h',
    '3 h 5 min',
    '2 days 2 h',
  ]);
});

test('[RC3] an own team’s notes stand marked among the entries, by time', () => {
  const { entries } = fileOf(wholeCase, ownNotes);
  const index = entries.findIndex((entry) => entry.private);
  expect(entries[index]).toMatchObject({
    who: 'Dr Łucja Nowak',
    heading: 'Private note of this team',
    when: '16-Nov-2026 10:10 GMT',
  });
  expect(entries[index + 1]?.heading).toBe('Advice');
});

test('[RC4] advice that was amended stands struck under what holds, with who, when and why', () => {
  const parts = fileOf().entries.find(({ heading }) => heading === 'Advice')?.parts ?? [];
  expect(parts.find(({ label }) => label === 'Safety net')?.text).toContain('960 181');
  const struck = parts.filter((part) => part.struck);
  expect(struck).toMatchObject([
    { label: 'Until amended 16-Nov-2026 10:45 GMT by Dr Owen Pryce: Wrong telephone number' },
  ]);
  expect(struck[0]?.text).toContain('960 118');
});

test('[RC5] an entry that is missing or does not verify is said, on the first page too', async () => {
  const broken = wholeCase.flatMap((event) => {
    if (event.number === 4) return [];
    return event.number === 2 ? [{ ...event, body: 'sealed-unreadable' as const }] : [event];
  });
  const file = fileOf(broken);
  expect(file.gaps).toBe(2);
  expect(file.entries.filter(({ tone }) => tone === 'gap').map(({ heading }) => heading)).toEqual([
    'Entry 2 is missing or does not verify',
    'Entry 4 is missing or does not verify',
  ]);
  const [first] = await pagesOf(typeset({ file, pictures: new Map(), at: of.at }));
  expect(first).toContain('Part of this case could not be read. 2 entries did not arrive');
});

test('[RC6] feedback between colleagues is left out, and counted', () => {
  const file = fileOf();
  expect(JSON.stringify(file)).not.toContain('a very clear answer');
  expect(file.leftWords).toBe(
    '1 message of feedback between colleagues is not part of the patient’s record and is left out.',
  );
});

test('[RC9] made again, a document is the same bytes', () => {
  const make = () => {
    const { naming, pictures } = numbered();
    return typeset({ file: fileOf(wholeCase, ownNotes, naming), pictures, at: of.at });
  };
  expect(make().equals(make())).toBe(true);
});

test('[RC10] it says that it is PDF/A-2a, and the patient stands on every page', async () => {
  const { naming, pictures } = numbered();
  const pdf = typeset({ file: fileOf(wholeCase, ownNotes, naming), pictures, at: of.at });
  const text = pdf.toString('latin1');
  expect(text).toMatch(/pdfaid:part>2<[\s\S]*pdfaid:conformance>A</u);
  const pages = await pagesOf(pdf);
  expect(pages.length).toBeGreaterThan(1);
  for (const [i, page] of pages.entries()) {
    for (const words of [
      'BARROWCLOUGH, Joan (Mrs)',
      '14-Jul-1957 (69y)',
      '999 000 0018',
      'Known allergies: Penicillin (rash)',
      `Page ${i + 1} of ${pages.length}`,
    ]) {
      expect(page).toContain(words);
    }
  }
});

test('[RC11] markup in a case is shown, never run', async () => {
  const written = '#eval("1+1") #image("/etc/hostname") $x^2$ *bold* ]] \\ // <label> @ref `raw`';
  const opened =
    question.act === 'opened' ? { ...question, text: written, subject: '#panic("no")', attachments: [] } : question;
  const pages = await pagesOf(typeset({ file: fileOf(logOf([0, gp, opened])), pictures: new Map(), at: of.at }));
  expect(pages.join(' ')).toContain(written.replaceAll(/\s+/gu, ' '));
});

test('[RC12] a character without a glyph is written as its number', async () => {
  const pages = await pagesOf(typeset({ file: fileOf(), pictures: new Map(), at: of.at }));
  expect(pages.join(' ')).toContain('[U+65E5]');
  expect(pages.join(' ')).toContain('Her sister had a melanoma at 50');
});

test('[RC13] a photograph that could not be opened is named where it belongs', async () => {
  const pages = await pagesOf(typeset({ file: fileOf(), pictures: new Map(), at: of.at }));
  expect(pages.join(' ')).toContain('Photograph 1 could not be opened. It is not in this record.');
});

test('[RC2] a case of which nothing can be read is still a document', async () => {
  const file = caseFile(emptyCase, [], of, NO_PICTURES);
  expect((await pagesOf(typeset({ file, pictures: new Map(), at: of.at })))[0]).toContain('No patient');
});

test('[RC7] nothing of a document is in its place before all of it is', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'corridor-records-'));
  const hash = await writeDocument(folder, 'X9901/2026/a-v1.pdf', new Uint8Array([1, 2, 3]));
  expect(hash).toEqual(await sha256(new Uint8Array([1, 2, 3])));
  expect(await readdir(join(folder, 'X9901/2026'))).toEqual(['a-v1.pdf']);
  await writeFile(join(folder, 'X9902'), 'a file where a folder should be');
  await expect(writeDocument(folder, 'X9902/2026/a-v1.pdf', new Uint8Array(1))).rejects.toThrow();
  await rm(folder, { recursive: true });
});

test('[RC8] what is not on disk as it was written does not count', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'corridor-records-'));
  const hash = await writeDocument(folder, 'a.pdf', new Uint8Array([1, 2, 3]));
  await readBack(folder, 'a.pdf', hash);
  await writeFile(join(folder, 'a.pdf'), new Uint8Array([1, 2, 4]));
  await expect(readBack(folder, 'a.pdf', hash)).rejects.toMatchObject({ code: 'not-read-back' });
  await rm(join(folder, 'a.pdf'));
  await expect(readBack(folder, 'a.pdf', hash)).rejects.toMatchObject({ code: 'not-read-back' });
  expect(await readFile(join(folder, 'a.pdf')).catch(() => 'gone')).toBe('gone');
  await rm(folder, { recursive: true });
});

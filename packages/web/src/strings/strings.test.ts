import { expect, test } from 'vitest';
import { cy } from './cy.ts';
import { en } from './en.ts';
import { english } from './office.ts';
import { preferredLanguage } from './strings.tsx';

type Leaf = readonly [path: string, text: string];

/** Every text, with functions called on arguments that fit any of them. */
function leavesOf(value: unknown, path = ''): readonly Leaf[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    const text: unknown = (value as (...args: readonly unknown[]) => unknown)(2, 3, 4, 5);
    return [[path, String(text)]];
  }
  return Object.entries(value as object).flatMap(([key, each]) => leavesOf(each, `${path}.${key}`));
}

/** Names, codes and words that are the same in both. */
const SAME =
  /\.(name|languages\.|sites\.|hidden|keys|example|testTitle|filedBy|closedWith|file|uploading|title$|side\.none)/u;

test('Welsh says everything that English says, in other words', () => {
  const wanted = new Map(leavesOf(english));
  const welsh = leavesOf(cy);
  expect(welsh.map(([path]) => path).toSorted()).toEqual([...wanted.keys()].toSorted());
  const untranslated = welsh.filter(([path, text]) => text.length > 8 && wanted.get(path) === text && !SAME.test(path));
  expect(untranslated).toEqual([]);
});

test('no text says that only two teams can read, exclaims, or is empty by mistake', () => {
  for (const [path, text] of [...leavesOf(english), ...leavesOf(cy)]) {
    expect(text, path).not.toMatch(/!|only (the )?two teams|nobody else|end-to-end/iu);
    if (path !== '.thread.side.none') expect(text.trim(), path).not.toBe('');
  }
});

test('the words for secrecy are those that were agreed', () => {
  expect(en.shell.sealed('Calderbrook Hospitals')).toBe(
    'Sealed. Readable by the named teams, their present and future members, and each organisation’s guardian (hosted by Calderbrook Hospitals). The service operator cannot read it.',
  );
});

test.each([
  [['cy-GB', 'en'], 'cy'],
  [['fr', 'cy', 'en'], 'cy'],
  [['en-GB', 'cy'], 'en'],
  [['fr'], 'en'],
])('a browser that asks for %j gets %s', (languages, language) => {
  expect(preferredLanguage(languages)).toBe(language);
});

import type { SearchText } from '@corridor/cases';
import { describe, expect, test } from 'vitest';
import { snippetOf } from './search-snippet.ts';

const words = (text: string, more: Partial<SearchText> = {}): SearchText => ({
  name: 'AHMED, Safiya',
  number: '9990001022',
  subject: 'Ulcer',
  sites: '',
  people: '',
  teams: '',
  outcome: '',
  text,
  ...more,
});
const marked = (text: string, terms: readonly string[], more?: Partial<SearchText>) => {
  const snippet = snippetOf(words(text, more), new Set(terms));
  return snippet.marks.map(([from, to]) => snippet.text.slice(from, to));
};

describe('[CL75] what was found', () => {
  test('is marked where it stands, as it was written', () => {
    expect(marked('Siân’s heel, and O’Brien’s toe.', ['heel', 'obriens'])).toEqual(['heel', 'O’Brien’s']);
  });

  test('markup in the words of a case is text, and its marks fall on words', () => {
    const { text, marks } = snippetOf(words('<img src=x onerror=alert(1)> & <mark>heel</mark>'), new Set(['heel']));
    expect(text).toBe('<img src=x onerror=alert(1)> & <mark>heel</mark>');
    expect(marks.map(([from, to]) => text.slice(from, to))).toEqual(['heel']);
  });

  test('is cut out of a long text at words', () => {
    const long = `${'Nothing to see here. '.repeat(40)}The heel is black.${' And so on and on.'.repeat(40)}`;
    const { text, marks } = snippetOf(words(long), new Set(['heel']));
    expect(text.length).toBeLessThanOrEqual(140);
    expect(marks.map(([from, to]) => text.slice(from, to))).toEqual(['heel']);
    expect(long).toContain(text);
    expect(` ${long}`).toContain(` ${text}`);
  });

  test('in another field shows that field; in none, how the case begins', () => {
    expect(marked('First words.', ['foot'], { sites: 'Left foot' })).toEqual(['foot']);
    expect(snippetOf(words('First words.'), new Set(['safiya']))).toEqual({ text: 'First words.', marks: [] });
  });
});

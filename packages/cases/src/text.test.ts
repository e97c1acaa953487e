import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { faultOfLine, faultOfText, MOST_TEXT, tidyLine, tidyText } from './text.ts';

describe('text', () => {
  test('[CA4] at most 64 KiB of UTF-8', () => {
    expect(faultOfText('a'.repeat(MOST_TEXT))).toBeNull();
    expect(faultOfText('a'.repeat(MOST_TEXT + 1))).toBe('too-long');
    expect(faultOfText('é'.repeat(MOST_TEXT / 2))).toBeNull();
    expect(faultOfText('é'.repeat(MOST_TEXT / 2 + 1))).toBe('too-long');
  });

  test('[CA5] no control characters but newline and tab', () => {
    expect(faultOfText('one\n\ttwo')).toBeNull();
    for (const character of ['\u0000', '\r', '\u001b', '\u007f', '\u0085']) {
      expect(faultOfText(`a${character}b`)).toBe('control-character');
    }
  });

  test('[CA5] no override of the direction of writing', () => {
    expect(faultOfText('0.5\u202e mg')).toBe('direction-override');
  });

  test('[CA6] normal form C, and no half of a character', () => {
    expect(faultOfText('Zoe\u0308')).toBe('not-normal');
    expect(faultOfText('\ud83d')).toBe('not-normal');
    expect(faultOfText('Zoë 😀')).toBeNull();
  });

  test('[CA7] a line is one line and not blank', () => {
    expect(faultOfLine('  ', 200)).toBe('empty');
    expect(faultOfLine('a\nb', 200)).toBe('line-break');
    expect(faultOfLine('Changing mole, left forearm', 200)).toBeNull();
  });

  test('[CA7] a tidied line is fit to send, unless it is blank', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        expect([null, 'empty']).toContain(faultOfLine(tidyLine(typed), MOST_TEXT));
      }),
    );
    expect(tidyLine(' a\r\n\tb ')).toBe('a b');
  });

  test('[CA6] what was tidied is fit to send', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        expect(faultOfText(tidyText(typed))).toBeNull();
      }),
    );
    expect(tidyText('a\r\nb\rc')).toBe('a\nb\nc');
  });
});

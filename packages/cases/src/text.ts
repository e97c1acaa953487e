/**
 * Text as people type it, in the one form in which it is signed, shown and searched.
 *
 * Unicode NFC, because two spellings of one name must compare equal; no control characters but newline and tab, because
 * they hide text; no bidirectional overrides, because they show text in another order than it is stored (CVE-2021-42574).
 */
import { toUtf8 } from '@corridor/wire';
import * as z from 'zod/mini';

/** Longest text of one message, in bytes of UTF-8. A longer one is an attachment. */
export const MOST_TEXT = 64 * 1024;

/** Category Cc but newline and tab. */
const CONTROL = /[^\P{Cc}\n\t]/u;
const OVERRIDE = /[\u202a-\u202e\u2066-\u2069]/u;
const LINE_BREAK = /[\t\n\u2028\u2029]/u;

export type TextFault = 'empty' | 'too-long' | 'control-character' | 'direction-override' | 'not-normal' | 'line-break';

const MENDS: Readonly<Record<TextFault, string>> = {
  empty: 'Write something here.',
  'too-long': 'Shorten the text, or attach it as a file.',
  'control-character': 'Remove the control characters. They cannot be shown.',
  'direction-override': 'Remove the characters that change the direction of writing.',
  'not-normal': 'Write the text in Unicode normal form C.',
  'line-break': 'Write this on one line.',
};

function fits(text: string, most: number): boolean {
  // No UTF-16 unit needs more than three bytes, so most texts need no encoding to be measured.
  return text.length * 3 <= most || (text.length <= most && toUtf8(text).length <= most);
}

/** What is wrong with a text of at most `most` bytes, or null. */
export function faultOfText(text: string, most: number = MOST_TEXT): TextFault | null {
  if (!fits(text, most)) return 'too-long';
  if (CONTROL.test(text)) return 'control-character';
  if (OVERRIDE.test(text)) return 'direction-override';
  // A lone surrogate has no UTF-8 and would come back as another character.
  if (!text.isWellFormed() || text !== text.normalize('NFC')) return 'not-normal';
  return null;
}

/** What is wrong with a text that must be one line and not blank, or null. */
export function faultOfLine(text: string, most: number): TextFault | null {
  if (text.trim() === '') return 'empty';
  if (LINE_BREAK.test(text)) return 'line-break';
  return faultOfText(text, most);
}

/** A text as typed or pasted, made fit to send: newlines as \n, normal form, unshowable characters left out. */
export function tidyText(typed: string): string {
  return typed
    .replace(/\r\n?/gu, '\n')
    .toWellFormed()
    .replace(new RegExp(`${CONTROL.source}|${OVERRIDE.source}`, 'gu'), '')
    .normalize('NFC');
}

/** The same for what must be one line: whatever parts its words is one space. It may be empty. */
export function tidyLine(typed: string): string {
  return tidyText(typed).replace(/\s+/gu, ' ').trim();
}

function checked(faultOf: (text: string) => TextFault | null) {
  return z.string().check((payload) => {
    const fault = faultOf(payload.value);
    if (fault !== null) payload.issues.push({ code: 'custom', input: payload.value, message: MENDS[fault] });
  });
}

/** Paragraphs, possibly none. `most` in bytes of UTF-8. */
export const prose = (most: number = MOST_TEXT) => checked((text) => faultOfText(text, most));
/** Paragraphs, with something in them. */
export const writtenProse = (most: number = MOST_TEXT) =>
  checked((text) => (text.trim() === '' ? 'empty' : faultOfText(text, most)));
/** One line, not blank. */
export const line = (most = 200) => checked((text) => faultOfLine(text, most));

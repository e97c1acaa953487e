/** What went wrong, as words for a person: what happened and what to do next. */
import type { ClientErrorCode } from '@corridor/client';
import type { FirstStrings } from '../strings/first.ts';
import type { Words } from '../strings/words.ts';

/** The code of anything thrown across the Worker boundary, where classes do not survive. What is not ours did not open. */
export function codeOf(error: unknown): ClientErrorCode {
  if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string') {
    return error.code as ClientErrorCode;
  }
  return 'cannot-open';
}

export function wordsForError(code: ClientErrorCode, strings: FirstStrings): Words {
  return strings.errors[code] ?? strings.errors['cannot-open'];
}

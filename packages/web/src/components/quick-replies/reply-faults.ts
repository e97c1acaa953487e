/** What keeps a text from being a quick reply, as the client would say it, before it is asked. */

const MOST = 40;
const MOST_LETTERS = 1000;

export type ReplyFault = 'empty' | 'tooLong' | 'tooMany' | 'same';

/** @param others The replies beside which it would stand. */
export function faultOfReply(text: string, others: readonly string[]): ReplyFault | null {
  if (text.trim() === '') return 'empty';
  if (new TextEncoder().encode(text).length > MOST_LETTERS) return 'tooLong';
  if (others.length >= MOST) return 'tooMany';
  return others.includes(text) ? 'same' : null;
}

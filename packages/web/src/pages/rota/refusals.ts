/** What the guardian refused, in the words of the page that asked; for what no page has words of its own, the app's. */
import type { ClientErrorCode } from '@corridor/client';
import type { Deed } from '../../session/deed.ts';
import type { Words } from '../../strings/words.ts';

export type Refusals = Partial<Readonly<Record<ClientErrorCode, Words>>>;

export function wordsFor({ code, failure }: Pick<Deed, 'code' | 'failure'>, own: Refusals): Words | null {
  return (code === null ? null : own[code]) ?? failure;
}

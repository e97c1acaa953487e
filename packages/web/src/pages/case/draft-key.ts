import type { CaseId } from '../../session/ids.ts';

/** Each composer of a case keeps a draft of its own: what was written privately never turns up in the reply. */
export type Composer = 'reply' | 'note';

export function draftKey(id: CaseId, composer: Composer): string {
  return `${id}/${composer}`;
}

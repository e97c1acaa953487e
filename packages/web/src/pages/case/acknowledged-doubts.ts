/**
 * Which changes of patient the reader has read. A view that is open when somebody says that a case is about another
 * patient goes blank until that has been read: what was on the screen may be acted on. Rule CV1.
 */
import { useState } from 'react';
import { useCase } from './case-context.tsx';
import { useMe } from '../../session/me.tsx';

/** For as long as the page is open, so that going to another case and back does not ask twice. */
const read = new Set<string>();

type CaseState = ReturnType<typeof useCase>['state'];

/** The change of patient that stands last in the case, by the event that said it; null if there is none. */
function changeOf({ proposal, formerPatients, thread }: CaseState): string | null {
  if (proposal !== null) return proposal.event;
  if (formerPatients.length === 0) return null;
  const last = thread.findLast((item) => item.kind === 'record' && item.body.act === 're-anchored');
  return last?.kind === 'record' ? last.id : null;
}

function authorOf({ thread }: CaseState, event: string | null): string | null {
  const item = thread.find((each) => each.kind === 'record' && each.id === event);
  return item?.kind === 'record' ? item.by.user : null;
}

export interface Veil {
  /** What has to be read before the case is shown; null: nothing. */
  readonly over: 'doubt' | 'changed' | null;
  readonly acknowledge: () => void;
}

export function useVeil(): Veil {
  const { state } = useCase();
  const { hat } = useMe();
  const change = changeOf(state);
  // What was settled before this page was opened is told in a notice, not by a blank page.
  const [first] = useState(() => (state.proposal === null ? change : null));
  const [, again] = useState(0);
  const known = change === null || change === first || read.has(change) || authorOf(state, change) === hat.user;
  return {
    over: known ? null : state.proposal === null ? 'changed' : 'doubt',
    acknowledge: () => {
      if (change !== null) read.add(change);
      again((times) => times + 1);
    },
  };
}

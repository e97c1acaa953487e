/**
 * What figures are made from, of one case: everything but words, pictures and patient. Kept so that a period can be
 * counted without opening a year of cases again. Rule IN2.
 */
import { type CaseState, emptyCase } from '@corridor/cases';

/** JSON of numbers, names of teams and codes. */
export interface Facts {
  readonly case: string;
  readonly lastNumber: number;
  readonly opening: CaseState['opening'];
  readonly kind: CaseState['kind'];
  readonly teams: CaseState['teams'];
  readonly times: CaseState['times'];
  readonly due: CaseState['due'];
  readonly status: CaseState['status'];
  readonly closing: CaseState['closing'];
  /** When each message was accepted. */
  readonly messages: readonly number[];
}

const NO_ONE = { organisation: '', team: '', user: '', name: '', role: '' } as const;

export function factsOf(caseId: string, state: CaseState): Facts {
  const { lastNumber, opening, kind, teams, times, due, status, closing, thread } = state;
  return {
    case: caseId,
    lastNumber,
    opening: opening === null ? null : wordless(opening),
    kind,
    teams,
    times,
    due,
    status,
    closing: closing === null ? null : { ...closing, by: NO_ONE as NonNullable<CaseState['closing']>['by'], note: '' },
    messages: thread.flatMap((item) => (item.kind === 'message' ? [item.at] : [])),
  };
}

/** The opening without what its author wrote, answered or was called. */
function wordless(opening: NonNullable<CaseState['opening']>): NonNullable<CaseState['opening']> {
  const by = { ...opening.by, name: '', role: '' };
  return { ...opening, by, purpose: { kind: 'direct' }, answers: [] };
}

/** As the figures want it: a case of which nothing but its course is known. */
export function stateOf(facts: Facts): CaseState {
  const { case: _case, messages, ...course } = facts;
  const thread = messages.map((at, i) => ({ kind: 'message', number: i + 1, at }) as CaseState['thread'][number]);
  return { ...emptyCase, ...course, thread };
}

/**
 * Which event of a case a document follows: its closing, or the correction of its patient after that. A correction is a
 * `re-anchored` that a second person confirmed. Rules FI7, FI9 and FI12.
 */
import { type CaseEvent, type CaseState, equalPatients, fold } from '@corridor/cases';
import type { EventId } from '@corridor/wire';

export interface Followed {
  readonly event: EventId;
  readonly number: number;
  readonly at: number;
  readonly because: 'closed' | 'patient-corrected';
}

/** The case as it was up to an event. */
export function stateAt(events: readonly CaseEvent[], upTo: number): CaseState {
  return fold(events.filter(({ number }) => number <= upTo));
}

function mayCorrect({ body }: CaseEvent): boolean {
  return typeof body === 'object' && body.act === 're-anchored' && body.confirms !== undefined;
}

/** In their order. */
export function correctionsIn(events: readonly CaseEvent[]): readonly Followed[] {
  return events
    .filter(mayCorrect)
    .filter(({ number }) => !equalPatients(stateAt(events, number - 1).patient, stateAt(events, number).patient))
    .map(({ id: event, number, at }) => ({ event, number, at, because: 'patient-corrected' }));
}

/** What the case's present document follows; null while the case is open. */
export function documentFollows(events: readonly CaseEvent[], { closing }: CaseState): Followed | null {
  if (closing === null) return null;
  const { event, number, at } = closing;
  const since = correctionsIn(events).findLast((correction) => correction.number > number);
  return since ?? { event, number, at, because: 'closed' };
}

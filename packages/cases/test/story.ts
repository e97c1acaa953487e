/** A case told event by event: `story([rahman, opened], [osei, advised()])`, numbered and timed as a server would. */
import type { Body } from '../src/body/body.ts';
import type { CaseEvent } from '../src/event.ts';
import { fold } from '../src/fold.ts';
import type { Sender } from '../src/person.ts';
import type { CaseState } from '../src/state.ts';
import { MONDAY_9 } from './bodies.ts';
import { eventIdOf } from './people.ts';

export const MINUTE = 60_000;

/** Event `number`, ten minutes after the one before, by an author who has seen everything before it. */
export function eventOf(number: number, sender: Sender, body: Body, more: Partial<CaseEvent> = {}): CaseEvent {
  const at = MONDAY_9 + (number - 1) * 10 * MINUTE;
  return {
    number,
    id: eventIdOf(number),
    act: body.act,
    sender,
    at,
    claimedAt: at,
    basedOn: number - 1,
    body,
    ...more,
  };
}

export type Telling = readonly [sender: Sender, body: Body, more?: Partial<CaseEvent>];

export function eventsOf(tellings: readonly Telling[]): readonly CaseEvent[] {
  return tellings.map(([sender, body, more], i) => eventOf(i + 1, sender, body, more));
}

export function story(...tellings: readonly Telling[]): CaseState {
  return fold(eventsOf(tellings));
}

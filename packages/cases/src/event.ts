/** An event as a client has it after opening: numbered by the server, its signature verified, its body unsealed. */
import type { Act, EventId } from '@corridor/wire';
import type { Body, BodyOf } from './body/body.ts';
import type { Sender } from './person.ts';

export interface CaseEvent {
  /** The server's number in this log, from 1. A number that is missing is a gap, and is shown. */
  readonly number: number;
  readonly id: EventId;
  readonly act: Act;
  readonly sender: Sender;
  /** The server's acceptance: the time that counts and is shown. */
  readonly at: number;
  /** The author's own clock. */
  readonly claimedAt: number;
  /** The last number that the author had seen. */
  readonly basedOn: number;
  /** `sealed-unreadable`: did not verify or open. `erased`: released by every organisation and gone. */
  readonly body: Body | 'sealed-unreadable' | 'erased';
}

/** An event whose body opened. */
export interface OpenEvent<B extends Body = Body> extends CaseEvent {
  readonly body: B;
}
export type OpenEventOf<A extends Body['act']> = OpenEvent<BodyOf<A>>;

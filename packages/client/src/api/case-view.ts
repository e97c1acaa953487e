/** One case, as it is shown. */
import type { CaseState, Note, Party, Pathway } from '@corridor/cases';
import type { CaseId, EventId, TeamId } from '@corridor/wire';
import type { Audience } from './audience.ts';
import type { Delivery, Unsent } from './delivery.ts';
import type { ErasedView, ErasingWord } from './erasure.ts';
import type { FiringShown, LineShown } from './plan.ts';

export interface CaseView {
  readonly case: CaseId;
  readonly state: CaseState;
  /** Private notes of the viewer's own team, to be laid among the messages with `withNotes`. */
  readonly notes: readonly Note[];
  /** The team for which the viewer acts in this case. */
  readonly team: TeamId;
  readonly teamName: string;
  readonly pathway: Pathway | null;
  /** By event id: deliveries of the viewer's own events. */
  readonly deliveries: Readonly<Record<EventId, Delivery>>;
  /** Messages that were sent though nobody had confirmed who reads them: their authors said so. */
  readonly unvouched: readonly EventId[];
  /** The viewer's own events that the server has not accepted yet, in order. */
  readonly unsent: readonly Unsent[];
  readonly audience: Audience;
  readonly seenUpTo: number;
  readonly loading: boolean;
  readonly dueAt: number | null;
  /** Who holds the case has left their team: it is anybody's to take. */
  readonly holderLeft: boolean;
  /** Teams of the case that were closed: nobody there answers any more. */
  readonly closedTeams: readonly TeamId[];
  readonly firings: readonly FiringShown[];
  /** What will happen if nothing happens, soonest first. */
  readonly ahead: readonly LineShown[];
  /** Lines more than two minutes late that nobody has seen fire: the timers have stopped, telephone instead. */
  readonly late: readonly LineShown[];
  /** Teams that it may still be shared with: those that its pathway names, or any; none if it is restricted to those in it. */
  readonly shareable: readonly Party[];
  /** The album of this patient that asking and answering team keep together, once there is one. */
  readonly album: CaseId | null;
  /** Whose number to call when nothing else works. */
  readonly telephone: string | null;
  /** What is left of a case that was erased; null for every other. */
  readonly erased: ErasedView | null;
  /** Organisations that have agreed to erase it while others have not, or that hold it back. */
  readonly erasing: readonly ErasingWord[];
}

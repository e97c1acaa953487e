/** An act about to be sent, what it stands on, and how it changes the lines that are left. */
import type { EventId, PlanLine } from '@corridor/wire';
import type { Body } from '../body/body.ts';
import type { UnderPathway } from '../body/opened.ts';
import type { Pathway } from '../pathway-schema.ts';
import type { Sender } from '../person.ts';
import type { CaseState } from '../state.ts';
import type { Clock } from '../working-hours.ts';
import type { NetworkOn } from './fold.ts';
import { type LineWhat, lineWhat } from './line.ts';
import type { Parties } from './parties.ts';

export interface Following {
  readonly body: Body;
  /** The id that the event will have. */
  readonly event: EventId;
  readonly author: Sender;
  readonly now: number;
  /** The case as the author has it, without the act. */
  readonly state: CaseState;
  /** Of the newest plan, by `linesLeft`. */
  readonly linesLeft: readonly PlanLine[];
  /** The version under which the case was opened; null if it cannot be had. */
  readonly pathway: Pathway | null;
  /** For a case that is shared by rule: the pathway under which the network answers. */
  readonly network?: Pathway | null;
  readonly clock: Clock;
  readonly networkOn?: NetworkOn;
}

/** The same, with what follows from it. */
export interface Turn extends Following {
  readonly under: UnderPathway;
  readonly after: CaseState;
  /** Of the case after the act. */
  readonly parties: Parties;
  readonly round: string;
}

/** What takes the place of what. */
export interface Change {
  readonly drops: (line: PlanLine) => boolean;
  readonly adds: readonly PlanLine[];
}
export const noChange: Change = { drops: () => false, adds: [] };

export function isAbout(...whats: readonly LineWhat[]): (line: PlanLine) => boolean {
  const family: ReadonlySet<LineWhat | null> = new Set(whats);
  return ({ line }) => family.has(lineWhat(line));
}

/** What the advice of an area comes to, in figures. */

/** The four lines, with what they are counted from. Made by the guardian from the cases it opened. */
export interface Insight {
  readonly from: number;
  readonly to: number;
  readonly areas: number;
  readonly organisations: number;
  readonly teams: number;
  readonly cases: number;
  readonly messages: number;
  readonly outcomes: {
    readonly avoided: number;
    readonly notAvoided: number;
    readonly unknown: number;
    readonly recorded: number;
    readonly all: number;
  };
  readonly answered: {
    readonly within24Hours: number;
    readonly inTarget: number;
    readonly answered: number;
    readonly all: number;
  };
  readonly medianMinutes: number | null;
  readonly ninetiethMinutes: number | null;
  readonly overdue: number;
  readonly unacknowledged: number;
  readonly services: readonly {
    readonly name: string;
    readonly cases: number | null;
    readonly medianMinutes: number | null;
    readonly within24Hours: number | null;
    readonly all: number | null;
  }[];
}

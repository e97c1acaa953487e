/** The figures of a quarter, one service of which is too small to be told. */
import type { Insight } from '@corridor/client';

export function insightOf(from: number, to: number): Insight {
  return {
    from,
    to,
    areas: 1,
    organisations: 5,
    teams: 14,
    cases: 412,
    messages: 3400,
    outcomes: { avoided: 158, notAvoided: 143, unknown: 30, recorded: 331, all: 384 },
    answered: { within24Hours: 310, inTarget: 380, answered: 398, all: 412 },
    medianMinutes: 430,
    ninetiethMinutes: 2220,
    overdue: 3,
    unacknowledged: 6,
    services: [
      { name: 'Dermatology advice', cases: 212, medianMinutes: 300, within24Hours: 170, all: 205 },
      { name: 'Vascular surgery advice', cases: 96, medianMinutes: 540, within24Hours: 70, all: 92 },
      { name: 'Community dental advice', cases: null, medianMinutes: null, within24Hours: null, all: null },
    ],
  };
}

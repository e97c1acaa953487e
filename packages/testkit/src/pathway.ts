/** A released pathway as small as the schema allows, between two teams. */
import type { Party } from '@corridor/cases';

export function advicePathway(answering: Party, more: object = {}): object {
  return {
    id: 'dermatology-advice',
    version: 1,
    title: 'Dermatology advice',
    kind: 'advice',
    urgency: 'routine',
    answering: [answering],
    target: { minutes: 1440, clock: 'hours' },
    acknowledgeWithin: 2880,
    outcomes: [{ code: 'advice-given', label: 'Advice given', avoided: 'yes', avoidedWhat: 'trip' }],
    ...more,
  };
}

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  acknowledged,
  adviceGiven,
  advised,
  askedMore,
  closed,
  MONDAY_9,
  opened,
  referred,
  said,
} from '../test/bodies.ts';
import { dermatology, osei, plastics, practice, rahman } from '../test/people.ts';
import { eventsOf, type Telling } from '../test/story.ts';
import type { Body } from './body/body.ts';
import { DAY, MINUTE } from './calendar.ts';
import { avoidedRange, figuresOf, quantileMinutes, usualMinutes } from './figures.ts';
import { fold } from './fold.ts';
import type { Outcome } from './outcome.ts';
import type { CaseState } from './state.ts';
import { joinSmall } from './suppress.ts';

const HOUR = 60 * MINUTE;
const period = { from: MONDAY_9, to: MONDAY_9 + 7 * DAY, now: MONDAY_9 + 5 * DAY };
const areaOf = () => 'Aire valley';

/** A case whose events come at the given hours after its opening. */
function timed(openedAt: number, ...steps: readonly (readonly [hours: number, ...telling: Telling])[]): CaseState {
  const events = eventsOf(steps.map(([, ...telling]) => telling));
  return fold(events.map((event, i) => ({ ...event, at: openedAt + (steps[i]?.[0] ?? 0) * HOUR })));
}

const due = { ...opened, pathway: { ...opened.pathway, dueAt: MONDAY_9 + 10 * HOUR } } as Body;

function answeredIn(hours: number, outcome: Outcome | null, start = MONDAY_9): CaseState {
  const close = outcome === null ? [] : ([[hours + 2, rahman, closed(outcome)]] as const);
  return timed(start, [0, rahman, due], [hours, osei, advised()], [hours + 1, rahman, acknowledged(2)], ...close);
}

const unknown: Outcome = { code: 'lost', label: 'Lost to follow-up', avoided: 'unknown', avoidedWhat: 'none' };
const staff: Outcome = { code: 'no-visit', label: 'No visit', avoided: 'yes', avoidedWhat: 'staff-journey' };
const admission: Outcome = { code: 'home', label: 'Stayed at home', avoided: 'yes', avoidedWhat: 'admission' };

const week: readonly CaseState[] = [
  answeredIn(1, adviceGiven),
  answeredIn(2, admission),
  answeredIn(9, referred),
  answeredIn(24, staff),
  answeredIn(30, unknown),
  timed(MONDAY_9, [0, rahman, due]),
  timed(MONDAY_9, [0, rahman, due], [3, osei, askedMore('Has it bled?')]),
  timed(MONDAY_9, [0, rahman, due], [4, osei, advised()]),
];

describe('figures', () => {
  const figures = figuresOf([...week, answeredIn(1, adviceGiven, MONDAY_9 - 2 * DAY)], period, areaOf);

  test('[CA90] questions opened in the period, and who took part', () => {
    expect([figures.cases, figures.areas, figures.organisations, figures.teams]).toEqual([8, 1, 2, 2]);
  });

  test('[CA91] messages are what people wrote, in the period', () => {
    expect(figures.messages).toBe(8 + 6 + 1);
    const chat: Body = { ...opened, purpose: { kind: 'chat' } };
    expect(figuresOf([timed(MONDAY_9, [0, rahman, chat], [1, osei, said('Hello')])], period, areaOf)).toMatchObject({
      cases: 0,
      messages: 2,
    });
  });

  test('[CA92] unanswered questions stay in the denominator; asking for more is apart', () => {
    expect(figures.answered).toEqual({
      within24Hours: 5,
      inTarget: 4,
      withTarget: 8,
      answered: 6,
      askedMore: 1,
      young: 0,
      all: 8,
    });
  });

  test('[CA93] outcomes recorded, of all; a staff journey is no trip of a patient', () => {
    expect(figures.outcomes).toEqual({ avoided: 2, notAvoided: 2, unknown: 1, recorded: 5, all: 8, staffJourneys: 1 });
    expect(avoidedRange(figures.outcomes)).toEqual({ least: 0.4, most: 0.6 });
    expect(avoidedRange({ ...figures.outcomes, recorded: 0 })).toBeNull();
  });

  test('[CA94] half and nine in ten of all questions, by nearest rank; unanswered is later than any', () => {
    expect([figures.medianMinutes, figures.ninetiethMinutes]).toEqual([9 * 60, null]);
    expect(
      quantileMinutes(
        [1, 2, 3, 4, 5].map((n) => n * MINUTE),
        0.9,
      ),
    ).toBe(5);
    expect(quantileMinutes([1, 2, 3, 4], 0.5)).toBeNull();
  });

  test('[CA95] what is overdue and unacknowledged, now', () => {
    expect([figures.overdue, figures.unacknowledged]).toEqual([2, 1]);
  });

  test('[CA96] a service under five is hidden, and small ones are joined', () => {
    const toPlastics: Body = { ...opened, to: [plastics] };
    const few = figuresOf([...week, timed(MONDAY_9, [0, rahman, toPlastics])], period, areaOf).services;
    expect(few).toEqual([{ name: '', services: 2, cases: 9, medianMinutes: 1440, within24Hours: 5, all: 9 }]);
    expect(figures.services).toMatchObject([
      { name: dermatology.name, cases: 8, medianMinutes: 540, within24Hours: 5 },
    ]);
    expect(figuresOf(week.slice(0, 3), period, areaOf).services).toMatchObject([{ name: '', cases: null, all: null }]);
  });

  test('[CA96] whatever the groups, nothing under five is shown and no hidden count can be worked out', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(12), { maxLength: 8 }), (sizes) => {
        const shown = joinSmall(
          sizes.map((size, i) => ({ name: String(i), items: Array.from({ length: size }, () => i) })),
        );
        expect(shown.every(({ items }) => items === null || items.length >= 5)).toBe(true);
        expect(shown.filter(({ items }) => items === null).length === 0 || shown.length === 1).toBe(true);
        expect(shown.reduce((sum, { services }) => sum + services, 0)).toBe(sizes.length);
      }),
    );
  });

  test('[CA97] the usual time to answer is the median of 28 days of first advice', () => {
    const five = [1, 2, 3, 4, 100].map((hours) => answeredIn(hours, null));
    expect(usualMinutes(five, MONDAY_9 + 5 * DAY)).toBe(180);
    expect(usualMinutes(five, MONDAY_9 + 29 * DAY)).toBeNull();
    expect(usualMinutes(five.slice(1), MONDAY_9 + 5 * DAY)).toBeNull();
  });

  test('[CA90] no cases, no figures', () => {
    expect(figuresOf([], period, areaOf)).toMatchObject({ cases: 0, medianMinutes: null, services: [], messages: 0 });
    expect(practice.organisation).not.toBe(dermatology.organisation);
  });
});

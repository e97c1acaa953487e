import type { PlanLine } from '@corridor/wire';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dermatology, practice } from '../../test/people.ts';
import { boundPathway } from '../../test/pathways.ts';
import { vectors } from '../../test/vectors.ts';
import { MINUTE } from '../calendar.ts';
import { londonMoment } from '../london.ts';
import { type ActSoFar, dueLines, LATE, lateLines, nextDue } from './due.ts';
import { foldPlan, targetOf, underPathway } from './fold.ts';
import { MOST_LINES } from './line.ts';
import { foldAcknowledgement, foldWatch } from './waits.ts';

const clock = { holidays: ['2026-12-25'] };
const hours = boundPathway({ target: { minutes: 60, clock: 'hours' } });
const openedAt = (at: number) => ({ organisation: practice.organisation, team: practice.team, at });
const names = (lines: readonly PlanLine[]) => lines.map(({ line }) => line);

function moment(date: string, time: string): number {
  const at = londonMoment(date, time);
  if (at === null) throw new Error(`${date} ${time}`);
  return at;
}

const { plans } = vectors<{ plans: { note: string; opened: [string, string]; target: [string, string] }[] }>('plan');

describe('plan', () => {
  test.each(plans)('[PL1] $note', ({ opened, target }) => {
    const at = moment(...opened);
    expect(targetOf(boundPathway(), at, clock)).toBe(moment(...target));
    expect(underPathway(boundPathway(), at, clock).dueAt).toBe(moment(...target));
  });

  test('[PL1] lines stand in the order of their instants, each a fact that the server can run', () => {
    const lines = foldPlan(hours, openedAt(0), clock);
    expect(lines.map(({ line, at, does, duty }) => [line, at / MINUTE, does, duty])).toEqual([
      ['fallback', 60, 'offer', 'on-call'],
      ['step-nobody', 60, 'notify', 'team'],
      ['target', 60, 'notify', 'deputy'],
      ['target-asker', 60, 'notify', 'team'],
      ['fallback-unheard', 65, 'notify', 'team'],
      ['fallback-unheard:0', 65, 'notify', 'deputy'],
      ['step-lead', 720, 'notify', 'lead'],
    ]);
    expect(lines[2]).toMatchObject({ organisation: dermatology.organisation, team: dermatology.team });
    expect(lines[3]).toMatchObject({ team: practice.team });
  });

  test('[PL2] a line is cancelled by an act of the right side, accepted by its instant', () => {
    const lines = foldPlan(hours, openedAt(0), clock);
    const advisedAt = (minutes: number, side: ActSoFar['side'] = 'answering'): ActSoFar[] => [
      { act: 'advised', side, at: minutes * MINUTE },
    ];
    const atTarget = ['fallback', 'step-nobody', 'target', 'target-asker'];
    expect(names(dueLines(lines, [], 59 * MINUTE))).toEqual([]);
    expect(names(dueLines(lines, [], 60 * MINUTE))).toEqual(atTarget);
    expect(names(dueLines(lines, advisedAt(60), 60 * MINUTE))).toEqual([]);
    expect(names(dueLines(lines, advisedAt(61), 90 * MINUTE))).toEqual(atTarget);
    expect(names(dueLines(lines, advisedAt(5, 'asking'), 60 * MINUTE))).toEqual(atTarget);
    expect(names(dueLines(lines, advisedAt(5, 'both'), 60 * MINUTE))).toEqual([]);
    const claimed: ActSoFar[] = [{ act: 'claimed', side: 'answering', at: 1 }];
    expect(names(dueLines(lines, claimed, 60 * MINUTE))).toEqual(['fallback', 'target', 'target-asker']);
  });

  test('[PL3] a line that has fired is not due again', () => {
    const lines = foldPlan(hours, openedAt(0), clock);
    const fired = new Set(['target', 'fallback', 'step-nobody']);
    expect(names(dueLines(lines, [], 60 * MINUTE, fired))).toEqual(['target-asker']);
    expect(nextDue(lines, [], fired)).toBe(60 * MINUTE);
    expect(nextDue(lines, [{ act: 'closed', side: 'asking', at: 0 }], fired)).toBeNull();
  });

  test('[PL4] a line that nobody has seen fire for two minutes alarms', () => {
    const lines = foldPlan(hours, openedAt(0), clock);
    const none: ReadonlySet<string> = new Set();
    expect(lateLines(lines, [], 60 * MINUTE + LATE - 1, none)).toEqual([]);
    expect(names(lateLines(lines, [], 60 * MINUTE + LATE, none))).toContain('target');
  });

  test('[PL5] unacknowledged advice tells the asking team, then its lead; disagreeing is an answer', () => {
    const lines = foldAcknowledgement({ acknowledgeWithin: 30 }, 0, practice);
    expect(lines.map(({ line, at, duty }) => [line, at / MINUTE, duty])).toEqual([
      ['acknowledge', 30, 'on-call'],
      ['acknowledge-lead', 60, 'lead'],
    ]);
    expect(dueLines(lines, [{ act: 'disagreed', side: 'asking', at: 1 }], 60 * MINUTE)).toEqual([]);
    expect(dueLines(lines, [{ act: 'acknowledged', side: 'answering', at: 1 }], 60 * MINUTE)).toHaveLength(2);
  });

  test('[PL9] a watch is due on its day, also in a closed case', () => {
    const lines = foldWatch(60 * MINUTE, practice);
    expect(names(dueLines(lines, [{ act: 'closed', side: 'asking', at: 1 }], 60 * MINUTE))).toEqual(['watch']);
  });

  test('[PL10] whatever the pathway and hour, a plan is sorted, unique, in the future and of at most 32 lines', () => {
    const step = fc.record({
      after: fc.integer({ min: 1, max: 20_000 }),
      unless: fc.constantFrom('answered', 'claimed'),
      does: fc.constant('tell'),
      side: fc.constantFrom('asking', 'answering'),
      duty: fc.constantFrom('on-call', 'deputy', 'lead', 'team'),
    });
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 12 }),
        fc.constantFrom('hours', 'working'),
        fc.nat(525_600),
        (steps, kind, offset) => {
          const escalation = steps.map((each, i) => ({ id: `s${i}`, ...each }));
          const at = moment('2026-01-01', '00:00') + offset * MINUTE;
          const lines = foldPlan(
            boundPathway({ escalation, target: { minutes: 240, clock: kind } }),
            openedAt(at),
            clock,
          );
          expect(lines.length).toBeLessThanOrEqual(MOST_LINES);
          expect(new Set(names(lines)).size).toBe(lines.length);
          expect(lines.every((line, i) => line.at > at && (i === 0 || line.at >= (lines[i - 1]?.at ?? 0)))).toBe(true);
        },
      ),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acknowledged, advised, askedMore, closed, disagreed, MONDAY_9, opened, said } from '../../test/bodies.ts';
import { acted, ahead, type Course, later, openedCourse, scatteredId } from '../../test/course.ts';
import { boundPathway } from '../../test/pathways.ts';
import { lawson, lim, nair, named, osei, plastics, rahman } from '../../test/people.ts';
import type { Body } from '../body/body.ts';
import type { Sender } from '../person.ts';
import { mayDo } from '../policy.ts';
import { lineWhat, MOST_LINES } from './line.ts';

const pathway = boundPathway({ target: { minutes: 60, clock: 'hours' }, closeWithin: 600, acknowledgeWithin: 30 });
const urgent = boundPathway({ target: { minutes: 60, clock: 'hours' }, urgency: 'urgent' });

/** Everything that somebody might do next. */
function candidates({ state, now }: Course): readonly (readonly [Sender, Body])[] {
  const advice = state.advice.at(-1)?.event ?? scatteredId(0);
  const refs = state.questions.slice(-1).map(({ event, question }) => ({ event, question }));
  const watch = state.watches.at(-1)?.event ?? scatteredId(0);
  const bodies: readonly Body[] = [
    said('A word'),
    said('An answer', { answers: refs }),
    said('Asked again', { wantsAnswer: true }),
    said('Reviewed', { reviews: watch }),
    askedMore('Has it bled?'),
    advised(),
    { act: 'claimed' },
    { act: 'released-claim' },
    { act: 'handed-over', to: named(nair), note: '' },
    { act: 'accepted' },
    { act: 'assigned', to: named(osei), due: now + 90 * 60_000 },
    { act: 'shared', teams: [plastics], reason: 'Excision' },
    { act: 'left', reason: 'Not ours' },
    { ...acknowledged(1), advice },
    { ...disagreed(1), advice },
    { ...disagreed(1, true), advice },
    { act: 'watched', reviewAt: now + 5_000 * 60_000, owner: named(rahman), lookFor: 'Growth' },
    closed(),
    { act: 'reopened', reason: 'It has grown' },
  ];
  const people = [rahman, lawson, osei, nair, lim];
  return bodies.flatMap((body) =>
    people.flatMap((person) => (mayDo(body, state, person) === null ? [[person, body] as const] : [])),
  );
}

const WAITS = new Set([
  'waiting-for-answer',
  'waiting-for-asker',
  'advised-unacknowledged',
  'acknowledged',
  'disagreed',
]);

describe('whatever people do', () => {
  const step = fc.tuple(fc.nat(1_000), fc.integer({ min: 1, max: 400 }));
  const of = fc.constantFrom(
    pathway,
    urgent,
    boundPathway({ kind: 'group', asking: groupTeams(), answering: groupTeams() }),
  );

  test('[PL28] after every act a case that waits has a line ahead, plans are short, and no name fires twice', () => {
    fc.assert(
      fc.property(of, fc.array(step, { maxLength: 30 }), (under, steps) => {
        const group = under.kind === 'group';
        const body = { ...opened, purpose: group ? { kind: 'group' as const } : opened.purpose };
        let course = openedCourse(
          under,
          group ? osei : rahman,
          { ...body, ...(group ? betweenTeams() : {}) },
          MONDAY_9,
        );
        for (const [choice, minutes] of steps) {
          course = later(course, minutes);
          const all = candidates(course);
          const chosen = all[choice % Math.max(1, all.length)];
          if (chosen === undefined) continue;
          const before = course.since;
          course = acted(course, ...chosen);
          const names = course.lines.map(({ line }) => line);
          expect(names.length).toBeLessThanOrEqual(MOST_LINES);
          expect(new Set(names).size).toBe(names.length);
          expect(names.every((name) => name.length <= 40 && lineWhat(name) !== null)).toBe(true);
          if (course.since !== before) expect(names.filter((name) => course.fired.has(name))).toEqual([]);
          if (!WAITS.has(course.state.status.kind)) continue;
          expect(
            ahead(course).some(({ line, at }) => at > course.now && !(lineWhat(line) ?? 'watch').startsWith('watch')),
          ).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});

function groupTeams() {
  return [
    { ods: 'Z99010', team: 'Dermatology advice' },
    { ods: 'Z99010', team: 'Plastic surgery, skin' },
  ];
}
function betweenTeams() {
  const from = { ...plastics, team: osei.team, name: 'Dermatology advice' };
  return { from, to: [plastics] };
}

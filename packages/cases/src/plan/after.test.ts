import type { PlanLine } from '@corridor/wire';
import { describe, expect, test } from 'vitest';
import {
  acknowledged,
  adviceGiven,
  advised,
  askedMore,
  closed,
  disagreed,
  MONDAY_9,
  opened,
  said,
} from '../../test/bodies.ts';
import { acted, ahead, type Course, later, openedCourse, scatteredId } from '../../test/course.ts';
import { boundPathway } from '../../test/pathways.ts';
import {
  guardianOfElmbridge,
  lawson,
  nair,
  named,
  national,
  osei,
  plastics,
  practice,
  rahman,
} from '../../test/people.ts';
import type { Body } from '../body/body.ts';
import { lineWhat } from './line.ts';

const pathway = boundPathway({ target: { minutes: 60, clock: 'hours' }, closeWithin: 600, acknowledgeWithin: 30 });
const urgent = boundPathway({ target: { minutes: 60, clock: 'hours' }, urgency: 'urgent' });
const begun = () => openedCourse(pathway, rahman, opened, MONDAY_9);
const whats = (lines: readonly PlanLine[]) => [...new Set(lines.map(({ line }) => lineWhat(line)))];
const aheadOf = (course: Course) => whats(ahead(course));
const minutesOf = (course: Course, what: string) =>
  ahead(course)
    .filter(({ line }) => lineWhat(line) === what)
    .map(({ at }) => (at - course.now) / 60_000);

/** The advice of the event before last. */
const adviceOf = ({ state }: Course) => state.advice.at(-1)?.event ?? scatteredId(0);

describe('what follows an act', () => {
  test('[PL26] advice is to be acknowledged, and the lines for an answer are gone', () => {
    const course = acted(begun(), osei, advised());
    expect(aheadOf(course)).toEqual(['acknowledge', 'acknowledge-lead']);
    expect(minutesOf(course, 'acknowledge')).toEqual([30]);
    expect(ahead(course).every(({ team }) => team === practice.team)).toBe(true);
  });

  test('[PL26] asked for more, the asking team is told, and the answer has its clock again once all is answered', () => {
    const asked = acted(begun(), osei, askedMore('Has it bled?', 'Since when?'));
    expect(aheadOf(asked)).toEqual(['question', 'question-lead']);
    const answer = (question: string) => said('Yes', { answers: [{ event: scatteredId(2), question }] });
    const one = acted(later(asked, 5), rahman, answer('q1'));
    expect(aheadOf(one)).toEqual(['question', 'question-lead']);
    expect(minutesOf(one, 'question')).toEqual([25]);
    const both = acted(later(one, 5), rahman, answer('q2'));
    expect(aheadOf(both)).toContain('target');
    expect(minutesOf(both, 'target')).toEqual([60]);
    expect(aheadOf(both)).not.toContain('question');
  });

  test('[PL26] acknowledged or referred, the case is to be closed; closed, nothing is ahead', () => {
    const course = acted(begun(), osei, advised());
    const done = acted(course, rahman, { ...acknowledged(2), advice: adviceOf(course) });
    expect(aheadOf(done)).toEqual(['close', 'close-lead']);
    expect(minutesOf(done, 'close')).toEqual([600]);
    expect(aheadOf(acted(done, rahman, closed(adviceGiven)))).toEqual([]);
    const referred = acted(course, rahman, { ...disagreed(2, true), advice: adviceOf(course) });
    expect(aheadOf(referred)).toEqual(['close', 'close-lead']);
  });

  test('[PL26] disagreed with, reopened, or asked again, the answer has its clock again', () => {
    const course = acted(begun(), osei, advised());
    const advice = adviceOf(course);
    expect(aheadOf(acted(course, rahman, { ...disagreed(2), advice }))).toContain('target');
    expect(aheadOf(acted(course, rahman, said('And now?', { wantsAnswer: true })))).toContain('target');
    const shut = acted(acted(course, rahman, { ...acknowledged(2), advice }), rahman, closed());
    expect(aheadOf(acted(shut, rahman, { act: 'reopened', reason: 'It has grown' }))).toContain('target');
  });

  test('[PL25] a second round never bears the name of a line that has fired', () => {
    const first = later(acted(begun(), osei, askedMore('Has it bled?')), 100);
    expect([...first.fired].map(lineWhat)).toEqual(['question', 'question-lead']);
    const answered = acted(first, rahman, said('No', { answers: [{ event: scatteredId(2), question: 'q1' }] }));
    const again = acted(answered, osei, askedMore('Since when?'));
    expect(ahead(again).filter(({ line }) => again.fired.has(line))).toEqual([]);
    expect(aheadOf(again)).toEqual(['question', 'question-lead']);
  });

  test('[PL27] two pieces of advice are acknowledged each; the first answer does not silence the second', () => {
    const two = acted(acted(begun(), osei, advised()), nair, advised());
    const [first] = two.state.advice;
    const course = acted(two, rahman, { ...acknowledged(2), advice: first?.event ?? scatteredId(0) });
    expect(course.state.status.kind).toBe('advised-unacknowledged');
    expect(aheadOf(course)).toEqual(['acknowledge', 'acknowledge-lead']);
  });

  test('[PL28] a claim carries no plan while a line is ahead, and gives a case a clock whose lines have all fired', () => {
    expect(acted(begun(), osei, { act: 'claimed' }).since).toBe(1);
    const late = acted(later(begun(), 50_000), osei, { act: 'claimed' });
    expect(late.since).toBe(2);
    expect(aheadOf(late)).toContain('target');
  });

  test('[PL28] two who act at once: whoever acts next puts right what the second put back', () => {
    const before = begun();
    const answered = acted(acted(before, osei, { act: 'claimed' }), nair, advised());
    // Somebody who had not seen the advice sent the lines of before it once more.
    const putBack: Course = { ...answered, lines: before.lines, since: answered.state.lastNumber, acts: [] };
    expect(aheadOf(putBack)).toContain('target');
    expect(aheadOf(acted(putBack, rahman, said('Thank you')))).toEqual(['acknowledge', 'acknowledge-lead']);
  });

  test('[PL29] where the pathway cannot be had, the answer has the time that the opening allowed', () => {
    const course = acted(begun(), rahman, said('Please', { wantsAnswer: true }), { pathway: null });
    expect(minutesOf(course, 'target')).toEqual([60]);
    expect(minutesOf(course, 'target-asker')).toEqual([60]);
  });

  test('[PL30] a released case is to be claimed, and a claim or an assignment to oneself is one', () => {
    const released = acted(acted(begun(), osei, { act: 'claimed' }), osei, { act: 'released-claim' });
    expect(minutesOf(released, 'unclaimed')).toEqual([15]);
    expect(minutesOf(released, 'unclaimed-lead')).toEqual([30]);
    expect(aheadOf(acted(released, nair, { act: 'claimed' }))).not.toContain('unclaimed');
    expect(aheadOf(acted(released, nair, { act: 'assigned', to: named(nair) }))).not.toContain('unclaimed');
  });

  test('[PL31] a case that is handed over or assigned is to be accepted', () => {
    const held = acted(begun(), osei, { act: 'claimed' });
    const handed = acted(held, osei, { act: 'handed-over', to: named(nair), note: '' });
    expect(minutesOf(handed, 'hand-over')).toEqual([15]);
    expect(aheadOf(acted(handed, nair, { act: 'accepted' }))).not.toContain('hand-over');
    expect(aheadOf(acted(handed, osei, { act: 'claimed' }))).not.toContain('hand-over');
    const due = MONDAY_9 + 45 * 60_000;
    const given = acted(held, osei, { act: 'assigned', to: named(nair), due });
    expect(aheadOf(given)).toContain('hand-over');
    expect(minutesOf(given, 'due')).toEqual([45]);
  });

  test('[PL32] a network that a rule brought in has its own clock, and the asking team keeps its lines', () => {
    const late = later(begun(), 30);
    const network = boundPathway(networkFile);
    const rule = { pathway: pathway.id, version: pathway.version };
    const shared: Body = { act: 'shared', teams: [national], reason: 'Late', rule };
    const course = acted(late, guardianOfElmbridge, shared, { network });
    const targets = ahead(course).filter(({ line }) => lineWhat(line) === 'target');
    expect(targets.map(({ team, at }) => [team, (at - late.now) / 60_000])).toEqual([[national.team, 90]]);
    expect(minutesOf(course, 'target-asker')).toEqual([30, 90]);
    const unknown = acted(late, guardianOfElmbridge, shared);
    expect(
      ahead(unknown)
        .filter(({ line }) => lineWhat(line) === 'target')
        .map(({ team }) => team),
    ).toEqual([national.team]);
  });

  test('[PL32] [PL10] brought in after all else fell due, it is not offered the case again, and every name is one line’s', () => {
    const late = later(begun(), 200);
    const rule = { pathway: pathway.id, version: pathway.version };
    const shared: Body = { act: 'shared', teams: [national], reason: 'Late', rule };
    const lines = ahead(acted(late, guardianOfElmbridge, shared, { network: boundPathway(networkFile) }));
    expect(new Set(lines.map(({ line }) => line)).size).toBe(lines.length);
    expect(whats(lines)).toContain('target');
    expect(whats(lines)).not.toContain('fallback');
  });

  test('[PL33] what a team that leaves would have been told is told to those that remain', () => {
    const shared = acted(begun(), rahman, { act: 'shared', teams: [plastics], reason: 'Excision' });
    const course = acted(shared, osei, { act: 'left', reason: 'Not ours' });
    const targets = ahead(course).filter(({ line }) => lineWhat(line) === 'target');
    expect(targets.map(({ team }) => team)).toEqual([plastics.team]);
  });

  test('[PL34] a message in an urgent case is to be seen, by a receipt for it or a later one', () => {
    const course = openedCourse(urgent, rahman, opened, MONDAY_9);
    expect(minutesOf(course, 'unseen')).toEqual([2]);
    expect(minutesOf(course, 'unseen-lead')).toEqual([5]);
    const seenBy = (upTo: number, of: Course): Course => ({
      ...of,
      acts: [...of.acts, { act: 'seen', side: 'answering', at: of.now, upTo }],
    });
    expect(aheadOf(seenBy(1, course))).not.toContain('unseen');
    const more = acted(seenBy(1, course), rahman, said('Getting worse'));
    expect(aheadOf(seenBy(1, more))).toContain('unseen');
    expect(aheadOf(seenBy(2, more))).not.toContain('unseen');
    const again = acted(later(more, 1), rahman, said('Please hurry'));
    expect(minutesOf(again, 'unseen')).toEqual([1]);
    const reply = acted(again, osei, said('Coming'));
    expect(
      ahead(reply)
        .filter(({ line }) => lineWhat(line) === 'unseen')
        .map(({ team }) => team),
    ).toEqual([practice.team]);
  });

  test('[PL34] a team that an urgent case is shared with is to see it too', () => {
    const course = openedCourse(urgent, rahman, opened, MONDAY_9);
    const seenAll: Course = { ...course, acts: [{ act: 'seen', side: 'answering', at: course.now, upTo: 1 }] };
    const shared = acted(seenAll, osei, { act: 'shared', teams: [plastics], reason: 'Excision' });
    const unseen = ahead(shared).filter(({ line }) => ['unseen', 'unseen-lead'].includes(lineWhat(line) ?? ''));
    expect(unseen.map(({ team, at, duty }) => [team, (at - shared.now) / 60_000, duty])).toEqual([
      [plastics.team, 2, 'on-call'],
      [plastics.team, 5, 'lead'],
    ]);
    const routine = acted(begun(), osei, { act: 'shared', teams: [plastics], reason: 'Excision' });
    expect(aheadOf(routine)).not.toContain('unseen');
  });

  test('[PL35] a watch stays whatever is said, until it is reviewed; closing leaves nothing else', () => {
    const watch: Body = {
      act: 'watched',
      reviewAt: MONDAY_9 + 9_000 * 60_000,
      owner: named(rahman),
      lookFor: 'Growth',
    };
    const watched = acted(begun(), rahman, watch);
    expect(aheadOf(watched)).toEqual(expect.arrayContaining(['watch', 'watch-lead', 'target']));
    const advisedNow = acted(watched, osei, advised());
    expect(aheadOf(advisedNow)).toContain('watch');
    const done = acted(advisedNow, rahman, { ...acknowledged(3), advice: adviceOf(advisedNow) });
    const shut = acted(done, rahman, closed());
    expect(aheadOf(shut)).toEqual(['watch', 'watch-lead']);
    const reviewed = acted(done, rahman, said('No change', { reviews: scatteredId(2) }));
    expect(aheadOf(reviewed)).toEqual(['close', 'close-lead']);
  });

  test('[PL35] what an act that does not count would change stays as it is', () => {
    expect(acted(begun(), lawson, advised()).since).toBe(1);
    expect(acted(begun(), rahman, { act: 'noted', text: 'x', attachments: [], mentions: [] }).since).toBe(1);
  });
});

const networkFile = {
  answering: [{ ods: 'Z99090', team: 'National dermatology network' }],
  network: true,
  fallback: undefined,
  target: { minutes: 90, clock: 'hours' },
};

import { describe, expect, test } from 'vitest';
import {
  acknowledged,
  adviceGiven,
  advised,
  amended,
  askedMore,
  closed,
  disagreed,
  MONDAY_9,
  opened,
  photograph,
  said,
} from '../test/bodies.ts';
import {
  dermatology,
  eventIdOf,
  guardianOfAiredale,
  joan,
  lawson,
  lim,
  nair,
  named,
  osei,
  plastics,
  practice,
  rahman,
  tobi,
} from '../test/people.ts';
import { eventOf, eventsOf, MINUTE, story } from '../test/story.ts';
import { CasesError } from './error.ts';
import { apply, fold } from './fold.ts';
import { emptyCase } from './state.ts';
import { dueOf, isOverdue, openQuestions, waitingFor } from './status.ts';
import { adviceText, messageText, unreadAfter } from './thread.ts';
import { timelineOf } from './timeline.ts';

describe('fold', () => {
  test('[CA30] a case opens with its question, patient, teams and due time', () => {
    const state = story([rahman, opened]);
    expect(state.subject).toBe(opened.subject);
    expect(state.patient).toEqual(joan);
    expect(state.kind).toBe('advice');
    expect(state.teams.map(({ name, side }) => [name, side])).toEqual([
      ['Elmbridge clinicians', 'asking'],
      ['Dermatology advice', 'answering'],
    ]);
    expect(state.status).toEqual({ kind: 'waiting-for-answer', since: MONDAY_9, because: 'opened' });
    expect([waitingFor(state, dermatology.team), waitingFor(state, practice.team)]).toEqual(['us', 'others']);
    expect(dueOf(state)).toBe(MONDAY_9 + 24 * 60 * MINUTE);
    expect([isOverdue(state, MONDAY_9 + 1), isOverdue(state, MONDAY_9 + 25 * 60 * MINUTE)]).toEqual([false, true]);
  });

  test('[CA40] asked for more, answered, advised, acknowledged, closed', () => {
    const toldSoFar = [
      [rahman, opened],
      [osei, { act: 'claimed' as const }],
      [osei, askedMore('Has it bled?', 'How long?')],
    ] as const;
    const asked = story(...toldSoFar);
    expect(asked.status).toEqual({ kind: 'waiting-for-asker', since: MONDAY_9 + 20 * MINUTE, questions: 2 });
    expect(waitingFor(asked, practice.team)).toBe('us');

    const half = said('No.', { answers: [{ event: eventIdOf(3), question: 'q1' }] });
    const rest = said('11 weeks.', { answers: [{ event: eventIdOf(3), question: 'q2' }] });
    const answeredHalf = story(...toldSoFar, [rahman, half]);
    expect(openQuestions(answeredHalf).map(({ question }) => question)).toEqual(['q2']);
    const answered = story(...toldSoFar, [rahman, half], [rahman, rest]);
    expect(answered.status).toEqual({
      kind: 'waiting-for-answer',
      since: MONDAY_9 + 40 * MINUTE,
      because: 'questions-answered',
    });

    const toAdvice = [...toldSoFar, [rahman, half], [rahman, rest], [osei, advised()]] as const;
    expect(story(...toAdvice).status).toEqual({
      kind: 'advised-unacknowledged',
      since: MONDAY_9 + 50 * MINUTE,
      advice: 6,
    });
    const acked = story(...toAdvice, [lawson, acknowledged(6)]);
    expect(acked.status).toEqual({ kind: 'acknowledged', since: MONDAY_9 + 60 * MINUTE });
    expect(acked.advice[0]?.answer?.by).toBe(lawson);
    const done = story(...toAdvice, [lawson, acknowledged(6)], [rahman, closed()]);
    expect(done.status).toEqual({ kind: 'closed', since: MONDAY_9 + 70 * MINUTE, outcome: adviceGiven });
    expect(waitingFor(done, practice.team)).toBe('closed');
    expect(done.times).toEqual({
      opened: MONDAY_9,
      firstAskedMore: MONDAY_9 + 20 * MINUTE,
      firstAdvised: MONDAY_9 + 50 * MINUTE,
      closed: MONDAY_9 + 70 * MINUTE,
      last: MONDAY_9 + 70 * MINUTE,
    });
  });

  test('[CA41] a hand-over changes the owner only when it is accepted', () => {
    const handed = [
      [rahman, opened],
      [osei, { act: 'claimed' as const }],
      [osei, { act: 'handed-over' as const, to: named(nair), note: 'Clinic.' }],
    ] as const;
    expect(story(...handed).owner).toMatchObject({ state: 'handing-over', person: named(osei), to: named(nair) });
    expect(story(...handed, [nair, { act: 'accepted' }]).owner).toMatchObject({ state: 'held', person: named(nair) });
    expect(story(...handed, [osei, { act: 'claimed' }]).owner).toMatchObject({ state: 'held', person: named(osei) });
    expect(story(...handed, [osei, { act: 'released-claim' }]).owner).toEqual({ state: 'nobody' });
  });

  test('[CA42] an assignment is an offer, with its due time at once; to oneself it holds', () => {
    const due = MONDAY_9 + 120 * MINUTE;
    const offered = story([rahman, opened], [osei, { act: 'assigned', to: named(nair), due }]);
    expect(offered.owner).toMatchObject({ state: 'offered', to: named(nair) });
    expect(offered.due).toEqual({ at: due, from: 'assigned' });
    const away = story([rahman, opened], [osei, { act: 'claimed' }], [nair, { act: 'assigned', to: named(nair) }]);
    expect(away.owner).toMatchObject({ state: 'held', person: named(nair) });
  });

  test('[CA43] an amendment strikes the original, keeps it, and wants acknowledging again', () => {
    const change = { of: 'advice' as const, assessment: 'A', plan: 'Right side.', safetyNet: 'S' };
    const state = story(
      [rahman, opened],
      [osei, advised()],
      [rahman, acknowledged(2)],
      [osei, { ...amended(2, ''), change }],
    );
    const advice = state.advice[0];
    if (advice === undefined) throw new Error('no advice');
    expect(advice.body.plan).toBe('Refer on the suspected cancer pathway today.');
    expect(adviceText(advice.body, advice.amendments).plan).toBe('Right side.');
    expect(state.status).toEqual({ kind: 'advised-unacknowledged', since: MONDAY_9 + 30 * MINUTE, advice: 2 });
    const message = story([rahman, opened], [rahman, amended(1, 'Right forearm.')]).thread[0];
    if (message?.kind !== 'message') throw new Error('no message');
    expect([messageText(message), message.body.act === 'opened' && message.body.text]).toEqual([
      'Right forearm.',
      opened.text,
    ]);
  });

  test('[CA44] an acknowledgement of a form that its author had not seen does not count', () => {
    const change = { of: 'advice' as const, assessment: 'A', plan: 'P', safetyNet: 'S' };
    const state = story(
      [rahman, opened],
      [osei, advised()],
      [osei, { ...amended(2, ''), change }],
      [rahman, acknowledged(2), { basedOn: 2 }],
    );
    expect(state.thread.at(-1)).toMatchObject({ refused: 'advice-changed' });
    expect(state.status.kind).toBe('advised-unacknowledged');
  });

  test('[CA45] disagreeing sends the case back; referring all the same ends the wait', () => {
    const state = story([rahman, opened], [osei, advised()], [rahman, disagreed(2)]);
    expect(state.status).toMatchObject({ kind: 'waiting-for-answer', because: 'disagreed' });
    expect(waitingFor(state, dermatology.team)).toBe('us');
    const referred = story([rahman, opened], [osei, advised()], [rahman, disagreed(2, true)]);
    expect(referred.status).toMatchObject({ kind: 'disagreed', referred: true });
    expect(referred.advice[0]?.answer).toMatchObject({ kind: 'disagreed', referral: { to: 'Dermatology clinic' } });
  });

  test('[CA46] newer advice supersedes the one it replaces, which then needs no answer', () => {
    const state = story([rahman, opened], [osei, advised()], [nair, advised({ replaces: eventIdOf(2) })]);
    expect(state.advice.map(({ supersededBy }) => supersededBy)).toEqual([3, null]);
    expect(state.status).toMatchObject({ advice: 3 });
  });

  test('[CA46] two advisers who did not see each other both stand and both want an answer', () => {
    const both = story(
      [rahman, opened],
      [osei, advised()],
      [nair, advised(), { basedOn: 1 }],
      [rahman, acknowledged(3)],
    );
    expect(both.status).toMatchObject({ kind: 'advised-unacknowledged', advice: 2 });
  });

  test('[CA47] reopened, the case waits for an answer again, with the due time that was given', () => {
    const due = MONDAY_9 + 600 * MINUTE;
    const state = story(
      [rahman, opened],
      [rahman, closed()],
      [rahman, { act: 'reopened', reason: 'It has grown', due }],
    );
    expect(state.status).toEqual({ kind: 'waiting-for-answer', since: MONDAY_9 + 20 * MINUTE, because: 'reopened' });
    expect([state.closing, dueOf(state)]).toEqual([null, due]);
  });

  test('[CA47] a question asked again after the acknowledgement waits for an answer again', () => {
    const state = story(
      [rahman, opened],
      [osei, advised()],
      [rahman, acknowledged(2)],
      [rahman, said('And the other one?', { wantsAnswer: true })],
    );
    expect(state.status).toMatchObject({ kind: 'waiting-for-answer', because: 'asked-again' });
  });

  test('[CA48] a team that is shared with answers too; one that left is out', () => {
    const sharing = [
      [rahman, opened],
      [osei, { act: 'shared' as const, teams: [plastics], reason: 'Excision' }],
    ] as const;
    expect(waitingFor(story(...sharing), plastics.team)).toBe('us');
    const gone = story(...sharing, [lim, { act: 'left', reason: 'Not ours' }]);
    expect(gone.teams.at(-1)).toMatchObject({ joined: 2, left: 3 });
    expect(waitingFor(gone, plastics.team)).toBe('others');
  });

  test('[CA49] a change of patient needs a second person, and then the first patient is kept', () => {
    const wrong = { act: 're-anchored' as const, patient: tobi, reason: 'Opened from the wrong record' };
    const proposed = [
      [rahman, opened],
      [rahman, wrong],
    ] as const;
    expect(story(...proposed)).toMatchObject({ patient: joan, proposal: { patient: tobi } });
    const confirm = { ...wrong, confirms: eventIdOf(2) };
    expect(story(...proposed, [rahman, confirm]).thread.at(-1)).toMatchObject({ refused: 'same-person-twice' });
    expect(story(...proposed, [lawson, confirm])).toMatchObject({
      patient: tobi,
      proposal: null,
      formerPatients: [joan],
    });
    expect(story(...proposed, [rahman, { ...confirm, patient: joan }])).toMatchObject({
      patient: joan,
      proposal: null,
      formerPatients: [],
    });
  });

  test('[CA31] a number that is missing, or does not open, is a gap in its place', () => {
    const state = fold([
      eventOf(1, rahman, opened),
      eventOf(3, osei, said('Thank you.')),
      eventOf(4, osei, advised(), { body: 'sealed-unreadable' }),
      eventOf(5, osei, said('x'), { act: 'advised' }),
      eventOf(6, osei, said('x'), { body: 'erased' }),
    ]);
    expect(state.thread.map((item) => [item.kind, item.number])).toEqual([
      ['message', 1],
      ['gap', 2],
      ['message', 3],
      ['gap', 4],
      ['gap', 5],
      ['erased', 6],
    ]);
    expect(state.thread[3]).toEqual({ kind: 'gap', number: 4, why: 'unreadable' });
    expect(state.advice).toEqual([]);
  });

  test('[CA32] a case whose opening cannot be read is shown, and nothing in it counts', () => {
    const state = fold([eventOf(1, rahman, opened, { body: 'sealed-unreadable' }), eventOf(2, osei, advised())]);
    expect(state.status).toEqual({ kind: 'unreadable' });
    expect(state.thread[1]).toMatchObject({ kind: 'message', refused: 'not-opened' });
  });

  test('[CA33] what the policy forbids is shown with the reason and changes nothing', () => {
    const state = story([rahman, opened], [osei, askedMore('Has it bled?')], [osei, closed()]);
    expect(state.closing).toBeNull();
    expect(state.thread.at(-1)).toMatchObject({ kind: 'record', refused: 'open-questions' });
    const stolen = story([osei, opened]);
    expect([stolen.opening, stolen.thread[0]]).toMatchObject([null, { refused: 'not-own-team' }]);
  });

  test('[CA34] events out of order are the caller’s mistake', () => {
    const state = story([rahman, opened], [osei, said('a')]);
    expect(() => apply(state, eventOf(2, osei, said('b')))).toThrow(CasesError);
  });

  test('[CA35] folding leaves the state it started from as it was', () => {
    const before = story([rahman, opened], [osei, askedMore('Has it bled?')]);
    const copy = structuredClone(before);
    apply(before, eventOf(3, rahman, said('No', { answers: [{ event: eventIdOf(2), question: 'q1' }] })));
    expect(before).toEqual(copy);
    expect(emptyCase.thread).toEqual([]);
  });

  test('[CA36] unread counts the messages and gaps of others after what one has read', () => {
    const { thread } = fold([
      ...eventsOf([
        [rahman, opened],
        [osei, said('a')],
        [osei, { act: 'claimed' }],
      ]),
      eventOf(5, osei, said('b')),
    ]);
    expect(unreadAfter(thread, 1, rahman.user)).toEqual({ count: 3, first: 2 });
    expect(unreadAfter(thread, 1, osei.user)).toEqual({ count: 1, first: 4 });
    expect(unreadAfter(thread, 5, rahman.user)).toEqual({ count: 0, first: null });
  });

  test('[CA37] photographs stand by the time they were taken, not sent', () => {
    const earlier = { ...photograph, takenAt: MONDAY_9 - 90 * 24 * 60 * MINUTE };
    const state = story([rahman, opened], [rahman, said('From September.', { attachments: [earlier] })]);
    expect(timelineOf(state).map(({ number }) => number)).toEqual([2, 1]);
    expect(timelineOf(state, 'forearm-back right')).toEqual([]);
  });

  test('[CA38] what a guardian filed is in the case, and the guardian is no participant', () => {
    const filed = {
      act: 'filed' as const,
      organisation: dermatology.organisation,
      upTo: 2,
      version: 1,
      hash: new Uint8Array(32),
      where: 'Records',
    };
    const state = story([rahman, opened], [rahman, closed()], [guardianOfAiredale, filed]);
    expect(state.filings).toMatchObject([{ version: 1, where: 'Records', at: MONDAY_9 + 20 * MINUTE }]);
    expect(state.participants.map(({ name }) => name)).toEqual([rahman.name]);
  });
});

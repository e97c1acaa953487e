import { type Act, ACTS } from '@corridor/wire';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  acknowledged,
  advised,
  amended,
  askedMore,
  closed,
  consent,
  disagreed,
  opened,
  photograph,
  said,
} from '../test/bodies.ts';
import { everyBody } from '../test/every-body.ts';
import {
  dermatology,
  eventIdOf,
  guardianOfAiredale,
  guardianOfElmbridge,
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
import { eventOf, story, type Telling } from '../test/story.ts';
import type { Body } from './body/body.ts';
import { apply, fold } from './fold.ts';
import type { Sender } from './person.ts';
import { isStale, may, mayDo } from './policy.ts';
import { type RefusalCode, words } from './refusal.ts';
import { emptyCase } from './state.ts';

const open: Telling = [rahman, opened];
const claim: Body = { act: 'claimed' };
const handTo = (to: Sender): Body => ({ act: 'handed-over', to: named(to), note: '' });
const share = { act: 'shared' as const, teams: [plastics], reason: 'Excision' };
const wrong = { act: 're-anchored' as const, patient: tobi, reason: 'Wrong record' };
const filed = {
  act: 'filed' as const,
  organisation: dermatology.organisation,
  upTo: 1,
  version: 1,
  hash: new Uint8Array(32),
  where: 'Records',
};
const chat: Body = { ...opened, purpose: { kind: 'chat' } };
const { consent: _consent, ...withoutConsent } = opened;
const bare: Body = { ...withoutConsent, attachments: [] };
const answerTo = (event: number) => said('No.', { answers: [{ event: eventIdOf(event), question: 'q1' }] });

/** Rule, who does what, after which story, and the refusal. */
const cases: readonly [
  rule: string,
  sender: Sender,
  body: Body,
  before: readonly Telling[],
  refusal: RefusalCode | null,
][] = [
  ['[CA50]', rahman, opened, [], null],
  ['[CA50]', rahman, opened, [open], 'already-opened'],
  ['[CA50]', osei, advised(), [], 'not-opened'],
  ['[CA50]', osei, opened, [], 'not-own-team'],
  ['[CA51]', lim, said('Hello'), [open], 'not-in-case'],
  ['[CA51]', lim, said('Hello'), [open, [osei, share]], null],
  ['[CA51]', lim, said('Hello'), [open, [osei, share], [lim, { act: 'left', reason: 'Not ours' }]], 'not-in-case'],
  ['[CA52]', osei, advised(), [open], null],
  ['[CA52]', lawson, advised(), [open], 'not-answering-team'],
  ['[CA52]', lawson, askedMore('Why?'), [open], 'not-answering-team'],
  ['[CA53]', rahman, advised(), [[rahman, { ...opened, to: [practice] }]], 'own-question'],
  ['[CA53]', lawson, advised(), [[rahman, { ...opened, to: [practice] }]], null],
  ['[CA54]', osei, claim, [open], null],
  ['[CA54]', lawson, claim, [open], 'not-answering-team'],
  ['[CA54]', nair, claim, [open, [osei, claim]], 'already-claimed'],
  ['[CA54]', osei, claim, [open, [osei, claim]], 'already-yours'],
  ['[CA54]', nair, { act: 'released-claim' }, [open, [osei, claim]], 'not-owner'],
  ['[CA55]', osei, handTo(nair), [open, [osei, claim]], null],
  ['[CA55]', nair, handTo(osei), [open, [osei, claim]], 'not-owner'],
  ['[CA55]', osei, handTo(osei), [open, [osei, claim]], 'handover-to-self'],
  ['[CA55]', osei, handTo(lim), [open, [osei, claim]], 'handover-outside'],
  ['[CA55]', nair, { act: 'assigned', to: named(lim) }, [open], 'handover-outside'],
  ['[CA56]', nair, { act: 'accepted' }, [open, [osei, claim], [osei, handTo(nair)]], null],
  ['[CA56]', nair, { act: 'accepted' }, [open, [osei, claim]], 'no-handover'],
  ['[CA56]', lim, { act: 'accepted' }, [open, [osei, share], [osei, claim], [osei, handTo(nair)]], 'not-addressee'],
  [
    '[CA56]',
    lim,
    { act: 'accepted' },
    [
      open,
      [osei, share],
      [osei, claim],
      [osei, { act: 'handed-over', to: { ...plastics, name: plastics.name }, note: '' }],
    ].map(([who, what]) => [who, what] as Telling),
    null,
  ],
  ['[CA57]', osei, share, [open], null],
  ['[CA57]', osei, { ...share, teams: [practice] }, [open], 'already-in-case'],
  ['[CA57]', osei, share, [[rahman, { ...opened, purpose: { kind: 'direct' } }]], 'not-for-this-kind'],
  ['[CA58]', lawson, { act: 'left', reason: 'x' }, [open], 'asking-team-stays'],
  ['[CA58]', osei, { act: 'left', reason: 'x' }, [open], 'last-team'],
  ['[CA58]', osei, { act: 'left', reason: 'x' }, [open, [osei, share], [nair, claim]], 'owner-leaves'],
  ['[CA58]', osei, { act: 'left', reason: 'x' }, [open, [osei, share]], null],
  ['[CA59]', rahman, acknowledged(2), [open], 'no-advice'],
  ['[CA59]', rahman, acknowledged(2), [open, [osei, advised()]], null],
  ['[CA59]', osei, acknowledged(2), [open, [osei, advised()]], 'not-asking-team'],
  ['[CA59]', rahman, acknowledged(9), [open, [osei, advised()]], 'advice-unknown'],
  ['[CA59]', lawson, acknowledged(2), [open, [osei, advised()], [rahman, acknowledged(2)]], 'advice-already-answered'],
  ['[CA59]', lawson, disagreed(2), [open, [osei, advised()], [rahman, acknowledged(2)]], null],
  [
    '[CA59]',
    rahman,
    acknowledged(2),
    [open, [osei, advised()], [nair, advised({ replaces: eventIdOf(2) })]],
    'advice-superseded',
  ],
  [
    '[CA59]',
    lawson,
    acknowledged(2),
    [
      [rahman, { ...opened, to: [practice] }],
      [lawson, advised()],
    ],
    'own-advice',
  ],
  ['[CA60]', osei, advised({ replaces: eventIdOf(9) }), [open], 'advice-unknown'],
  [
    '[CA60]',
    nair,
    advised({ replaces: eventIdOf(2) }),
    [open, [osei, advised()], [osei, advised({ replaces: eventIdOf(2) })]],
    'advice-superseded',
  ],
  ['[CA61]', rahman, amended(1, 'Right'), [open], null],
  ['[CA61]', lawson, amended(1, 'Right'), [open], 'not-author'],
  ['[CA61]', rahman, amended(9, 'Right'), [open], 'nothing-to-amend'],
  ['[CA61]', osei, amended(2, 'Right'), [open, [osei, advised()]], 'nothing-to-amend'],
  ['[CA62]', rahman, closed(), [open], null],
  ['[CA62]', rahman, closed(), [open, [osei, askedMore('Has it bled?')]], 'open-questions'],
  ['[CA62]', rahman, closed(), [open, [osei, askedMore('Has it bled?')], [rahman, answerTo(2)]], null],
  ['[CA62]', osei, closed(), [open, [osei, advised()]], 'advice-not-acknowledged'],
  ['[CA62]', osei, closed(), [open, [osei, advised()], [rahman, acknowledged(2)]], null],
  ['[CA63]', rahman, said('x'), [open, [rahman, closed()]], 'case-closed'],
  ['[CA63]', rahman, { act: 'reopened', reason: 'x' }, [open, [rahman, closed()]], null],
  ['[CA63]', rahman, { act: 'reopened', reason: 'x' }, [open], 'not-closed'],
  ['[CA64]', rahman, wrong, [open], null],
  ['[CA64]', lawson, wrong, [open, [rahman, wrong]], 'already-in-doubt'],
  ['[CA64]', lawson, { ...wrong, confirms: eventIdOf(2) }, [open], 'no-proposal'],
  [
    '[CA64]',
    lawson,
    { ...wrong, confirms: eventIdOf(2), patient: null },
    [open, [rahman, wrong]],
    'differs-from-proposal',
  ],
  ['[CA64]', rahman, { ...wrong, confirms: eventIdOf(2) }, [open, [rahman, wrong]], 'same-person-twice'],
  ['[CA64]', osei, advised(), [open, [rahman, wrong]], 'patient-in-doubt'],
  [
    '[CA64]',
    osei,
    advised(),
    [open, [rahman, wrong], [lawson, { ...wrong, confirms: eventIdOf(2), patient: joan }]],
    null,
  ],
  ['[CA65]', guardianOfAiredale, filed, [open], null],
  ['[CA65]', osei, filed, [open], 'only-guardian'],
  ['[CA65]', guardianOfElmbridge, filed, [open], 'not-own-organisation'],
  ['[CA65]', guardianOfAiredale, advised(), [open], 'guardian-cannot'],
  ['[CA66]', guardianOfElmbridge, share, [open], 'guardian-cannot'],
  [
    '[CA66]',
    guardianOfAiredale,
    { ...share, rule: { pathway: 'dermatology-advice', version: 1 } },
    [open],
    'not-own-organisation',
  ],
  ['[CA67]', osei, advised(), [[rahman, chat]], 'not-for-this-kind'],
  ['[CA67]', osei, said('x'), [[rahman, chat]], null],
  ['[CA68]', rahman, withoutConsent, [], 'no-consent'],
  ['[CA68]', osei, said('x', { attachments: [photograph] }), [[rahman, bare]], 'no-consent'],
  ['[CA68]', osei, said('x', { attachments: [photograph], consent }), [[rahman, bare]], null],
  ['[CA69]', rahman, { ...opened, confirmedIdentity: false }, [], 'identity-not-confirmed'],
  ['[CA70]', rahman, answerTo(2), [open], 'question-settled'],
  [
    '[CA70]',
    rahman,
    said('x', { withdraws: [{ event: eventIdOf(2), question: 'q1' }] }),
    [open, [osei, askedMore('Has it bled?')]],
    'question-not-yours',
  ],
  [
    '[CA70]',
    nair,
    said('x', { withdraws: [{ event: eventIdOf(2), question: 'q1' }] }),
    [open, [osei, askedMore('Has it bled?')]],
    null,
  ],
  ['[CA73]', osei, { ...share }, [[rahman, { ...opened, purpose: { kind: 'group' } }]], null],
  [
    '[CA73]',
    rahman,
    acknowledged(2),
    [
      [rahman, { ...opened, purpose: { kind: 'group' } }],
      [osei, advised()],
    ],
    null,
  ],
  ['[CA73]', lawson, advised(), [[rahman, { ...opened, purpose: { kind: 'group' } }]], null],
];

describe('policy', () => {
  test.each(cases.map((row, i) => [row[0], row[2].act, row[4] ?? 'allowed', i] as const))(
    '%s %s is %s (row %i)',
    (_rule, _act, _outcome, i) => {
      const row = cases[i];
      if (row === undefined) throw new Error('no row');
      const [, sender, body, before, refusal] = row;
      expect(mayDo(body, story(...before), sender)).toBe(refusal);
    },
  );

  test('[CA63] after closing, everything is refused but reopening, changing the patient, filing and keys', () => {
    const state = story(open, [rahman, closed()]);
    const allowed = new Set<Act>(['reopened', 're-anchored', 'filed', 'rekeyed', 'noted']);
    for (const act of ACTS) {
      const actor = act === 'filed' ? guardianOfAiredale : osei;
      if (allowed.has(act)) expect([act, may(act, state, actor)]).toEqual([act, null]);
      else expect([act, may(act, state, actor)]).not.toEqual([act, null]);
    }
  });

  test('[CA71] a clinical act that rests on less than the case holds is stale', () => {
    const state = story(open, [osei, advised()], [rahman, said('Thank you.')]);
    expect([isStale('advised', state, 1), isStale('advised', state, 2), isStale('said', state, 1)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('[CA72] a private note has no place in the case’s own log', () => {
    const note: Body = { act: 'noted', text: 'Agree.', attachments: [], mentions: [] };
    expect(story(open, [osei, note]).thread.at(-1)).toMatchObject({ refused: 'wrong-lane' });
  });

  test('[CA74] every refusal says what happened and what to do', () => {
    for (const { what, next } of Object.values(words)) {
      expect(what).toMatch(/^[A-Z].*\.$/u);
      expect(next).toMatch(/^[A-Z].*\.$/u);
    }
  });
});

/** Any act by anybody, sensible or not: bodies refer to low event numbers, so that some of them hit. */
const someone = fc.constantFrom(rahman, lawson, osei, nair, lim, guardianOfElmbridge, guardianOfAiredale);
const anything = fc.oneof(
  fc.constantFrom<Body[]>(
    ...everyBody,
    opened,
    chat,
    claim,
    { act: 'accepted' },
    { act: 'released-claim' },
    closed(),
    { act: 'reopened', reason: 'x' },
    wrong,
    share,
  ),
  fc.integer({ min: 1, max: 8 }).chain((event) =>
    fc.constantFrom<Body[]>(
      acknowledged(event),
      disagreed(event),
      amended(event, 'Right'),
      answerTo(event),
      advised({ replaces: eventIdOf(event) }),
      {
        ...wrong,
        confirms: eventIdOf(event),
      },
    ),
  ),
  fc.tuple(someone, fc.nat(2)).map(([to, which]): Body => {
    if (which === 0) return handTo(to);
    return which === 1 ? { act: 'assigned', to: named(to) } : askedMore('Has it bled?');
  }),
);
const tellings = fc
  .array(fc.tuple(someone, anything, fc.integer({ min: 1, max: 3 })), { maxLength: 30 })
  .map((rows) => {
    let number = 1;
    return [
      eventOf(1, rahman, opened),
      ...rows.map(([sender, body, step]) => eventOf((number += step === 3 ? 2 : 1), sender, body)),
    ];
  });

describe('any story at all', () => {
  test('[CA39] folding a prefix and then the rest is folding the whole', () => {
    fc.assert(
      fc.property(tellings, fc.nat(30), (events, cut) => {
        const whole = fold(events);
        expect(fold(events.slice(cut), fold(events.slice(0, cut)))).toEqual(whole);
        expect(events.reduce(apply, emptyCase)).toEqual(whole);
      }),
    );
  });

  test('[CA31] every number up to the last stands in the thread once', () => {
    fc.assert(
      fc.property(tellings, (events) => {
        const { thread, lastNumber } = fold(events);
        expect(thread.map(({ number }) => number)).toEqual(Array.from({ length: lastNumber }, (_, i) => i + 1));
      }),
    );
  });

  test('[CA62] no case is closed over an open question or unanswered advice', () => {
    fc.assert(
      fc.property(tellings, (events) => {
        const state = fold(events);
        if (state.closing === null) return;
        expect(state.questions.every((question) => question.state !== 'open')).toBe(true);
        expect(state.advice.every(({ answer, supersededBy }) => answer !== null || supersededBy !== null)).toBe(true);
      }),
    );
  });

  test('[CA33] what is refused changes nothing but thread and times', () => {
    fc.assert(
      fc.property(tellings, someone, anything, (events, sender, body) => {
        const before = fold(events);
        const after = apply(before, eventOf(before.lastNumber + 1, sender, body));
        const item = after.thread.at(-1);
        if (item?.kind === 'gap' || item?.kind === 'erased' || item?.refused === null) return;
        const { thread: _a, times: _b, lastNumber: _c, status: _d, ...kept } = before;
        expect(after).toMatchObject(kept);
      }),
    );
  });
});

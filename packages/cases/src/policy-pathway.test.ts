import { describe, expect, test } from 'vitest';
import { acknowledged, advised, askedMore, closed, disagreed, MONDAY_9, opened, said } from '../test/bodies.ts';
import {
  eventIdOf,
  guardianOfElmbridge,
  lawson,
  lim,
  nair,
  named,
  national,
  osei,
  plastics,
  rahman,
} from '../test/people.ts';
import { story, type Telling } from '../test/story.ts';
import type { Body } from './body/body.ts';
import type { Phase, UnderPathway } from './body/opened.ts';
import type { Sender } from './person.ts';
import { mayDo } from './policy.ts';
import type { RefusalCode } from './refusal.ts';
import { dueOf } from './status.ts';
import { watchesDue } from './watching.ts';

const open: Telling = [rahman, opened];
const claim: Body = { act: 'claimed' };
const share = { act: 'shared' as const, teams: [plastics], reason: 'Excision' };
const under = (more: Partial<UnderPathway>): Telling => {
  const { pathway } = opened;
  if (pathway === undefined) throw new Error('no pathway');
  return [rahman, { ...opened, pathway: { ...pathway, ...more } }];
};
const nationalIs = { organisation: national.organisation, team: national.team };
const rule = { pathway: 'dermatology-advice', version: 1 };
const pre = { code: 'pre-surgery', label: 'Before surgery' };
const post = { code: 'post-surgery', label: 'After surgery' };
const group: Body = { ...opened, purpose: { kind: 'group', phase: pre } };
const grouped = (phases: readonly Phase[]): Telling => {
  const [sender, body] = under({ phases });
  return [sender, { ...body, purpose: { kind: 'group', phase: pre } } as Body];
};
const watch: Body = { act: 'watched', reviewAt: MONDAY_9, owner: named(rahman), lookFor: 'Growth' };
const review = said('No change.', { reviews: eventIdOf(2) });

/** Rule, who does what, after which story, and the refusal: what a case's own pathway allows. */
const cases: readonly [
  rule: string,
  sender: Sender,
  body: Body,
  before: readonly Telling[],
  refusal: RefusalCode | null,
][] = [
  ['[CA66]', guardianOfElmbridge, { ...share, teams: [national], rule }, [under({ fallback: [nationalIs] })], null],
  ['[CA101]', guardianOfElmbridge, { ...share, teams: [national], rule }, [open], 'not-the-fallback'],
  ['[CA101]', guardianOfElmbridge, { ...share, rule }, [under({ fallback: [nationalIs] })], 'not-the-fallback'],
  [
    '[CA101]',
    guardianOfElmbridge,
    { ...share, teams: [national], rule: { ...rule, version: 2 } },
    [under({ fallback: [nationalIs] })],
    'not-the-fallback',
  ],
  ['[CA101]', rahman, { ...share, rule }, [under({ fallback: [nationalIs] })], 'not-the-fallback'],
  ['[CA100]', rahman, share, [under({ shareWith: [national.team] })], 'share-forbidden'],
  ['[CA100]', rahman, share, [under({ shareWith: [plastics.team] })], null],
  ['[CA100]', rahman, share, [under({ shareWith: [] })], 'share-forbidden'],
  ['[CA102]', rahman, share, [under({ restricted: true })], 'share-forbidden'],
  ['[CA102]', rahman, share, [under({ restricted: true, shareWith: [plastics.team] })], null],
  ['[CA103]', lawson, review, [open, [rahman, watch]], null],
  ['[CA103]', lawson, review, [open, [rahman, watch], [rahman, closed()]], null],
  ['[CA103]', lim, review, [open, [rahman, watch], [rahman, closed()]], 'not-in-case'],
  ['[CA103]', lawson, { ...review, wantsAnswer: true }, [open, [rahman, watch], [rahman, closed()]], 'case-closed'],
  ['[CA103]', lawson, review, [open, [rahman, watch], [rahman, review]], 'watch-settled'],
  ['[CA103]', lawson, review, [open], 'watch-settled'],
  ['[CA105]', rahman, group, [], null],
  ['[CA105]', rahman, grouped([post])[1], [], 'phase-unknown'],
  ['[CA105]', osei, said('', { phase: post }), [grouped([pre, post])], null],
  ['[CA105]', osei, said('', { phase: post }), [grouped([pre])], 'phase-unknown'],
  ['[CA105]', osei, said('', { phase: post }), [open], 'not-for-this-kind'],
  ['[CA106]', lawson, acknowledged(2), [open, [osei, advised()]], null],
  ['[CA106]', nair, { act: 'assigned', to: named(nair) }, [open, [osei, claim]], null],
];

describe('what a case’s pathway allows', () => {
  test.each(cases.map((row, i) => [row[0], row[2].act, row[4] ?? 'allowed', i] as const))(
    '%s %s is %s (row %i)',
    (_rule, _act, _outcome, i) => {
      const row = cases[i];
      if (row === undefined) throw new Error('no row');
      const [, sender, body, before, refusal] = row;
      expect(mayDo(body, story(...before), sender)).toBe(refusal);
    },
  );

  test('[CA103] a watch whose day has come is due until somebody has reviewed it, also in a closed case', () => {
    const before = story(open, [rahman, watch], [rahman, closed()]);
    expect(watchesDue(before, MONDAY_9 - 1)).toEqual([]);
    expect(watchesDue(before, MONDAY_9).map(({ event }) => event)).toEqual([eventIdOf(2)]);
    const after = story(open, [rahman, watch], [rahman, closed()], [lawson, review]);
    expect(watchesDue(after, MONDAY_9)).toEqual([]);
    expect(after.watches[0]?.reviewed).toMatchObject({ number: 4, by: { user: lawson.user } });
    expect(after.status.kind).toBe('closed');
  });

  test('[CA105] a group’s case moves between the phases that its pathway names, and back', () => {
    const moved = [osei, said('', { phase: post })] as const;
    expect(story(grouped([pre, post]), moved).phase).toEqual(post);
    expect(story(grouped([pre, post]), moved, [osei, said('Again', { phase: pre })]).phase).toEqual(pre);
    const strange = story(grouped([pre]), moved);
    expect([strange.phase, strange.thread.at(-1)]).toMatchObject([pre, { refused: null }]);
    expect(story(open, moved).phase).toBeNull();
  });

  test('[CA107] what a case waits for is due, whoever is to act; what the pathway does not say is not', () => {
    const [, body] = under({ acknowledgeWithin: 30, closeWithin: 600 });
    const first: Telling = [rahman, body];
    const due = (...more: readonly Telling[]) => {
      const state = story(first, ...more);
      const at = dueOf(state);
      const since = state.status.kind === 'unreadable' ? 0 : state.status.since;
      return at === null ? null : (at - since) / 60_000;
    };
    expect(due([osei, askedMore('Has it bled?')])).toBe(30);
    expect(due([osei, advised()])).toBe(30);
    expect(due([osei, advised()], [rahman, acknowledged(2)])).toBe(600);
    expect(due([osei, advised()], [rahman, disagreed(2, true)])).toBe(600);
    expect(due([rahman, closed()])).toBeNull();
    expect(dueOf(story(open, [osei, advised()], [rahman, acknowledged(2)]))).toBeNull();
  });
});

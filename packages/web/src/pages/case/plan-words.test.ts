import type { CaseView } from '@corridor/client';
import { expect, test } from 'vitest';
import { en } from '../../strings/en.ts';
import { aboutOf, aheadWords, firedWords } from './plan-words.ts';

const HOUR = 3_600_000;
const firing: CaseView['firings'][number] = {
  line: 'target:1.a3f2c1',
  at: 20 * HOUR,
  due: 20 * HOUR,
  does: 'notify',
  team: 'Acute medicine',
  duty: 'on-call',
  as: 'on-call',
  told: 1,
  people: ['Dr Wei Lim'],
};

test.each([
  ['target', 'target'],
  ['target-asker:0', 'target'],
  ['due.a3f2c1', 'target'],
  ['question-lead', 'question'],
  ['step-nobody', 'step'],
  ['fallback', 'fallback'],
  ['fallback-unheard:0', 'unheard'],
  ['unheard-network', 'unheard'],
  ['hand-over-lead', 'hand-over'],
  ['something-new', 'step'],
])('the line %s is about %s', (line, about) => {
  expect(aboutOf(line)).toBe(about);
});

test('a firing says whom it told and as what', () => {
  expect(firedWords(firing, en)).toBe('The time for an answer passed. Told: Dr Wei Lim, as on call for Acute medicine');
});

test('a firing says that nobody had the duty, how late it was, and how many more were told', () => {
  const late = { ...firing, as: 'team', at: firing.due + 20 * 60_000, told: 5, people: ['A', 'B', 'C'] } as const;
  expect(firedWords(late, en)).toBe(
    'The time for an answer passed. Told: A, B, C and 2 more, as members of Acute medicine, because nobody was on call (20 min late)',
  );
  expect(firedWords({ ...firing, told: 0, people: [] }, en)).toContain('Nobody could be told');
  expect(firedWords({ ...firing, line: 'fallback', does: 'offer', team: 'National network' }, en)).toBe(
    'The time came to offer this case to a network. Offered to National network',
  );
});

test('what is ahead says when, unless what, and whom', () => {
  const line = { line: 'acknowledge-lead', at: 21 * HOUR, does: 'notify', team: 'Elmbridge', duty: 'lead' } as const;
  expect(aheadWords(line, 20 * HOUR, en)).toMatch(
    /^21:00, if the advice is not acknowledged: the lead of Elmbridge is told$/u,
  );
});

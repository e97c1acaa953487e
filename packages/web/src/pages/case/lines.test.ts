import { fold, foldNotes, withNotes } from '@corridor/cases';
import { expect, test } from 'vitest';
import { HOUR, NOW } from '../../../test/memory/now.ts';
import { dermatologyStories } from '../../../test/memory/dermatology-stories.ts';
import { linesOf } from './lines.ts';

test('what the plan did stands among the messages by time, and every day is named once', () => {
  const [story] = dermatologyStories;
  if (story === undefined) throw new TypeError('there is a first story');
  const firing = {
    line: 'target',
    at: NOW - 6 * HOUR,
    due: NOW - 6 * HOUR,
    does: 'notify',
    team: 'Dermatology advice',
    duty: 'deputy',
    as: 'deputy',
    told: 1,
    people: ['Dr Priya Nair'],
  } as const;
  const lines = linesOf(withNotes(fold(story.events).thread, foldNotes(story.notes)), [firing]);
  const at = lines.findIndex(({ is }) => is === 'firing');
  expect(lines.slice(0, at).filter(({ number }) => number !== null)).toHaveLength(4);
  expect(lines.slice(at + 1).map(({ number }) => number)).toEqual([5]);
  const days = lines.filter(({ newDay }) => newDay !== null);
  expect(days).toHaveLength(3);
  expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length);
});

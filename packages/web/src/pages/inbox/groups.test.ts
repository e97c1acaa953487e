import { fold } from '@corridor/cases';
import type { InboxRow } from '@corridor/client';
import { describe, expect, test } from 'vitest';
import { memoryClient } from '../../../test/memory/client.ts';
import { dermatology, nair, osei } from '../../../test/memory/people.ts';
import { conversationStories } from '../../../test/memory/conversation-stories.ts';
import { groupsOf } from './groups.ts';

async function rows(): Promise<readonly InboxRow[]> {
  const client = memoryClient({ start: 'open' });
  return new Promise((resolve) => {
    const stop = client.watch('inbox', dermatology.team, (inbox) => {
      resolve(inbox.rows);
      queueMicrotask(() => stop());
    });
  });
}

describe('the inbox', () => {
  test('puts what waits for us first, overdue before due, due before the rest', async () => {
    const [us, others, closed] = groupsOf({ rows: await rows() }, 'all', osei.user);
    expect(us?.rows.map(({ patient }) => patient?.family)).toEqual([
      'Barrowclough',
      'Oyelaran',
      'Macpherson-Le Gall',
      'Kowalski',
    ]);
    expect(others?.group).toBe('others');
    expect(closed?.rows.map(({ patient }) => patient?.family)).toEqual(['Nguyen']);
  });

  test('[QU2] shows one’s own, the unclaimed, the urgent, the overdue, and those with photographs', async () => {
    const all = await rows();
    const names = (filter: Parameters<typeof groupsOf>[1], me = osei.user) =>
      groupsOf({ rows: all }, filter, me).flatMap((group) => group.rows.map(({ patient }) => patient?.family));
    expect(names('mine')).toContain('Barrowclough');
    expect(names('mine', nair.user)).toEqual(['Ahmed']);
    expect(names('unclaimed')).toEqual(['Oyelaran', 'Macpherson-Le Gall', 'Kowalski']);
    expect(names('photographs')).not.toContain('Ahmed');
  });

  test('holds no conversation without a question', async () => {
    const direct = conversationStories.filter(({ events }) => fold(events).kind === 'direct');
    expect(direct).toHaveLength(1);
    expect((await rows()).every(({ kind }) => kind === 'advice')).toBe(true);
  });
});

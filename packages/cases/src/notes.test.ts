import { describe, expect, test } from 'vitest';
import { advised, amended, MONDAY_9, opened, said } from '../test/bodies.ts';
import { nair, osei, rahman } from '../test/people.ts';
import { eventOf, MINUTE, story } from '../test/story.ts';
import type { Body } from './body/body.ts';
import { foldNotes, withNotes } from './notes.ts';
import { messageText } from './thread.ts';

const note = (text: string): Body => ({ act: 'noted', text, attachments: [], mentions: [] });
const at = (minutes: number) => ({ at: MONDAY_9 + minutes * MINUTE });

describe('private notes', () => {
  test('[CA80] they are folded apart and laid among the messages by time', () => {
    const thread = story([rahman, opened], [osei, said('Thank you.')]).thread;
    const notes = foldNotes([eventOf(1, nair, note('Agree.'), at(5)), eventOf(2, osei, note('So do I.'), at(15))]);
    const lines = withNotes(thread, notes).map(({ private: mine, item }) =>
      item.kind === 'message' ? [mine, messageText(item)] : [mine, item.kind],
    );
    expect(lines).toEqual([
      [false, opened.text],
      [true, 'Agree.'],
      [false, 'Thank you.'],
      [true, 'So do I.'],
    ]);
  });

  test('[CA81] an author amends a note; nobody else does', () => {
    const notes = foldNotes([eventOf(1, nair, note('Agree.')), eventOf(2, nair, amended(1, 'Disagree.'))]);
    expect(notes).toHaveLength(1);
    expect(notes[0]?.item).toMatchObject({ amendments: [{ change: { text: 'Disagree.' } }] });
    const other = foldNotes([eventOf(1, nair, note('Agree.')), eventOf(2, osei, amended(1, 'Disagree.'))]);
    expect(other.map(({ item }) => item.kind)).toEqual(['message', 'gap']);
  });

  test('[CA82] what is missing, unreadable or no note is a gap', () => {
    const notes = foldNotes([
      eventOf(2, nair, note('Agree.')),
      eventOf(3, osei, note('x'), { body: 'sealed-unreadable' }),
      eventOf(4, osei, advised()),
    ]);
    expect(notes.map(({ item }) => [item.kind, item.number])).toEqual([
      ['gap', 1],
      ['message', 2],
      ['gap', 3],
      ['gap', 4],
    ]);
    expect(withNotes([], notes)).toHaveLength(4);
  });
});

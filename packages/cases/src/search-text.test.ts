import { describe, expect, test } from 'vitest';
import { acknowledged, advised, amended, askedMore, closed, opened } from '../test/bodies.ts';
import { nair, osei, rahman } from '../test/people.ts';
import { eventOf, story } from '../test/story.ts';
import { foldNotes } from './notes.ts';
import { searchTextOf } from './search-text.ts';
import { emptyCase } from './state.ts';

describe('search text', () => {
  const state = story(
    [rahman, opened],
    [rahman, amended(1, 'It is the right forearm.')],
    [osei, askedMore('Has it bled?')],
  );

  test('[CA85] a case is found by patient, number, subject, words, site, people and teams', () => {
    const text = searchTextOf(state);
    expect(text.name).toBe('BARROWCLOUGH, Joan (Mrs)\nJoanie');
    expect(text.number).toBe('9990000018');
    expect(text.subject).toBe(opened.subject);
    expect(text.text).toContain('Has it bled?');
    expect(text.text).toContain('How long 11 weeks');
    expect(text.sites).toBe('Forearm, back, left');
    expect(text.people).toBe('Dr Amina Rahman\nDr Kwame Osei');
    expect(text.teams).toContain('Elmbridge Surgery');
  });

  test('[CA86] by what holds now, not by what was amended', () => {
    expect(searchTextOf(state).text).toContain('right forearm');
    expect(searchTextOf(state).text).not.toContain(opened.text);
  });

  test('[CA85] by advice and outcome', () => {
    const text = searchTextOf(
      story([rahman, opened], [osei, advised()], [rahman, acknowledged(2)], [rahman, closed()]),
    );
    expect(text.text).toContain('suspected cancer pathway');
    expect(text.outcome).toBe('Advice given, no referral');
  });

  test('[CA87] private notes are found only by whoever gives them', () => {
    const notes = foldNotes([
      eventOf(1, nair, { act: 'noted', text: 'Rule out melanoma.', attachments: [], mentions: [] }),
    ]);
    expect(searchTextOf(state).text).not.toContain('melanoma');
    expect(searchTextOf(state, notes).text).toContain('melanoma');
    expect(searchTextOf(emptyCase).name).toBe('');
  });
});

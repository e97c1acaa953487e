import type { TeamId } from '@corridor/wire';
import { describe, expect, test } from 'vitest';
import { ClientError } from '../error.ts';
import { checkChange, EMPTY_SHELF, readDocument, shelfIn, writeDocument } from './content.ts';

const TEAM = 'a'.repeat(32) as TeamId;

function faultsOf(change: object, isTeams = false): readonly string[] {
  try {
    checkChange(isTeams, change);
    return [];
  } catch (error) {
    if (error instanceof ClientError && error.code === 'invalid-body') return error.faults.map(({ path }) => path);
    throw error;
  }
}

describe('[CS4] what a later client wrote', () => {
  test('a field of an unknown name or shape shows as usual, and is put back as it was', () => {
    const document = { quickReplies: ['Thank you.'], language: 'gd', colours: { inbox: 'blue' } };
    expect(shelfIn(document)).toEqual({ ...EMPTY_SHELF, quickReplies: ['Thank you.'] });
    const kept = readDocument(writeDocument({ ...document, singleKeys: false }));
    expect(kept).toEqual({ ...document, singleKeys: false });
  });

  test.each(['[]', 'null', '"text"', '{', ''])('%j is no document', (text) => {
    expect(readDocument(new TextEncoder().encode(text))).toBeNull();
  });
});

describe('[CS5] what is wrong with a change is said by field', () => {
  test('all at once', () => {
    const favourites = [{ team: 'nobody' as TeamId, pathway: 'derm' }];
    expect(faultsOf({ quickReplies: ['Fine.', ' ', 'x'.repeat(1001)], favourites, language: 'fr' })).toEqual([
      'quickReplies.1',
      'quickReplies.2',
      'favourites.0.team',
      'language',
    ]);
  });

  test('a text with control characters, and one reply too many', () => {
    expect(faultsOf({ quickReplies: ['a\u0000b'] })).toEqual(['quickReplies.0']);
    expect(faultsOf({ quickReplies: Array.from({ length: 41 }, (_, i) => `Reply ${i}`) })).toEqual(['quickReplies']);
  });

  test('a whole shelf at its limits can be sealed; one that a later client filled says that it is full', () => {
    const quickReplies = Array.from({ length: 40 }, () => 'x'.repeat(1000));
    const favourites = Array.from({ length: 100 }, () => ({ team: TEAM, pathway: 'p'.repeat(40) }));
    expect(faultsOf({ quickReplies, favourites })).toEqual([]);
    expect(writeDocument({ quickReplies, favourites }).length).toBeLessThan(60 * 1024);
    expect(() => writeDocument({ quickReplies, later: 'y'.repeat(30_000) })).toThrow('invalid-body');
  });
});

test('[CS6] a team keeps quick replies and nothing that is a person’s', () => {
  expect(faultsOf({ quickReplies: ['Thank you.'] }, true)).toEqual([]);
  expect(faultsOf({ singleKeys: false, language: 'cy', favourites: [] }, true)).toEqual([
    'favourites',
    'language',
    'singleKeys',
  ]);
});

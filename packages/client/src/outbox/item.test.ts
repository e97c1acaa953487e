import type { CaseId, EventId, TeamId } from '@corridor/wire';
import { expect, test } from 'vitest';
import { decodeItem, encodeItem, isTooOld, type Item } from './item.ts';

const id = <T>(digit: string): T => digit.repeat(32) as T;
const MINUTE = 60_000;

const item: Item = {
  event: id<EventId>('1'),
  case: id<CaseId>('2'),
  team: id<TeamId>('3'),
  private: false,
  body: { act: 'acknowledged', advice: id<EventId>('4'), understood: true },
  about: id<EventId>('4'),
  to: [],
  basedOn: 3,
  writtenAt: 1_000,
  joins: [],
  kind: null,
  plan: { urgency: 'routine', pathway: 'a-pathway', version: 1, hash: new Uint8Array(32).fill(5), lines: [] },
  blobs: [],
};

test('[OB9] an item comes back from a device as it was written', () => {
  expect(decodeItem(encodeItem(item))).toEqual(item);
});

test('[OB4] clinical acts keep for a quarter of an hour, words for ever', () => {
  expect(isTooOld(item, 1_000 + 15 * MINUTE)).toBe(false);
  expect(isTooOld(item, 1_001 + 15 * MINUTE)).toBe(true);
  const words: Item = { ...item, body: { act: 'claimed' } };
  expect(isTooOld(words, 24 * 60 * MINUTE)).toBe(false);
});

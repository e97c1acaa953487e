/** What was done to the viewer's ways in, and by whom. */
import type { KeyNotice, KeyNoticing } from '@corridor/client';
import { HOUR, NOW } from './now.ts';
import type { MemoryOptions } from './options.ts';
import { Refused } from './refused.ts';

const NOTICES: readonly KeyNotice[] = [
  { seq: 30, at: NOW - 210 * HOUR, what: 'recovery-sheet-made', by: { who: 'self' } },
  { seq: 31, at: NOW - 200 * HOUR, what: 'device-added', by: { who: 'self' } },
  { seq: 41, at: NOW - 29 * HOUR, what: 'reset', by: { who: 'self' } },
  { seq: 44, at: NOW - 6 * HOUR, what: 'sessions-ended', by: { who: 'machine' } },
  { seq: 47, at: NOW - 2 * HOUR, what: 'reset-allowed', by: { who: 'colleague', name: 'Rachel Haigh' } },
];

export function memoryKeyNotices({ notices: wanted, down }: MemoryOptions): KeyNoticing {
  let seen = 0;
  return {
    keyNotices: async () => (wanted === true ? NOTICES.filter(({ seq }) => seq > seen) : []),
    keyNoticesSeen: async (upTo) => {
      if (down === true) throw new Refused('offline');
      seen = upTo;
    },
  };
}

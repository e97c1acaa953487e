/**
 * The albums among the cases that this client holds. Two that were begun at one time for one patient and the same two
 * teams are one: the first that the server accepted, and the other is not shown. Rule CL82.
 */
import type { CaseId } from '@corridor/wire';
import type { CaseBook } from '../log/book.ts';
import type { CaseLog } from '../log/case-log.ts';
import { albumFor, type Joint, keyOf } from './joint.ts';

export interface AlbumIndex {
  /** Takes an album in; true if another one than before now holds for its patient and teams. */
  put(log: CaseLog): boolean;
  /** The album that holds; null if none is known. */
  find(joint: Joint): CaseId | null;
  /** False for an album whose photographs are in an earlier one. */
  isShown(caseId: CaseId): boolean;
}

export function albumIndex(book: Pick<CaseBook, 'log'>): AlbumIndex {
  const keys = new Map<CaseId, string>();
  const holds = new Map<string, CaseId>();

  const openedAt = (caseId: CaseId): number => book.log(caseId).state().times.opened ?? Infinity;

  function isEarlier(one: CaseId, other: CaseId): boolean {
    const [a, b] = [openedAt(one), openedAt(other)];
    return a < b || (a === b && one < other);
  }

  return {
    put: (log) => {
      const joint = albumFor(log.state());
      if (joint === null) return false;
      const key = keyOf(joint);
      keys.set(log.case, key);
      const before = holds.get(key);
      if (before === log.case || (before !== undefined && !isEarlier(log.case, before))) return false;
      holds.set(key, log.case);
      return true;
    },
    find: (joint) => holds.get(keyOf(joint)) ?? null,
    isShown: (caseId) => {
      const key = keys.get(caseId);
      return key === undefined || holds.get(key) === caseId;
    },
  };
}

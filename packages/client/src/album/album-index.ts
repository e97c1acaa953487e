/**
 * The albums among the cases that this client holds. Two that were begun at one time for one patient and the same two
 * teams are one: the first that the server accepted, and the other is not shown. One that holds a photograph out of a
 * case which turned out not to be about its patient is unlinked: it is not found again. Rules CL82 and CL84.
 */
import type { BlobId, CaseId } from '@corridor/wire';
import type { CaseBook } from '../log/book.ts';
import type { CaseLog } from '../log/case-log.ts';
import { albumFor, type Joint, keyOf } from './joint.ts';

export interface AlbumIndex {
  /** Takes a case in; whose albums (by `keyOf`) are now others than before. */
  put(log: CaseLog): readonly string[];
  /** The album that holds; null if none is known. */
  find(joint: Joint): CaseId | null;
  /** False for an album whose photographs are in an earlier one, and for one that is unlinked. */
  isShown(caseId: CaseId): boolean;
}

export function albumIndex(book: Pick<CaseBook, 'log'>): AlbumIndex {
  const keys = new Map<CaseId, string>();
  const holds = new Map<string, CaseId | null>();
  /** Of photographs in cases whose patient was corrected: the NHS numbers that they are not of. */
  const notOf = new Map<BlobId, ReadonlySet<string>>();

  const openedAt = (caseId: CaseId): number => book.log(caseId).state().times.opened ?? Infinity;

  function byAge(one: CaseId, other: CaseId): number {
    return openedAt(one) - openedAt(other) || (one < other ? -1 : 1);
  }

  function isLinked(caseId: CaseId): boolean {
    const { patient, attachments } = book.log(caseId).state();
    const number = patient?.nhsNumber ?? '';
    return !attachments.some(({ attachment }) => notOf.get(attachment.id)?.has(number) === true);
  }

  /** True if another album than before holds. */
  function settle(key: string): boolean {
    const albums = [...keys].flatMap(([caseId, of]) => (of === key && isLinked(caseId) ? caseId : []));
    const [holder = null] = albums.toSorted(byAge);
    const before = holds.get(key) ?? null;
    holds.set(key, holder);
    return holder !== before;
  }

  /** True if photographs of it are now known not to be of somebody. */
  function noteCorrected(log: CaseLog): boolean {
    const { formerPatients, attachments } = log.state();
    const numbers = new Set(formerPatients.flatMap(({ nhsNumber }) => nhsNumber ?? []));
    if (numbers.size === 0) return false;
    for (const { attachment } of attachments) notOf.set(attachment.id, numbers);
    return true;
  }

  return {
    put: (log) => {
      const joint = albumFor(log.state());
      if (joint !== null) keys.set(log.case, keyOf(joint));
      const concerned = noteCorrected(log) ? new Set(keys.values()) : new Set(joint === null ? [] : [keyOf(joint)]);
      return [...concerned].filter((key) => settle(key));
    },
    find: (joint) => holds.get(keyOf(joint)) ?? null,
    isShown: (caseId) => {
      const key = keys.get(caseId);
      return key === undefined || holds.get(key) === caseId;
    },
  };
}

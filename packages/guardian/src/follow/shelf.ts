/**
 * The cases that a guardian has open. It follows thousands and keeps what it needs of each in its database, so it lets go
 * of those that it has not used for longest; one that is wanted again is read again from the server. Rule FI11.
 */
import type { Core } from '@corridor/client/node';
import type { CaseId } from '@corridor/wire';

/** Cases that people write in now, with some to spare. */
const MOST_OPEN = 64;

interface Shelf {
  /** In the order of their last use. */
  readonly open: Set<CaseId>;
  /** How many are at work in a case: it stays open until they are done. */
  readonly users: Map<CaseId, number>;
}

const shelves = new WeakMap<Core, Shelf>();

function shelfOf(core: Core): Shelf {
  const found = shelves.get(core) ?? { open: new Set(), users: new Map() };
  shelves.set(core, found);
  return found;
}

/** Works with a case that stays open meanwhile. */
export async function withCase<T>(core: Core, caseId: CaseId, work: () => Promise<T>): Promise<T> {
  const { users } = shelfOf(core);
  users.set(caseId, (users.get(caseId) ?? 0) + 1);
  try {
    return await work();
  } finally {
    const left = (users.get(caseId) ?? 1) - 1;
    if (left > 0) users.set(caseId, left);
    else users.delete(caseId);
    used(core, caseId);
  }
}

/** Notes that a case was used, and lets go of the one that was not for longest. */
export function used(core: Core, caseId: CaseId, most = MOST_OPEN): void {
  const { open, users } = shelfOf(core);
  open.delete(caseId);
  open.add(caseId);
  for (const each of open) {
    if (open.size <= most) return;
    if (users.has(each)) continue;
    open.delete(each);
    core.book.forget(each);
  }
}

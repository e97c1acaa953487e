/** The inbox in its order: waiting for us, for others, closed; in each what is overdue first, then what is due next. */
import type { Inbox, InboxRow } from '@corridor/client';
import type { UserId } from '../../session/ids.ts';

export const FILTERS = ['all', 'mine', 'unclaimed', 'urgent', 'overdue', 'photographs'] as const;
export type Filter = (typeof FILTERS)[number];

export type Group = InboxRow['waitingFor'];
export interface GroupOfRows {
  readonly group: Group;
  readonly rows: readonly InboxRow[];
}

const URGENCY = { urgent: 0, soon: 1, routine: 2 } as const;

/** Overdue before the rest, then the earlier due, the more urgent, the longer waiting. */
function byNeed(a: InboxRow, b: InboxRow): number {
  return (
    Number(b.overdue) - Number(a.overdue) ||
    (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity) ||
    URGENCY[a.urgency] - URGENCY[b.urgency] ||
    a.openedAt - b.openedAt
  );
}
const byChange = (a: InboxRow, b: InboxRow) => b.changedAt - a.changedAt;

function passes(row: InboxRow, filter: Filter, me: UserId): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'mine':
      return row.owner?.user === me;
    case 'unclaimed':
      return row.owner === null && row.waitingFor !== 'closed';
    case 'urgent':
      return row.urgency === 'urgent' && row.waitingFor !== 'closed';
    case 'overdue':
      return row.overdue;
    case 'photographs':
      return row.photographs > 0;
    default:
      return filter satisfies never;
  }
}

/** Infinity minus Infinity is no order, so rows without a due time are told apart here. */
function sorted(rows: readonly InboxRow[], group: Group): readonly InboxRow[] {
  if (group !== 'us') return rows.toSorted(byChange);
  const due = rows.filter(({ dueAt }) => dueAt !== null).toSorted(byNeed);
  const open = rows.filter(({ dueAt }) => dueAt === null).toSorted((a, b) => a.openedAt - b.openedAt);
  return [...due, ...open];
}

/** Conversations without a question have a page of their own. */
export function isCase(row: InboxRow): boolean {
  return row.kind !== 'chat' && row.kind !== 'direct';
}

/** Nobody has it, and one's own team is to answer it. */
export function isClaimable(row: InboxRow): boolean {
  return isCase(row) && row.owner === null && row.waitingFor === 'us' && row.status === 'waiting-for-answer';
}

/** How many cases of a team a chip would show. */
export function countOf({ rows }: Pick<Inbox, 'rows'>, filter: Filter, me: UserId): number {
  return rows.filter((row) => isCase(row) && passes(row, filter, me)).length;
}

export function groupsOf(inbox: Pick<Inbox, 'rows'>, filter: Filter, me: UserId): readonly GroupOfRows[] {
  const shown = inbox.rows.filter((row) => isCase(row) && passes(row, filter, me));
  return (['us', 'others', 'closed'] as const)
    .map((group) => ({
      group,
      rows: sorted(
        shown.filter((row) => row.waitingFor === group),
        group,
      ),
    }))
    .filter(({ rows }) => rows.length > 0);
}

/** The rows in the order of the screen: only those in sight are made, so that thousands of cases scroll like ten. */
import type { Inbox, InboxRow } from '@corridor/client';
import { memo, type ReactNode, useEffect, useMemo, useRef } from 'react';
import { VList, type VListHandle } from 'virtua';
import { useLocation } from 'wouter';
import { Row } from '../../components/row/row.tsx';
import type { CaseId } from '../../session/ids.ts';
import { useKeys } from '../../session/keys.ts';
import { useStrings } from '../../strings/use-strings.ts';
import { type GroupOfRows, isClaimable } from './groups.ts';

type Item =
  | { readonly is: 'head'; readonly group: GroupOfRows }
  | { readonly is: 'row'; readonly row: InboxRow }
  | { readonly is: 'foot' };

const FOOT: Item = { is: 'foot' };

function itemsOf(groups: readonly GroupOfRows[]): readonly Item[] {
  const shown = groups.flatMap((group): readonly Item[] => [
    { is: 'head', group },
    ...group.rows.map((row) => ({ is: 'row', row }) as const),
  ]);
  return [...shown, FOOT];
}

function GroupHead({ group }: { readonly group: GroupOfRows }) {
  const s = useStrings().inbox;
  return (
    <h2 className="group-head">
      {s.groups[group.group]} <span>{group.rows.length}</span>
    </h2>
  );
}

/** A row is made again when it shows something else, not when the list scrolls. */
const SteadyRow = memo(Row);

function placeOf(items: readonly Item[], id: string | null): number {
  return id === null ? -1 : items.findIndex((item) => item.is === 'row' && item.row.case === id);
}

/** Moves to the next and the previous case with j and k; the list follows. */
function useMoving(items: readonly Item[], chosen: CaseId | null, hrefOf: (id: CaseId) => string) {
  const s = useStrings().habits.keys;
  const [, navigate] = useLocation();
  const list = useRef<VListHandle>(null);
  const at = placeOf(items, chosen);
  const left = useRef(at);
  useEffect(() => {
    // Back from a case, the list stands where it was left.
    if (at === -1 && left.current > 0) list.current?.scrollToIndex(left.current, { align: 'center' });
    if (at !== -1) left.current = at;
  }, [at]);
  const move = (by: 1 | -1) => {
    // The address is ahead of the page: a second key may come before the first case stands.
    const here = placeOf(items, location.pathname.split('/').at(-1) ?? null);
    let next = (here === -1 ? left.current : here) + by;
    while (items[next]?.is === 'head') next += by;
    const item = items[next];
    if (item?.is !== 'row') return;
    navigate(hrefOf(item.row.case));
    list.current?.scrollToIndex(next, { align: 'nearest' });
  };
  useKeys({
    j: { says: s.next, run: () => move(1) },
    k: { says: s.previous, run: () => move(-1) },
  });
  return list;
}

interface CaseListProps {
  readonly team: Inbox['team'];
  readonly groups: readonly GroupOfRows[];
  readonly chosen: CaseId | null;
  readonly onClaim: (id: CaseId) => void;
  readonly foot: ReactNode;
}

export function CaseList({ team, groups, chosen, onClaim, foot }: CaseListProps) {
  const items = useMemo(() => itemsOf(groups), [groups]);
  const hrefOf = (id: CaseId) => `/team/${team}/case/${id}`;
  const list = useMoving(items, chosen, hrefOf);
  return (
    <VList ref={list} className="rows" data={items}>
      {(item) => {
        switch (item.is) {
          case 'head':
            return <GroupHead key={item.group.group} group={item.group} />;
          case 'row':
            return (
              <SteadyRow
                key={item.row.case}
                row={item.row}
                href={hrefOf(item.row.case)}
                current={item.row.case === chosen}
                onClaim={isClaimable(item.row) ? onClaim : null}
              />
            );
          case 'foot':
            return (
              <div key="foot" className="list-foot">
                {foot}
              </div>
            );
          default:
            return item satisfies never;
        }
      }}
    </VList>
  );
}

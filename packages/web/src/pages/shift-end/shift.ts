/** The end of a shift: when it comes, what is open then, and who is next. Rules SH1 to SH3. */
import type { Inbox, InboxRow, Me, MyTeam, PersonName } from '@corridor/client';
import type { UserId } from '../../session/ids.ts';
import { isCase } from '../inbox/groups.ts';

/** How long before its end a shift's hand-over is offered. */
const OFFERED = 30 * 60_000;

export interface Ending {
  readonly team: MyTeam;
  readonly until: number;
}

/** The shift that one is on and that ends first; null: one is on call for nothing, or the rota names no end. */
export function endingShift({ teams }: Pick<Me, 'teams'>): Ending | null {
  const endings = teams.flatMap((team): readonly Ending[] => {
    const until = team.onDuty?.until ?? null;
    return team.mine === 'on-call' && until !== null ? [{ team, until }] : [];
  });
  return endings.toSorted((a, b) => a.until - b.until)[0] ?? null;
}

/** The shift that ends so soon that handing over is offered. */
export function endsSoon(me: Pick<Me, 'teams'>, now: number): Ending | null {
  const ending = endingShift(me);
  return ending !== null && ending.until - now <= OFFERED && ending.until > now ? ending : null;
}

export interface OpenAtEnd {
  /** Open cases that one holds. */
  readonly mine: readonly InboxRow[];
  /** Those that wait for the team and that nobody holds. */
  readonly nobodys: readonly InboxRow[];
}

const byClock = (a: InboxRow, b: InboxRow) => (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity) || a.openedAt - b.openedAt;

export function openAtEnd({ rows }: Pick<Inbox, 'rows'>, me: UserId): OpenAtEnd {
  const open = rows.filter((row) => isCase(row) && row.waitingFor !== 'closed').toSorted(byClock);
  return {
    mine: open.filter(({ owner }) => owner?.user === me),
    nobodys: open.filter(({ owner, waitingFor }) => owner === null && waitingFor === 'us'),
  };
}

/** Whom cases can go to: who is next first, then who else is on the rota, then the rest of the team; never oneself. */
export function successors(
  { onDuty }: Pick<MyTeam, 'onDuty'>,
  members: readonly PersonName[],
  me: UserId,
): readonly PersonName[] {
  const named = [onDuty?.next, onDuty?.now, onDuty?.deputy].filter((person) => person != null);
  const all = [...named, ...members].filter(({ user }) => user !== me);
  return all.filter(({ user }, index) => all.findIndex((each) => each.user === user) === index);
}

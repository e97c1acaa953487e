import type { Asked, CaseId, Down, Kind, Summary } from '@corridor/wire';
import type { Core } from '../core.ts';
import { cheapestWraps, epochsOf, inboxPage, MOST_IN_PAGE, seenBy, summaryEvents } from '../db/read-sql.ts';
import { demand } from '../error.ts';
import type { Guest } from '../socket/connection.ts';

/** Events of one case in its summary. Above this only `opened` and the newest are in it. */
const MOST_IN_SUMMARY = 256 * 1024;

/** Two flights for a page of 200 cases: which cases, then everything of all of them. Rules FD9. @throws ServerError `not-allowed`. */
export async function inbox(core: Core, { session, teams }: Guest, asked: Asked<'inbox'>): Promise<Down> {
  demand(teams.has(asked.team), 'not-allowed');
  const closed = asked.closed ? 1 : 0;
  const [found] = await core.database.lines.run(
    inboxPage(asked.team, session.user, closed, asked.before ?? 0, asked.limit + 1),
  );
  const heads = found.slice(0, asked.limit);
  const summaries = await summarise(core, session.user, heads);
  const fitting = summaries.slice(0, countThatFits(summaries));
  return { t: 'inbox', r: asked.r, cases: fitting, more: found.length > fitting.length };
}

interface Head {
  readonly team: number;
  readonly key: number;
  readonly case: string;
  readonly kind: string;
  readonly n: number;
  readonly last: number;
  /** The log of the team's notes; 0 if it has written none. */
  readonly lane: number;
  readonly notes: number;
}

async function summarise(core: Core, user: string, heads: readonly Head[]): Promise<Summary[]> {
  const logs = heads.map(({ key }) => key);
  const [events, epochs, wraps, seen] = await core.database.lines.run(
    summaryEvents(
      logs,
      heads.map(({ last }) => last),
    ),
    epochsOf(logs),
    cheapestWraps(logs, heads[0]?.team ?? 0),
    seenBy([...logs, ...heads.flatMap(({ lane }) => (lane === 0 ? [] : [lane]))], user),
  );
  const eventsOf = Map.groupBy(events, ({ log }) => log);
  const epochsByLog = Map.groupBy(epochs, ({ log }) => log);
  const wrapsByLog = Map.groupBy(wraps, ({ log }) => log);
  const seenOf = new Map(seen.map((row) => [row.log, row.seen]));
  return heads.map((head) => ({
    case: head.case as CaseId,
    kind: head.kind as Kind,
    n: head.n,
    last: head.last,
    notes: head.notes,
    seen: seenOf.get(head.key) ?? 0,
    notesSeen: seenOf.get(head.lane) ?? 0,
    epochs: (epochsByLog.get(head.key) ?? []).map(({ statement }) => statement),
    wraps: (wrapsByLog.get(head.key) ?? []).map(({ statement }) => statement),
    events: withinBudget(eventsOf.get(head.key) ?? []).map(({ number, at, event }) => ({ number, at, event })),
  }));
}

/** The first and the newest that fit: a case of very long acts is opened to be read. */
function withinBudget<E extends { readonly event: Uint8Array }>(events: readonly E[]): readonly E[] {
  if (sizeOf(events) <= MOST_IN_SUMMARY) return events;
  const [first, ...rest] = events;
  const newest = rest.at(-1);
  return first === undefined || newest === undefined ? events : [first, newest];
}

function sizeOf(events: readonly { readonly event: Uint8Array }[]): number {
  return events.reduce((size, { event }) => size + event.length, 0);
}

/** How many summaries fit one answer: always one. */
function countThatFits(summaries: readonly Summary[]): number {
  let size = 0;
  const fits = summaries.findIndex((summary) => {
    const keys = [...summary.epochs, ...summary.wraps].reduce((sum, one) => sum + one.length, 0);
    size += sizeOf(summary.events) + keys;
    return size > MOST_IN_PAGE;
  });
  return fits < 0 ? summaries.length : Math.max(1, fits);
}

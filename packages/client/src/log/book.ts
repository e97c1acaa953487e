/**
 * All cases that this client holds, kept up with the server: live news as it comes, and after every new connection each
 * team's feed from where it stopped. The feed's numbers have no holes, so a missed event is noticed and fetched.
 * Rules SY1 to SY3 in docs/protocol/client.md.
 */
import type { CaseId, Said, TeamId } from '@corridor/wire';
import { codeOf } from '../error.ts';
import type { News } from '../connection/connection.ts';
import type { Network } from '../network.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { type CaseLog, caseLog } from './case-log.ts';

const PAGE = 200;
/** Beyond every number: a page after it is empty and says where the feed stands. */
const END = Number.MAX_SAFE_INTEGER;

export interface Change {
  readonly case: CaseId;
  /** Teams in whose inbox the case now stands. Empty: those in which it stood before. */
  readonly teams: readonly TeamId[];
}

export interface CaseBook {
  log(caseId: CaseId): CaseLog;
  has(caseId: CaseId): boolean;
  /** Lets go of a case that nobody looks at; it is read again from the server when it is next asked for. */
  forget(caseId: CaseId): void;
  all(): Iterable<CaseLog>;
  /** Hears every change of a case: events, receipts, firings, the outbox. */
  onChange(hear: (change: Change) => void): () => void;
  touch(caseId: CaseId): void;
  /** A case that this client opened itself stands in these teams' inboxes. */
  holds(caseId: CaseId, teams: readonly TeamId[]): void;
  /** Where a team's feed stands now; what comes after is followed. */
  follow(team: TeamId): Promise<void>;
  /** Reads every followed team's feed on to its end: after a new connection. */
  catchUp(): Promise<void>;
  hear(news: News): void;
  /** Resolves when all that was heard so far has been taken in. */
  settled(): Promise<void>;
}

export function openBook(network: Network): CaseBook {
  const logs = new Map<CaseId, CaseLog>();
  const cursors = new Map<TeamId, number>();
  const listeners = new Set<(change: Change) => void>();
  const readings = new Map<TeamId, () => Promise<void>>();
  let working: Promise<unknown> = Promise.resolve();

  const log = (caseId: CaseId): CaseLog => {
    const found = logs.get(caseId) ?? caseLog(caseId, network);
    logs.set(caseId, found);
    return found;
  };

  function tell(caseId: CaseId, teams: readonly TeamId[] = []): void {
    for (const hear of listeners) hear({ case: caseId, teams });
  }

  /** Tells the server how far this client holds a log, so that senders see it delivered. */
  function acknowledge(caseId: CaseId, lane: TeamId | null): void {
    const number = log(caseId).part(lane).entries.length;
    if (number > 0) network.connection.ask({ t: 'got', case: caseId, lane, number }).catch(() => undefined);
  }

  async function readOn(caseId: CaseId, lane: TeamId | null, teams: readonly TeamId[]): Promise<void> {
    await log(caseId).load(lane);
    acknowledge(caseId, lane);
    tell(caseId, teams);
  }

  /** What cannot be read now is read at the next catch-up; it stops nothing else. */
  async function calmly(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (codeOf(error) === 'cannot-open') throw error;
    }
  }

  async function readFeed(team: TeamId): Promise<void> {
    for (;;) {
      const after = cursors.get(team) ?? 0;
      const page = await network.connection.ask({ t: 'feed', team, after, limit: PAGE });
      const logsSeen = new Map(page.rows.map(({ case: id, lane }) => [`${id}/${lane}`, { id, lane }]));
      for (const { id, lane } of logsSeen.values()) await calmly(async () => await readOn(id, lane, [team]));
      cursors.set(team, page.rows.at(-1)?.n ?? after);
      if (page.rows.length === 0 || (cursors.get(team) ?? 0) >= page.last) return;
    }
  }

  async function catchUpTeam(team: TeamId): Promise<void> {
    const reading = readings.get(team) ?? oneAtATime(async () => await readFeed(team));
    readings.set(team, reading);
    await reading();
  }

  /** Moves a team's cursor over the number that came; a hole before it means that something was missed. */
  function advance({ team, n }: { readonly team: TeamId; readonly n: number }): void {
    const at = cursors.get(team);
    if (at === undefined || n <= at) return;
    if (n === at + 1) cursors.set(team, n);
    else void calmly(async () => await catchUpTeam(team));
  }

  async function takeEvent(news: Said<'event'>): Promise<void> {
    const { case: id, lane, number, at, event } = news;
    const held = log(id);
    const before = held.part(lane).entries.length;
    const whole = await held.arrived(lane, { number, at, event }, news);
    if (whole && held.part(lane).entries.length > before) acknowledge(id, lane);
    const teams = news.feeds.map(({ team }) => team).filter((team) => cursors.has(team));
    tell(id, teams);
    if (!whole) await readOn(id, lane, teams);
    for (const feed of news.feeds) advance(feed);
  }

  /** What is held of it goes, and what is left is read in its place. */
  async function forgetErased(caseId: CaseId): Promise<void> {
    if (!logs.delete(caseId)) return;
    tell(caseId);
    await calmly(async () => await readOn(caseId, null, []));
  }

  async function take(news: News): Promise<void> {
    switch (news.t) {
      case 'event':
        await takeEvent(news);
        return;
      case 'reach':
        await log(news.case).reached(news.reach);
        tell(news.case);
        return;
      case 'firing':
        await log(news.case).fired(news.firing);
        tell(news.case);
        return;
      case 'erased':
        await forgetErased(news.case);
        return;
      case 'changed':
        return;
      default:
        news satisfies never;
    }
  }

  return {
    log,
    has: (caseId) => logs.has(caseId),
    forget: (caseId) => void logs.delete(caseId),
    all: () => logs.values(),
    onChange: (hear) => {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
    touch: tell,
    holds: tell,
    follow: async (team) => {
      if (cursors.has(team)) return;
      const { last } = await network.connection.ask({ t: 'feed', team, after: END, limit: 1 });
      cursors.set(team, Math.max(last, cursors.get(team) ?? 0));
    },
    catchUp: async () => {
      await Promise.all([...cursors.keys()].map(async (team) => await catchUpTeam(team)));
    },
    hear: (news) => {
      const taken = take(news).catch(() => undefined);
      working = Promise.all([working, taken]);
    },
    settled: async () => {
      await working;
    },
  };
}

/**
 * What a search reads that no screen has asked for: closed cases of the last 90 days once the inboxes are painted, and
 * from the first search on the middle of conversations of which an inbox shows beginning and end. One thing at a time
 * with pauses, so that neither this device nor the server is held up.
 */
import type { CaseId, Said, TeamId } from '@corridor/wire';
import type { Core } from '../core.ts';
import { codeOf } from '../error.ts';
import { type CaseLog, meet } from '../log/case-log.ts';

const DAY = 24 * 60 * 60 * 1000;
const BACK = 90 * DAY;
/** Milliseconds after the inboxes are painted, and between two requests. */
const AFTER_PAINTING = 2000;
const PAUSE = 250;
const PAUSE_OF_LOGS = 30;
const PAGE = 50;

export interface SearchReading {
  closedOf(teams: readonly TeamId[]): void;
  /** Reads conversations whole, those that changed last first. */
  whole(): void;
  /** Cases of which the middle is not read yet. */
  toRead(): number;
  /** Closed cases that changed before this moment have not been read; null if there are none. */
  backTo(): number | null;
  close(): void;
}

/** How far the closed cases of a team have been read. */
interface Course {
  state: 'reading' | 'stopped' | 'done';
  /** The feed number from which the next page goes back; null before the first. */
  before: number | null;
  /** What changed before this moment has not been read; null: there is nothing more. */
  backTo: number | null;
}

export function searchReading(core: Core): SearchReading {
  const { book, connection, ports } = core;
  const started = core.now();
  const courses = new Map<TeamId, Course>();
  const unreadable = new Set<CaseId>();
  let reading: Promise<void> | null = null;
  let closed = false;

  const pause = async (milliseconds: number): Promise<void> =>
    await new Promise((resolve) => void ports.clock.after(milliseconds, resolve));

  const changedAt = (log: CaseLog): number => log.state().times.last ?? 0;

  async function takeClosed({ cases }: Said<'inbox'>, team: TeamId): Promise<void> {
    await meet(
      core,
      cases.flatMap(({ events }) => events.map(({ event }) => event)),
      cases,
    );
    for (const each of cases) {
      await book.log(each.case).summarise(each, team);
      book.touch(each.case);
    }
  }

  async function readClosed(team: TeamId, course: Course): Promise<void> {
    for (;;) {
      const page: Said<'inbox'> = await connection.ask({
        t: 'inbox',
        team,
        closed: true,
        before: course.before,
        limit: PAGE,
      });
      await takeClosed(page, team);
      const last = page.cases.at(-1);
      const oldest = last === undefined ? started : changedAt(book.log(last.case));
      const isEnd = !page.more || last === undefined || last.n === course.before;
      course.backTo = isEnd ? null : Math.max(oldest, started - BACK);
      course.before = last?.n ?? null;
      if (isEnd || oldest < started - BACK) course.state = 'done';
      if (closed || course.state === 'done') return;
      await pause(PAUSE);
    }
  }

  function courseOf(team: TeamId): Course {
    const course = courses.get(team) ?? { state: 'stopped', before: null, backTo: started };
    courses.set(team, course);
    return course;
  }

  /** What broke off goes on from there at the next connection, when the inboxes are painted again. */
  async function readAllClosed(teams: readonly TeamId[]): Promise<void> {
    await pause(AFTER_PAINTING);
    for (const team of teams) {
      const course = courseOf(team);
      if (closed || course.state !== 'stopped') continue;
      course.state = 'reading';
      await readClosed(team, course).catch(() => {
        course.state = 'stopped';
      });
    }
  }

  function partial(): readonly CaseLog[] {
    return [...book.all()].filter((log) => !log.part(null).isWhole() && !unreadable.has(log.case));
  }

  async function readWhole(): Promise<void> {
    for (const log of partial().toSorted((a, b) => changedAt(b) - changedAt(a))) {
      if (closed || log.part(null).isWhole()) continue;
      try {
        await log.load(null);
        book.touch(log.case);
      } catch (error) {
        if (codeOf(error) === 'offline') return;
        unreadable.add(log.case);
      }
      if (!log.part(null).isWhole()) unreadable.add(log.case);
      await pause(PAUSE_OF_LOGS);
    }
  }

  return {
    closedOf: (teams) => void readAllClosed(teams),
    whole: () => {
      reading ??= readWhole().finally(() => {
        reading = null;
      });
    },
    toRead: () => partial().length,
    backTo: () => {
      const open = core.myTeams.get().flatMap((team) => courseOf(team).backTo ?? []);
      return open.length === 0 ? null : Math.max(...open);
    },
    close: () => {
      closed = true;
    },
  };
}

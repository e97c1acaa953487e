/**
 * A team's inbox: painted from its first page, filled while it is looked at, and kept up by the case book. Closed cases
 * are fetched when asked for.
 */
import type { CaseId, Said, TeamId } from '@corridor/wire';
import type { Inbox, InboxRow } from '../api/inbox.ts';
import type { AlbumIndex } from '../album/album-index.ts';
import type { Core } from '../core.ts';
import { type Live, live } from '../live.ts';
import { meet, type Summarised } from '../log/case-log.ts';
import type { Drafts } from './drafts.ts';
import { rowOf } from './row.ts';
import { isSameRow, withRows } from './sorted-rows.ts';

/** The first page is small, so that something is on the screen at once. */
const FIRST_PAGE = 30;
const PAGE = 200;
/** Milliseconds for which changes are gathered before the list is told. */
const GATHER = 30;

export interface TeamInbox {
  readonly view: Live<Inbox>;
  /** @throws ClientError `offline`. */
  load(): Promise<void>;
  loadClosed(): Promise<void>;
  row(caseId: CaseId): InboxRow | null;
  /** A case changed; `joins` if it now stands in this inbox. */
  changed(caseId: CaseId, joins: boolean): void;
  /** Time has passed: what was not late may be. */
  refresh(): void;
}

export interface Beside {
  readonly drafts: Drafts;
  readonly albums: AlbumIndex;
}

export function teamInbox(core: Core, { drafts, albums }: Beside, team: TeamId, name: string): TeamInbox {
  const rows = new Map<CaseId, InboxRow>();
  const stale = new Set<CaseId>();
  /** Rows that show something else since the list was last told. */
  const moved = new Map<CaseId, InboxRow>();
  let sorted: readonly InboxRow[] = [];
  const view = live<Inbox>({ team, teamName: name, rows: [], loading: true, closedLoaded: false });
  let loading: Promise<void> | null = null;
  let cancel: (() => void) | null = null;

  /** A row that shows what it showed before stays the same object. */
  function render(caseId: CaseId): void {
    const unsent = core.outbox.of(caseId).length;
    const row = rowOf(core.book.log(caseId), { network: core, team, unsent, draft: drafts.has(caseId) });
    const before = rows.get(caseId);
    if (before !== undefined && isSameRow(before, row)) return;
    rows.set(caseId, row);
    moved.set(caseId, row);
  }

  function isErased(caseId: CaseId): boolean {
    const log = core.book.log(caseId);
    return log.erasing.at(log.part(null)) !== null;
  }

  function show(change: Partial<Inbox> = {}): void {
    cancel?.();
    cancel = null;
    for (const caseId of stale) render(caseId);
    stale.clear();
    sorted = withRows(sorted, moved);
    moved.clear();
    const shown = sorted.filter((row) => albums.isShown(row.case) && !isErased(row.case));
    const before = view.get().rows;
    const isSame = shown.length === before.length && shown.every((row, at) => row === before[at]);
    if (isSame && Object.keys(change).length === 0) return;
    view.set({ ...view.get(), ...change, rows: shown });
  }

  async function meetPage(cases: readonly Summarised[]): Promise<void> {
    const events = cases.flatMap((each) => each.events.map(({ event }) => event));
    await meet(core, events, cases);
  }

  async function openPage(cases: readonly Summarised[]): Promise<void> {
    await Promise.all(cases.map(async (each) => await core.book.log(each.case).summarise(each, team)));
    for (const each of cases) {
      stale.add(each.case);
      core.book.touch(each.case);
    }
  }

  const ask = async (closed: boolean, before: number | null, limit: number): Promise<Said<'inbox'>> =>
    await core.connection.ask({ t: 'inbox', team, closed, before, limit });

  /**
   * The next page is on its way while one is verified and opened; but asked for after everybody in this one is known,
   * since its answer is long and theirs would come behind it.
   */
  async function readPages(closed: boolean, done: Partial<Inbox>): Promise<void> {
    let before: number | null = null;
    let coming: Promise<Said<'inbox'>> | null = ask(closed, null, FIRST_PAGE);
    while (coming !== null) {
      const page: Said<'inbox'> = await coming;
      await meetPage(page.cases);
      const oldest: number | null = page.cases.at(-1)?.n ?? null;
      coming = page.more && oldest !== null && oldest !== before ? ask(closed, oldest, PAGE) : null;
      coming?.catch(() => undefined);
      before = oldest;
      await openPage(page.cases);
      show(coming === null ? done : {});
    }
  }

  async function load(): Promise<void> {
    await core.book.follow(team);
    await readPages(false, { loading: false });
  }

  return {
    view,
    refresh: () => {
      for (const caseId of rows.keys()) stale.add(caseId);
      show();
    },
    load: async () => {
      loading ??= load().catch((error: unknown) => {
        loading = null;
        throw error;
      });
      await loading;
    },
    loadClosed: async () => {
      if (view.get().closedLoaded) return;
      await readPages(true, { closedLoaded: true });
    },
    row: (caseId) => {
      if (stale.delete(caseId)) render(caseId);
      return rows.get(caseId) ?? null;
    },
    changed: (caseId, joins) => {
      if (!joins && !rows.has(caseId)) return;
      stale.add(caseId);
      if (!rows.has(caseId)) render(caseId);
      cancel ??= core.ports.clock.after(GATHER, show);
    },
  };
}

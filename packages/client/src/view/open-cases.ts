/** The cases that somebody looks at: read whole when first asked for, shown anew when they change and when time does. */
import { LATE } from '@corridor/cases';
import type { CaseId } from '@corridor/wire';
import type { CaseView } from '../api/case-view.ts';
import type { Albums } from '../album/albums.ts';
import { jointOf } from '../album/joint.ts';
import type { Core } from '../core.ts';
import { type Live, live } from '../live.ts';
import { caseView } from './case-view.ts';

export interface OpenCases {
  /** The case as it is shown; reads it on from the server when first asked for. */
  live(caseId: CaseId): Live<CaseView>;
  changed(caseId: CaseId): void;
  /** Time has passed: what is shown of time is looked at again. */
  refresh(): void;
  /** The connection is back: what could not be read is read. */
  online(): void;
  close(): void;
}

/** Timers of hosts hold no more than 2³¹ − 1 milliseconds; within a day something else shows the case again. */
const LONGEST_WAIT = 24 * 60 * 60 * 1000;

export function openCases(core: Core, albums: Albums): OpenCases {
  const cases = new Map<CaseId, Live<CaseView>>();
  const loading = new Set<CaseId>();
  const stale = new Set<CaseId>();
  const alarms = new Map<CaseId, () => void>();
  let cancel: (() => void) | null = null;

  function viewOf(caseId: CaseId): CaseView {
    const log = core.book.log(caseId);
    const joint = jointOf(log.state());
    const album = joint === null ? null : albums.index.find(joint);
    return caseView(core, log, { loading: loading.has(caseId), album });
  }

  /** A line that is two minutes late is told of then, not when somebody next says something. */
  function awaitAlarm(caseId: CaseId, { ahead }: CaseView): void {
    alarms.get(caseId)?.();
    alarms.delete(caseId);
    const [next] = ahead;
    if (next === undefined) return;
    const wait = Math.max(0, next.at + LATE - core.now()) + 1;
    if (wait < LONGEST_WAIT)
      alarms.set(
        caseId,
        core.ports.clock.after(wait, () => show(caseId)),
      );
  }

  function show(caseId: CaseId): void {
    const shown = cases.get(caseId);
    if (shown === undefined) return;
    const view = viewOf(caseId);
    shown.set(view);
    if (shown.heard) awaitAlarm(caseId, view);
  }

  /** Gathers what changed, so that a flood of events is one painting. */
  function showStale(): void {
    cancel = null;
    for (const caseId of stale) show(caseId);
    stale.clear();
  }

  async function readNotes(caseId: CaseId): Promise<void> {
    const log = core.book.log(caseId);
    const readers = log.keys.newest()?.value.readers ?? [];
    for (const team of core.myTeams.get()) if (readers.some((reader) => reader.team === team)) await log.load(team);
  }

  async function read(caseId: CaseId): Promise<void> {
    const log = core.book.log(caseId);
    loading.add(caseId);
    try {
      await log.load(null);
      const number = log.part(null).entries.length;
      core.connection.ask({ t: 'got', case: caseId, lane: null, number }).catch(() => undefined);
      await readNotes(caseId);
    } finally {
      loading.delete(caseId);
      core.book.touch(caseId);
    }
    // What this person sent from another device, or before a page was left, goes where it belongs too.
    await albums.keepUp(caseId);
  }

  function change(caseId: CaseId): void {
    stale.add(caseId);
    cancel ??= core.ports.clock.after(0, showStale);
  }

  const stopHearing = albums.changes.hear(() => {
    for (const caseId of cases.keys()) change(caseId);
  });

  return {
    live: (caseId) => {
      const found = cases.get(caseId);
      if (found !== undefined) return found;
      loading.add(caseId);
      const made = live(viewOf(caseId));
      cases.set(caseId, made);
      read(caseId).catch(() => undefined);
      return made;
    },
    changed: (caseId) => {
      if (cases.has(caseId)) change(caseId);
    },
    refresh: () => {
      for (const [caseId, shown] of cases) if (shown.heard) show(caseId);
    },
    online: () => {
      for (const [caseId, shown] of cases) if (shown.get().state.opening === null) read(caseId).catch(() => undefined);
    },
    close: () => {
      stopHearing();
      cancel?.();
      for (const stop of alarms.values()) stop();
    },
  };
}

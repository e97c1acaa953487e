/**
 * What was written and not yet accepted, case by case and in order. It survives the connection, and on a person's own
 * device the page; it never says more of an event than is known. Rules OB1 to OB9, TL28.
 */
import { isStale } from '@corridor/cases';
import { type CaseId, type EventId, PASSING_REFUSALS, type TeamId } from '@corridor/wire';
import type { Delivery, Unsent } from '../api/delivery.ts';
import type { ClientErrorCode } from '../api/error-code.ts';
import type { Attachments } from '../attachment/attachments.ts';
import { ClientError, codeOf } from '../error.ts';
import { type Live, live } from '../live.ts';
import type { CaseBook } from '../log/book.ts';
import type { CaseLog } from '../log/case-log.ts';
import { seenThrough } from '../log/part.ts';
import type { Network } from '../network.ts';
import type { Store } from '../port/store.ts';
import { type Composed, compose } from './compose.ts';
import { decodeItem, encodeItem, isTooOld, type Item } from './item.ts';

/** What changed meanwhile is looked at again, and the event sealed anew, so often. */
const TRIES = 6;
/** Refusals that pass, and how long to leave them to it, in milliseconds. */
const PASSES: ReadonlySet<string> = new Set(PASSING_REFUSALS);
const AGAIN = 60_000;
/** Refusals for which the log says when they are over. */
const UNVOUCHED: ReadonlySet<string> = new Set<ClientErrorCode>([
  'log-stale',
  'roster-withheld',
  'vouch-withheld',
  'not-in-log',
]);
const OUTDATED: ReadonlySet<string> = new Set<ClientErrorCode>([
  'stale-epoch',
  'stale-roster',
  'out-of-order',
  'conflict',
]);

type Progress = Extract<Delivery, { state: 'queued' | 'sending' | 'refused' }>;

interface Queued {
  item: Item;
  progress: Progress;
}

export interface Outbox {
  readonly unsent: Live<readonly Unsent[]>;
  of(caseId: CaseId): readonly Unsent[];
  /** The same as they wait, in order. */
  items(caseId: CaseId): readonly Item[];
  put(item: Item): Promise<void>;
  /** Looks at everything again: the connection is back. */
  flush(): void;
  /** @throws ClientError `unknown-event`. */
  retry(event: EventId, lastConfirmed?: true): Promise<void>;
  /** @throws ClientError `unknown-event` once the server has it, or may have it. */
  takeBack(event: EventId): Promise<Item>;
  /** Reads what this device kept. */
  restore(): Promise<void>;
  /** Hears of every item that the server has taken, or is found to have taken before. */
  onAccepted(hear: (item: Item) => void): () => void;
  /** Resolves when nothing is being sent: all is accepted, refused, or waiting for the connection. */
  settled(): Promise<void>;
}

export function openOutbox(network: Network, book: CaseBook, attachments: Attachments, store: Store): Outbox {
  const queues = new Map<CaseId, Queued[]>();
  const pumping = new Map<CaseId, Promise<void>>();
  const unsent = live<readonly Unsent[]>([]);
  const accepted = new Set<(item: Item) => void>();

  const shownItem = ({ item, progress }: Queued): Unsent => ({
    event: item.event,
    case: item.case,
    about: book.log(item.case).state().subject || (item.body.act === 'opened' ? item.body.subject : ''),
    body: item.body,
    private: item.private,
    writtenAt: item.writtenAt,
    delivery: progress,
  });

  function tell(caseId: CaseId): void {
    unsent.set([...queues.values()].flat().map(shownItem));
    book.touch(caseId);
  }

  function find(event: EventId): Queued {
    for (const queue of queues.values()) {
      const found = queue.find(({ item }) => item.event === event);
      if (found !== undefined) return found;
    }
    throw new ClientError('unknown-event');
  }

  function progress(queued: Queued, next: Progress): void {
    queued.progress = next;
    tell(queued.item.case);
  }

  async function drop({ item }: Queued): Promise<void> {
    const queue = queues.get(item.case) ?? [];
    const left = queue.filter((each) => each.item.event !== item.event);
    if (left.length === 0) queues.delete(item.case);
    else queues.set(item.case, left);
    await store.remove('outbox', item.event);
    tell(item.case);
  }

  const laneOf = (item: Item): TeamId | null => (item.private ? item.team : null);

  /** The server took it before and the answer was lost, or it was this client's on another device. */
  const isThere = (item: Item, log: CaseLog): boolean => log.part(laneOf(item)).find(item.event) !== null;

  async function ready(item: Item, log: CaseLog): Promise<void> {
    if (isTooOld(item, network.ports.clock.now())) throw new ClientError('stale-basis');
    await attachments.arrived(item.blobs);
    if (item.body.act === 'opened') return;
    if (log.keys.newest() === null || !log.part(null).isWhole()) await log.load(null);
    if (!log.part(laneOf(item)).isWhole() || (item.private && log.part(item.team).last() === 0))
      await log.load(laneOf(item));
    const seen = seenThrough(log.part(laneOf(item)), item.basedOn, network.identity.user);
    if (!item.private && isStale(item.body.act, log.state(), seen)) {
      throw new ClientError('stale-basis', { number: log.state().lastClinical });
    }
  }

  async function append(item: Item, composed: Composed, log: CaseLog): Promise<void> {
    const { event, epoch } = composed;
    const answer = await network.connection.ask({ t: 'append', event, ...(epoch === null ? {} : { epoch }) });
    await composed.accepted();
    const numbered = { number: answer.number, at: answer.at, event };
    const whole = await log.arrived(laneOf(item), numbered, { epochs: [], wraps: [] });
    if (!whole) await log.load(laneOf(item));
    book.holds(item.case, item.body.act === 'opened' ? item.joins : []);
  }

  async function lookAgain(item: Item, log: CaseLog): Promise<void> {
    for (const { team } of log.keys.newest()?.value.readers ?? []) network.teams.doubt(team);
    for (const team of [item.team, ...item.joins]) network.teams.doubt(team);
    if (item.body.act !== 'opened') await log.load(null);
    if (item.private) await log.load(item.team);
  }

  async function sendOnce(item: Item, log: CaseLog): Promise<void> {
    await ready(item, log);
    if (isThere(item, log)) return;
    await append(item, await compose(item, log, network), log);
  }

  async function send(item: Item): Promise<void> {
    const log = book.log(item.case);
    for (let tries = 1; ; tries++) {
      try {
        await sendOnce(item, log);
        return;
      } catch (error) {
        if (!OUTDATED.has(codeOf(error)) || tries === TRIES) throw error;
        await lookAgain(item, log);
        if (item.body.act === 'opened' && codeOf(error) === 'conflict') await log.load(null);
      }
    }
  }

  /** What was refused in passing goes by itself, unless its author has sent it again or taken it back. */
  function again(queued: Queued): void {
    const waits = queues.get(queued.item.case)?.includes(queued) === true;
    if (!waits || queued.progress.state !== 'refused') return;
    progress(queued, { state: 'queued' });
    start(queued.item.case);
  }

  network.transparency.onVouched(() => {
    for (const [next] of queues.values()) {
      if (next?.progress.state === 'refused' && UNVOUCHED.has(next.progress.code)) again(next);
    }
  });

  async function readAgain(item: Item): Promise<void> {
    await book
      .log(item.case)
      .load(null)
      .catch(() => undefined);
    book.touch(item.case);
  }

  async function pump(caseId: CaseId): Promise<void> {
    for (;;) {
      const next = queues.get(caseId)?.[0];
      if (next === undefined || next.progress.state === 'refused') return;
      if (network.connection.link.get().state !== 'online') return;
      progress(next, { state: 'sending' });
      try {
        await send(next.item);
        await drop(next);
        for (const hear of accepted) hear(next.item);
      } catch (error) {
        const code = codeOf(error);
        progress(next, code === 'offline' ? { state: 'queued' } : refusedFor(error));
        // What its author had not seen is shown beside it.
        if (code === 'stale-basis') await readAgain(next.item);
        if (PASSES.has(code)) network.ports.clock.after(AGAIN, () => again(next));
        return;
      }
    }
  }

  function start(caseId: CaseId): void {
    if (pumping.has(caseId)) return;
    const running = pump(caseId).finally(() => {
      pumping.delete(caseId);
      // Something may have been put while the last send was ending.
      const next = queues.get(caseId)?.[0];
      if (next?.progress.state === 'queued' && network.connection.link.get().state === 'online') start(caseId);
    });
    pumping.set(caseId, running);
  }

  async function put(item: Item): Promise<void> {
    await store.put('outbox', item.event, encodeItem(item));
    queues.set(item.case, [...(queues.get(item.case) ?? []), { item, progress: { state: 'queued' } }]);
    tell(item.case);
    start(item.case);
  }

  return {
    unsent,
    put,
    of: (caseId) => (queues.get(caseId) ?? []).map(shownItem),
    items: (caseId) => (queues.get(caseId) ?? []).map(({ item }) => item),
    flush: () => {
      for (const caseId of queues.keys()) start(caseId);
    },
    retry: async (event, lastConfirmed) => {
      const queued = find(event);
      // Its author has looked at it now: it is as good as written now, on what the case holds now.
      const basedOn = book.log(queued.item.case).part(laneOf(queued.item)).last();
      const waved = lastConfirmed === undefined ? {} : { lastConfirmed };
      queued.item = { ...queued.item, writtenAt: network.ports.clock.now(), basedOn, ...waved };
      await store.put('outbox', event, encodeItem(queued.item));
      progress(queued, { state: 'queued' });
      start(queued.item.case);
    },
    takeBack: async (event) => {
      const queued = find(event);
      if (queued.progress.state === 'sending') throw new ClientError('unknown-event');
      await drop(queued);
      return queued.item;
    },
    restore: async () => {
      for (const { value } of await store.all('outbox')) {
        const item = decodeItem(value);
        const queue = queues.get(item.case) ?? [];
        if (queue.some((each) => each.item.event === item.event)) continue;
        queue.push({ item, progress: { state: 'queued' } });
        queues.set(
          item.case,
          queue.toSorted((a, b) => a.item.writtenAt - b.item.writtenAt),
        );
      }
      for (const caseId of queues.keys()) tell(caseId);
    },
    onAccepted: (hear) => {
      accepted.add(hear);
      return () => accepted.delete(hear);
    },
    settled: async () => {
      while (pumping.size > 0) await Promise.all(pumping.values());
    },
  };
}

function refusedFor(error: unknown): Progress {
  const number = error instanceof ClientError ? error.number : null;
  return { state: 'refused', code: codeOf(error), ...(number === null ? {} : { number }) };
}

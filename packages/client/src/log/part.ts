/**
 * One log of a case as this client holds it: a verified beginning without holes, and perhaps single later events that an
 * inbox showed. The beginning only grows; single events give way to it.
 */
import { type CaseEvent, type CaseState, emptyCase, fold } from '@corridor/cases';
import type { EventId, UserId } from '@corridor/wire';
import type { CaseKeys } from '../keys/case-keys.ts';
import { caseEventOf, type Entry } from './entry.ts';
import { type Order, orderOf } from './order.ts';

export interface Part {
  /** The whole log up to a number, in order. */
  readonly entries: readonly Entry[];
  /** The server's newest number, as far as it was said. */
  last(): number;
  said(last: number): void;
  isWhole(): boolean;
  /** Adds the next entry of the beginning. */
  append(entry: Entry): void;
  /** Shows an entry before what lies between is known. */
  show(entry: Entry): void;
  has(number: number): boolean;
  find(event: EventId): Entry | null;
  /** All that is held, in order, for showing. */
  shown(): readonly Entry[];
  state(): CaseState;
  events(): readonly CaseEvent[];
  order: Order;
}

export function newPart(keys: CaseKeys | null): Part {
  const entries: Entry[] = [];
  const single = new Map<number, Entry>();
  const byEvent = new Map<EventId, Entry>();
  const order = orderOf(keys);
  let last = 0;
  let folded: { readonly upTo: number; readonly state: CaseState } = { upTo: 0, state: emptyCase };
  let provisional: CaseState | null = null;

  const shown = (): readonly Entry[] =>
    single.size === 0 ? entries : [...entries, ...[...single.values()].toSorted((a, b) => a.number - b.number)];

  function keep(entry: Entry): void {
    if (entry.header !== null && entry.signed && !byEvent.has(entry.header.event))
      byEvent.set(entry.header.event, entry);
    last = Math.max(last, entry.number);
    provisional = null;
  }

  function foldedEntries(): CaseState {
    const fresh = entries.slice(folded.upTo);
    if (fresh.length > 0) folded = { upTo: entries.length, state: fold(fresh.map(caseEventOf), folded.state) };
    return folded.state;
  }

  return {
    entries,
    order,
    last: () => last,
    said: (number) => {
      last = Math.max(last, number);
    },
    isWhole: () => entries.length >= last,
    append: (entry) => {
      if (entry.number !== entries.length + 1) return;
      const placed = order.place(entry);
      entries.push(placed);
      single.delete(entry.number);
      keep(placed);
    },
    show: (entry) => {
      if (entry.number <= entries.length) return;
      single.set(entry.number, entry);
      keep(entry);
    },
    has: (number) => number <= entries.length || single.has(number),
    find: (event) => byEvent.get(event) ?? null,
    shown,
    state: () => {
      if (single.size === 0) return foldedEntries();
      provisional ??= fold(shown().slice(entries.length).map(caseEventOf), foldedEntries());
      return provisional;
    },
    events: () => shown().map(caseEventOf),
  };
}

/** The newest number up to which everything after `from` is by `user`: what an author had on screen, and their own since. */
export function seenThrough(part: Part, from: number, user: UserId): number {
  let upTo = Math.min(from, part.entries.length);
  while (part.entries[upTo]?.header?.by.user === user) upTo++;
  return upTo;
}

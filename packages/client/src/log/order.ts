/**
 * What can be said of an event only among the events before it in its log: no replay, no event before its heads, no hole
 * in its author's counter, no key older than the log has reached, and new readers only where the act says so. Run in the
 * order of the server's numbers over a whole log. Rules CL37 to CL41.
 */
import { fromHex, toHex } from '@corridor/wire';
import type { CaseKeys } from '../keys/case-keys.ts';
import type { Entry, Fault } from './entry.ts';

export interface Order {
  /** The entry as it stands among those before it. Numbers must come one after the other. */
  place(entry: Entry): Entry;
  /** Hashes that no later event names: what the next event of this client has seen. */
  heads(): readonly Uint8Array[];
  /** The counter that the author's last event had; 0 if they have none. */
  counter(user: string): number;
}

/** More heads than a header may name would be refused; the newest say the most. */
const MOST_HEADS = 16;

export function orderOf(keys: CaseKeys | null): Order {
  const seen = new Set<string>();
  const ids = new Set<string>();
  const counters = new Map<string, number>();
  const heads = new Map<string, Uint8Array>();
  let epoch = 0;

  function faultOfHeads(header: NonNullable<Entry['header']>): Fault | null {
    if (seen.size > 0 && header.heads.length === 0) return 'unknown-head';
    return header.heads.every((head) => seen.has(toHex(head))) ? null : 'unknown-head';
  }

  /** A new epoch comes with its maker's event; `shared` alone adds readers, `left` alone takes some away. */
  function faultOfEpoch(header: NonNullable<Entry['header']>): Fault | null {
    if (header.epoch < epoch) return 'old-epoch';
    if (keys === null || header.epoch === epoch) return null;
    const statement = keys.statement(header.epoch)?.value;
    if (statement === undefined) return 'unknown-key';
    if (statement.by.user !== header.by.user || statement.by.team !== header.by.team) return 'readers';
    const before = epoch === 0 ? null : (keys.statement(epoch)?.value.readers.map(({ team }) => team) ?? null);
    if (before === null) return epoch === 0 && header.act !== 'opened' ? 'readers' : null;
    const now = statement.readers.map(({ team }) => team);
    const added = now.some((team) => !before.includes(team));
    const gone = before.some((team) => !now.includes(team));
    return (added && header.act !== 'shared') || (gone && header.act !== 'left') ? 'readers' : null;
  }

  function faultAmong({ header, fault, signed }: Entry): Fault | null {
    if (header === null || !signed) return fault;
    if (ids.has(header.event)) return 'replayed';
    if (header.counter !== (counters.get(header.by.user) ?? 0) + 1) return 'counter';
    // Of what was erased the key is gone; its place among the others still shows.
    if (fault === 'erased') return faultOfHeads(header) ?? fault;
    return fault ?? faultOfHeads(header) ?? faultOfEpoch(header);
  }

  function remember(entry: Entry): void {
    const { hash, header } = entry;
    if (hash === null || header === null) return;
    // Known by its hash, whoever signed it: what an honest author had seen is not undone by a signature that was spoilt.
    seen.add(hash);
    if (!entry.signed) return;
    if (!ids.has(header.event))
      counters.set(header.by.user, Math.max(header.counter, counters.get(header.by.user) ?? 0));
    ids.add(header.event);
    for (const head of header.heads) heads.delete(toHex(head));
    heads.set(hash, fromHex(hash));
    if (entry.fault === null) epoch = Math.max(epoch, header.epoch);
  }

  return {
    place: (entry) => {
      const fault = faultAmong(entry);
      const placed = fault === entry.fault ? entry : { ...entry, body: null, fault };
      remember(placed);
      return placed;
    },
    heads: () => [...heads.values()].slice(-MOST_HEADS),
    counter: (user) => counters.get(user) ?? 0,
  };
}

/** What the server's tables say after a night of failures: which events there are, how often, and in what order. */
import { type CaseId, decodeSealedEvent, type EventId, header, type UserId } from '@corridor/wire';
import { inDatabase } from '../../../scripts/platform/in-database.ts';

export interface Ledger {
  /** By case, in the order of their numbers. */
  readonly events: ReadonlyMap<
    CaseId,
    readonly { readonly event: EventId; readonly author: UserId; readonly counter: number }[]
  >;
  /** Logs and feeds whose numbers are not 1, 2, 3 … up to the last that is noted; empty if all is well. */
  readonly gaps: readonly string[];
}

const GAPS = `
  SELECT 'log ' || l.case_id AS gap FROM logs l
    WHERE (SELECT array_agg(number ORDER BY number) FROM events e WHERE e.log = l.key)
      IS DISTINCT FROM (SELECT array_agg(n) FROM generate_series(1, l.last) n)
  UNION ALL
  SELECT 'feed ' || t.id FROM teams t
    WHERE (SELECT array_agg(n ORDER BY n) FROM feed f WHERE f.team = t.key)
      IS DISTINCT FROM (SELECT array_agg(n) FROM generate_series(1, t.last) n)
  UNION ALL
  SELECT 'unfed ' || e.id FROM events e
    WHERE (SELECT count(*) FROM feed f WHERE f.log = e.log AND f.number = e.number) <> 2`;

export async function readLedger(url: string): Promise<Ledger> {
  return await inDatabase(url, async (client) => {
    const { rows: gaps } = await client.query<{ gap: string }>(GAPS);
    const { rows } = await client.query<{ event: Buffer }>('SELECT event FROM events ORDER BY log, number');
    const events = new Map<CaseId, { event: EventId; author: UserId; counter: number }[]>();
    for (const { event: raw } of rows) {
      const { case: id, event, by, counter } = header.decode(decodeSealedEvent(new Uint8Array(raw)).header);
      events.set(id, [...(events.get(id) ?? []), { event, author: by.user, counter }]);
    }
    return { events, gaps: gaps.map(({ gap }) => gap) };
  });
}

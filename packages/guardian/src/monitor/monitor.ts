/** Reads an organisation's log from its server's files and its own seat there, and says what it holds. Rules TL25, TL26. */
import type { Core, LogAnchors } from '@corridor/client/node';
import { type LogEntry, logHead, type LogHead, type OrganisationId } from '@corridor/wire';
import { type Replayed, replayOrganisation } from './replay.ts';
import { type ReadLog, readLog } from './tiles.ts';

const PAGE = 200;
const HEADS_PAGE = 2000;

export interface MonitorParts {
  readonly server: string;
  readonly anchors: LogAnchors;
  readonly organisation: OrganisationId;
  readonly core: Pick<Core, 'connection'>;
  readonly fetcher: typeof fetch;
}

export interface Monitored extends Replayed {
  readonly log: ReadLog;
}

/** @throws GuardianError `unavailable`, ClientError; CryptoError `refused` for a checkpoint that the log did not sign. */
export async function monitor({ server, anchors, organisation, core, fetcher }: MonitorParts): Promise<Monitored> {
  const log = await readLog({ server, fetcher, ...anchors });
  const entries = await allEntries(core);
  const heads = await allHeads(core, log.signed.checkpoint.size);
  return { log, ...(await replayOrganisation({ log, organisation, entries, heads })) };
}

async function allEntries({ connection }: Pick<Core, 'connection'>): Promise<readonly LogEntry[]> {
  const all: LogEntry[] = [];
  for (;;) {
    const { entries, last } = await connection.ask({ t: 'log-entries', after: all.length, limit: PAGE });
    all.push(...entries);
    if (entries.length === 0 || all.length >= last) return all;
  }
}

async function allHeads({ connection }: Pick<Core, 'connection'>, size: number): Promise<readonly LogHead[]> {
  const all: LogHead[] = [];
  for (;;) {
    const { heads, count } = await connection.ask({ t: 'log-heads', size, after: all.length, limit: HEADS_PAGE });
    all.push(...heads.map((head) => logHead.decode(head)));
    if (heads.length === 0 || all.length >= count) return all;
  }
}

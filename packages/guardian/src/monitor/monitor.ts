/** Reads an organisation's log from its server's files and its own seat there, and says what it holds. Rules TL25, TL26. */
import type { Core, LogAnchors } from '@corridor/client/node';
import { type LogEntry, logHead, type LogHead, type OrganisationId } from '@corridor/wire';
import { type Continuity, continuityOf } from './kept.ts';
import { type Replayed, replayOrganisation } from './replay.ts';
import { readCheckpoint, readLeaves, type ReadLog } from './tiles.ts';

const TORN: Readonly<Record<Exclude<Continuity, 'continues'>, string>> = {
  'not-kept': 'the checkpoint that was kept is not of this log',
  behind: 'is shorter than the checkpoint that was kept',
  fork: 'has another past than the checkpoint that was kept',
};
const PAGE = 200;
const HEADS_PAGE = 2000;

export interface MonitorParts {
  readonly server: string;
  readonly anchors: LogAnchors;
  readonly organisation: OrganisationId;
  readonly core: Pick<Core, 'connection'>;
  readonly fetcher: typeof fetch;
  /** A checkpoint that was kept: the log must continue it. Null: none was. */
  readonly kept: string | null;
}

export interface Monitored extends Replayed {
  readonly log: ReadLog;
}

/** @throws GuardianError `unavailable`, ClientError; CryptoError `refused` for a checkpoint that the log did not sign. */
export async function monitor({
  server,
  anchors,
  organisation,
  core,
  fetcher,
  kept,
}: MonitorParts): Promise<Monitored> {
  const source = { server, fetcher, ...anchors };
  const log = await readLeaves(source, await readCheckpoint(source));
  const entries = await allEntries(core);
  const heads = await allHeads(core, log.signed.checkpoint.size);
  const { rows, faults } = await replayOrganisation({ log, organisation, entries, heads });
  const continuity = kept === null ? 'continues' : await continuityOf(log, kept, anchors.logKey);
  const torn = continuity === 'continues' ? [] : [{ number: null, what: TORN[continuity] }];
  const alone = log.witnessedAt === null ? [{ number: null, what: 'no witness has cosigned this checkpoint' }] : [];
  return { log, rows, faults: [...faults, ...alone, ...torn] };
}

/** Every entry of the own chain, with what it says as far as the log holds it. */
export async function allEntries({ connection }: Pick<Core, 'connection'>): Promise<readonly LogEntry[]> {
  const all: LogEntry[] = [];
  for (;;) {
    const { entries, last } = await connection.ask({ t: 'log-entries', after: all.length, limit: PAGE });
    all.push(...entries);
    if (entries.length === 0 || all.length >= last) return all;
  }
}

/** Every organisation's head in the checkpoint of this size. */
export async function allHeads({ connection }: Pick<Core, 'connection'>, size: number): Promise<readonly LogHead[]> {
  const all: LogHead[] = [];
  for (;;) {
    const { heads, count } = await connection.ask({ t: 'log-heads', size, after: all.length, limit: HEADS_PAGE });
    all.push(...heads.map((head) => logHead.decode(head)));
    if (heads.length === 0 || all.length >= count) return all;
  }
}

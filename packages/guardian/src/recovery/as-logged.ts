/**
 * What the server shows of an organisation, held against the organisation's chain in a log that is believed: nothing less, so
 * that nobody who was removed comes back; and nothing more, so that nobody is let in whom the log has not. Rules RE17, RE18.
 */
import type { Core } from '@corridor/client/node';
import { statementName } from '@corridor/crypto';
import {
  decodeSigned,
  guardian as guardianFormat,
  type LogEntry,
  type LogKind,
  type LogLeaf,
  logAbout,
  logLeaf,
  person as personFormat,
  recovery as recoveryFormat,
  toHex,
} from '@corridor/wire';
import type { Hosted } from '../custody/hosting.ts';
import { allHeads } from '../monitor/monitor.ts';
import { replayOrganisation } from '../monitor/replay.ts';
import type { ReadLog } from '../monitor/tiles.ts';
import { logRefused } from './log-refusal.ts';
import type { ServerCopy } from './server-copy.ts';
import type { Standing } from './succession.ts';

type Said = NonNullable<LogEntry['said']>;
type Chain = readonly { readonly leaf: LogLeaf; readonly said: Said | null }[];

/** Kinds of which only the newest of each holds, and those of which all count, the past included. */
const NEWEST: readonly LogKind[] = ['recovery', 'service', 'rota', 'area', 'area-member'];
const ALL: readonly LogKind[] = ['guardian', 'roster'];

/** @throws GuardianError `refused-by-server` with what is wrong; ClientError `offline`. */
export async function demandAsLogged(
  core: Core,
  log: ReadLog,
  { hosted, standing, copy }: { readonly hosted: Hosted; readonly standing: Standing; readonly copy: ServerCopy },
): Promise<void> {
  const { organisation } = hosted.organisation;
  const { entries } = copy;
  const heads = await allHeads(core, log.signed.checkpoint.size);
  const { faults } = await replayOrganisation({ log, organisation, entries, heads });
  const words = faults.map(({ number, what }) => (number === null ? what : `entry ${number} ${what}`));
  if (faults.length > 0) throw logRefused('chain', log.signed, words);
  const chain = chainOf(log, entries, organisation);
  const hidden = hiddenIn(chain);
  if (hidden.length > 0) throw logRefused('withheld', log.signed, hidden);
  const shown = shownOf(hosted, standing, copy);
  const missing = [...mustBeShown(chain)].filter(([said]) => !shown.has(said)).map(([, kind]) => kind);
  if (missing.length > 0) throw logRefused('withheld', log.signed, countsOf(missing));
  const logged = new Set(chain.flatMap(({ said }) => (said === null ? [] : [bytesOf(said.statement)])));
  const added = [...shown].filter(([said]) => !logged.has(said)).map(([, kind]) => kind);
  if (added.length > 0) throw logRefused('unlogged', log.signed, countsOf(added));
}

function chainOf({ leaves }: ReadLog, entries: readonly LogEntry[], organisation: string): Chain {
  const said = new Map(entries.map((entry) => [toHex(entry.leaf), entry.said]));
  const own = leaves.filter((leaf) => leaf.organisation === organisation);
  return own.map((leaf) => ({ leaf, said: said.get(toHex(logLeaf.encode(leaf))) ?? null }));
}

/** Entries of which the server does not show what they say. The log forgets rotas that another followed, and nothing else. */
function hiddenIn(chain: Chain): readonly string[] {
  const newest = new Map(chain.map(({ leaf, said }) => [toHex(leaf.tag), said]));
  const isForgotten = ({ leaf }: Chain[number]): boolean => newest.get(toHex(leaf.tag))?.kind === 'rota';
  return chain.flatMap((each) => (each.said === null && !isForgotten(each) ? [`entry ${each.leaf.number}`] : []));
}

/** What was signed, without the signature: a record has one spelling. */
const bytesOf = (statement: Uint8Array): string => toHex(decodeSigned(statement).bytes);

/** By what was signed; of a certificate the newest of each version of somebody's keys. */
function mustBeShown(chain: Chain): ReadonlyMap<string, LogKind> {
  const wanted = new Map<string, Said>();
  for (const { leaf, said } of chain) {
    if (said === null) continue;
    if (ALL.includes(said.kind)) wanted.set(toHex(statementName(said.statement)), said);
    else if (NEWEST.includes(said.kind)) wanted.set(toHex(leaf.tag), said);
    else if (said.kind === 'person') wanted.set(keysOf(said), said);
  }
  return new Map([...wanted.values()].map(({ kind, statement }) => [bytesOf(statement), kind]));
}

function keysOf({ statement }: Said): string {
  const { user, version } = personFormat.decode(decodeSigned(statement).bytes);
  return `${user}:${version}`;
}

function shownOf(hosted: Hosted, standing: Standing, { teams, people, published }: ServerCopy): Map<string, LogKind> {
  const { organisation } = hosted.organisation;
  const guardians = [...standing.guardians, hosted.guardian].map((each) => toHex(guardianFormat.encode(each)));
  const rosters = teams.flatMap((team) => team.rosters.map(({ statement }) => bytesOf(statement)));
  const own = published.filter(({ kind, statement }) => {
    return NEWEST.includes(kind) && logAbout(kind, decodeSigned(statement).bytes).organisation === organisation;
  });
  return new Map<string, LogKind>([
    ...guardians.map((each) => [each, 'guardian'] as const),
    [toHex(recoveryFormat.encode(standing.recovery)), 'recovery'],
    ...people.map((each) => [toHex(personFormat.encode(each)), 'person'] as const),
    ...rosters.map((each) => [each, 'roster'] as const),
    ...own.map(({ kind, statement }) => [bytesOf(statement), kind] as const),
  ]);
}

/** `2 × roster`: how many, and nobody's name. */
function countsOf(kinds: readonly LogKind[]): readonly string[] {
  return [...new Set(kinds)].map((kind) => `${kinds.filter((each) => each === kind).length} × ${kind}`);
}

/**
 * One organisation's guardian looks at the newest checkpoint and cosigns it, if it continues the one it cosigned last and
 * says of its own organisation exactly what it published itself. Otherwise it signs nothing, and says why. Rules TL19 to
 * TL24.
 */
import type { Core, LogAnchors } from '@corridor/client/node';
import {
  cosign,
  encodeNoteSignature,
  headsOf,
  headsTree,
  mapTree,
  type SignedCheckpoint,
  statementName,
  verifyCheckpoint,
  verifyConsistency,
  verifyLogged,
} from '@corridor/crypto';
import {
  cosignerName,
  equalBytes,
  type LogEntry,
  logHead,
  type LogHead,
  type LogNewest,
  type Said,
  toHex,
} from '@corridor/wire';
import type { Hosted } from '../custody/hosting.ts';
import type { Database, Pool } from '../db/database.ts';
import { lastCosigned, logEntries, type LogEntryRow, putCosigned, putLogAlarm, putLogEntries } from '../db/log.ts';
import type { GuardianParts } from '../parts.ts';
import { demandOrAlarm, LogAlarm, type LogAlarmCode, orAlarm } from './alarm.ts';
import { ownStatements } from './own.ts';
import { demandWhole, headOf, replay, signedByRoot } from './replay.ts';

export interface CosignParts extends Pick<GuardianParts, 'clock' | 'log'> {
  readonly db: Pool;
  readonly anchors: LogAnchors;
  readonly hosted: Hosted;
  readonly core: Pick<Core, 'connection'>;
}

/** A checkpoint that does not change is cosigned again this often, in milliseconds: a cosignature is as good as its age. */
const AGAIN_AFTER = 5 * 60 * 1000;
const PAGE = 200;
const HEADS_PAGE = 2000;

export type Cosigned = 'cosigned' | 'as-before' | LogAlarmCode;

/** @throws ClientError if the server cannot be asked. */
export async function cosignNewest(parts: CosignParts): Promise<Cosigned> {
  const { db, hosted, clock, log } = parts;
  const { organisation, ods } = hosted.organisation;
  let note = '';
  try {
    return await db.transaction().execute(async (tx) => {
      return await cosignIn(tx, parts, (shown) => {
        note = shown;
      });
    });
  } catch (error) {
    if (!(error instanceof LogAlarm)) throw error;
    const { code } = error;
    if (await putLogAlarm(db, { organisation, code, note, at: clock() })) log.logAlarm(ods, code);
    return code;
  }
}

async function cosignIn(tx: Database, parts: CosignParts, saw: (note: string) => void): Promise<Cosigned> {
  const { hosted, core, clock } = parts;
  const { organisation } = hosted.organisation;
  const before = await lastCosigned(tx, organisation);
  const size = before?.size ?? 0;
  const answer = await core.connection.ask({ t: 'log', size, newest: true, organisations: [] });
  saw(answer.note);
  const signed = await continuing(answer, before?.note ?? null, parts.anchors.logKey);
  if (before !== null && signed.checkpoint.size === before.size && clock() - before.at < AGAIN_AFTER)
    return 'as-before';
  const since = before?.since ?? clock();
  const rows = await ownChain(tx, parts, signed, await ownHead(parts, signed), since);
  await putLogEntries(tx, rows);
  await say(parts, signed);
  await putCosigned(tx, { organisation, size: signed.checkpoint.size, note: answer.note, at: clock(), since });
  return 'cosigned';
}

/** @throws LogAlarm `not-signed`, `behind`, `fork`. */
async function continuing(
  { note, consistency }: Said<'log'>,
  before: string | null,
  logKey: Uint8Array,
): Promise<SignedCheckpoint> {
  const signed = await verifyCheckpoint(note, logKey).catch(() => null);
  demandOrAlarm(signed !== null, 'not-signed');
  if (before === null) return signed;
  const last = await verifyCheckpoint(before, logKey).catch(() => null);
  demandOrAlarm(last !== null, 'not-signed');
  demandOrAlarm(signed.checkpoint.size >= last.checkpoint.size, 'behind');
  demandOrAlarm(signed.checkpoint.origin === last.checkpoint.origin, 'fork');
  orAlarm('fork', () => verifyConsistency(last.checkpoint, signed.checkpoint, consistency));
  // Of one size there is one text: the organisations' heads may not differ either.
  demandOrAlarm(signed.checkpoint.size > last.checkpoint.size || signed.note.text === last.note.text, 'fork');
  return signed;
}

/**
 * The own head among all: each organisation has one, or somebody else could be shown another. Null: the checkpoint does not
 * have the organisation. @throws LogAlarm `proof`, `two-heads`.
 */
async function ownHead({ hosted, core }: CosignParts, { checkpoint }: SignedCheckpoint): Promise<LogHead | null> {
  const heads: LogHead[] = [];
  for (let count = 1; heads.length < count;) {
    const page = await core.connection.ask({
      t: 'log-heads',
      size: checkpoint.size,
      after: heads.length,
      limit: HEADS_PAGE,
    });
    if (page.heads.length === 0) break;
    heads.push(...orAlarm('proof', () => page.heads.map((head) => logHead.decode(head))));
    count = page.count;
  }
  demandOrAlarm(
    heads.every(({ organisation }, i) => i === 0 || organisation > (heads[i - 1]?.organisation ?? organisation)),
    'two-heads',
  );
  const { root } = await headsTree(heads);
  demandOrAlarm(equalBytes(root, headsOf(checkpoint)), 'proof');
  const { organisation: own } = hosted.organisation;
  return heads.find(({ organisation }) => organisation === own) ?? null;
}

/** What is new of the own chain, up to the head, once all of it is as it was published. @throws LogAlarm. */
async function ownChain(
  tx: Database,
  parts: CosignParts,
  signed: SignedCheckpoint,
  head: LogHead | null,
  since: number,
): Promise<readonly LogEntryRow[]> {
  const { organisation } = parts.hosted.organisation;
  const known = await logEntries(tx, organisation);
  const own = await ownStatements(tx, organisation);
  const number = head?.number ?? 0;
  demandOrAlarm(number >= known.length, 'lost');
  const fresh = await entriesBetween(parts, known.length, number);
  const byRoot = await signedByRoot(fresh, parts.hosted.organisation.root);
  const rows = replay(known, fresh, own, byRoot);
  const all = [...known, ...rows];
  demandOrAlarm(all.length === number, 'lost');
  if (head !== null) await demandHead(all, head);
  demandWhole(all, own, { since, now: parts.clock() });
  await demandInTree(parts, fresh, signed);
  return rows;
}

/** @throws LogAlarm `reordered` for another chain, `map` for a map that does not name the newest entries. */
async function demandHead(rows: readonly LogEntryRow[], head: LogHead): Promise<void> {
  demandOrAlarm(equalBytes(headOf(rows).head, head.head), 'reordered');
  const newest = new Map<string, LogNewest>();
  for (const { tag, number } of rows) newest.set(toHex(tag), { tag: new Uint8Array(tag), number });
  const { root } = await mapTree([...newest.values()]);
  demandOrAlarm(equalBytes(root, head.map), 'map');
}

async function entriesBetween({ core }: CosignParts, from: number, to: number): Promise<readonly LogEntry[]> {
  const entries: LogEntry[] = [];
  while (from + entries.length < to) {
    const after = from + entries.length;
    const page = await core.connection.ask({ t: 'log-entries', after, limit: Math.min(PAGE, to - after) });
    if (page.entries.length === 0) break;
    entries.push(...page.entries);
  }
  return entries.slice(0, to - from);
}

/** @throws LogAlarm `proof` unless every new entry stands in the tree that everybody else is shown. */
async function demandInTree(
  { core }: CosignParts,
  entries: readonly LogEntry[],
  { checkpoint }: SignedCheckpoint,
): Promise<void> {
  const said = entries.flatMap((entry) => entry.said ?? []);
  for (let at = 0; at < said.length; at += PAGE) {
    const page = said.slice(at, at + PAGE);
    const statements = page.map(({ statement }) => statementName(statement));
    const { proofs } = await core.connection.ask({ t: 'log-proofs', size: checkpoint.size, statements });
    for (const [i, each] of page.entries()) {
      const proof = proofs[i] ?? null;
      demandOrAlarm(proof !== null, 'lost');
      orAlarm('proof', () => verifyLogged(each, proof, checkpoint));
    }
  }
}

/** Signs, and gives the server the line. */
async function say({ hosted, core, clock }: CosignParts, { note, checkpoint }: SignedCheckpoint): Promise<void> {
  const name = cosignerName(hosted.organisation.organisation);
  const signature = await cosign(note.text, name, clock(), hosted.keys.signer);
  await core.connection.ask({ t: 'cosign', size: checkpoint.size, line: encodeNoteSignature(signature) });
}

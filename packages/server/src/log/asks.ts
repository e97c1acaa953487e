/** What clients and guardians ask of the log. Rules LG19 to LG23. */
import { consistencyProof, inclusionPaths } from '@corridor/crypto/verify';
import {
  type Asked,
  cosignerName,
  type Down,
  logHead,
  logLeaf,
  type LoggedProof,
  type LogKind,
  type OrganisationHead,
  type OrganisationId,
  toHex,
} from '@corridor/wire';
import type { Core } from '../core.ts';
import { type CheckpointRow, headNumber, newestCheckpoint } from '../db/checkpoint-rows.ts';
import { cosignaturesOf, type CosignedHead, cosignedHeads, newestQuorum } from '../db/cosignature-rows.ts';
import { entriesAfter, lastEntry, placesOf } from '../db/leaf-rows.ts';
import { demand } from '../error.ts';
import type { Session } from '../session/session.ts';

/** Pages of entries are cut at this many bytes of statements. */
const MOST_PAGE = 1_400_000;
const HASH_BYTES = 32;

/**
 * The newest checkpoint with the asker's quorum that is no smaller than what they have; else the newest of all. The proof is
 * empty if theirs is the larger: then something is wrong, and they see it.
 *
 * @throws ServerError `unavailable` before there is a checkpoint.
 */
export async function log(core: Core, session: Session, asked: Asked<'log'>): Promise<Down> {
  const { transparency } = core;
  const checkpoint = await chosen(core, session, asked);
  const { size } = checkpoint;
  const consistency = asked.size <= size ? await consistencyProof(asked.size, size, transparency.tiles.read) : [];
  const organisations = await headsOf(core, checkpoint, asked.organisations);
  const cosigners = [session.organisation, ...asked.organisations].map(cosignerName);
  const note = await cosigned(core, checkpoint, [...transparency.witnessNames, ...cosigners]);
  return { t: 'log', r: asked.r, note, consistency, organisations };
}

async function chosen(core: Core, session: Session, asked: Asked<'log'>): Promise<CheckpointRow> {
  const { database, transparency } = core;
  const own = cosignerName(session.organisation);
  const quorum = asked.newest ? null : await newestQuorum(database.sql, own, transparency.witnessNames, asked.size);
  const checkpoint = quorum ?? (await newestCheckpoint(database.sql));
  demand(checkpoint !== null, 'unavailable');
  return checkpoint;
}

/** The note with the lines that those cosigners have put to it. */
async function cosigned(core: Core, { size, note }: CheckpointRow, cosigners: readonly string[]): Promise<string> {
  const lines = await cosignaturesOf(core.database.sql, size, [...new Set(cosigners)]);
  return [note, ...lines.map(({ line }) => `${line}\n`)].join('');
}

/** Each organisation's record among the checkpoint's heads, and where its own guardian said the same. */
async function headsOf(
  { database, transparency }: Core,
  { size }: CheckpointRow,
  organisations: readonly OrganisationId[],
): Promise<(OrganisationHead | null)[]> {
  const own = new Map((await cosignedHeads(database.sql, size, organisations)).map((row) => [row.organisation, row]));
  return await Promise.all(
    organisations.map(async (organisation) => {
      const found = await transparency.headPlace(organisation, size);
      if (found === null) return null;
      const { head, ...proof } = found;
      return { head, proof, cosigned: shownCosigned(own.get(organisation)) };
    }),
  );
}

function shownCosigned(row: CosignedHead | undefined): OrganisationHead['cosigned'] {
  if (row === undefined) return null;
  const { note, line, index, count, path } = row;
  const hashes = Array.from({ length: path.length / HASH_BYTES }, (_, i) =>
    path.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES),
  );
  return { note: `${note}${line}\n`, proof: { index, count, path: hashes } };
}

/** Proofs that statements are among the first `size` leaves. */
export async function logProofs({ database, transparency }: Core, asked: Asked<'log-proofs'>): Promise<Down> {
  const newest = await newestCheckpoint(database.sql);
  const size = Math.min(asked.size, newest?.size ?? 0);
  const rows = await placesOf(database.sql, asked.statements, size);
  const paths = await inclusionPaths(
    rows.map(({ index }) => index),
    size,
    transparency.tiles.read,
  );
  const proofs = new Map<string, LoggedProof>(
    rows.map(({ name, salt, number, head, index }, i) => {
      return [toHex(name), { salt, number, head, index, path: paths[i] ?? [] }];
    }),
  );
  return { t: 'log-proofs', r: asked.r, proofs: asked.statements.map((name) => proofs.get(toHex(name)) ?? null) };
}

/** The newest entries under some tags, by an organisation's map in a checkpoint. */
export async function logNewest({ database, transparency }: Core, asked: Asked<'log-newest'>): Promise<Down> {
  const number = await headNumber(database.sql, asked.organisation, asked.size);
  if (number === null) return { t: 'log-newest', r: asked.r, count: 0, newest: asked.tags.map(() => null) };
  const { entries, places, tree } = await transparency.map(asked.organisation, number);
  const newest = await Promise.all(
    asked.tags.map(async (tag) => {
      const index = places.get(toHex(tag));
      const entry = index === undefined ? undefined : entries[index];
      if (index === undefined || entry === undefined) return null;
      return { number: entry.number, index, path: [...(await tree.path(index))] };
    }),
  );
  return { t: 'log-newest', r: asked.r, count: tree.size, newest };
}

/** That the log is one: each of the trees against that of `size` leaves, whichever is the larger. */
export async function logConsistency({ database, transparency }: Core, asked: Asked<'log-consistency'>): Promise<Down> {
  const most = (await newestCheckpoint(database.sql))?.size ?? 0;
  const { size, sizes } = asked;
  const proofs: (Uint8Array[] | null)[] = [];
  // One after the other: nobody waits for this, and the database is everybody's.
  for (const each of sizes) {
    const [earlier, later] = [Math.min(size, each), Math.max(size, each)];
    proofs.push(later > most ? null : await consistencyProof(earlier, later, transparency.tiles.read));
  }
  return { t: 'log-consistency', r: asked.r, proofs };
}

/** A page of the asker's own organisation's entries, with what they say. */
export async function logEntries(core: Core, session: Session, asked: Asked<'log-entries'>): Promise<Down> {
  const { sql } = core.database;
  const { organisation } = session;
  const rows = await entriesAfter(sql, organisation, asked.after, asked.limit);
  const entries = rows.map(({ index, number, tag, commitment, head, kind, salt, statement }) => ({
    index,
    leaf: logLeaf.encode({ organisation, number, tag, commitment, head }),
    said: kind === null || salt === null || statement === null ? null : { kind: kind as LogKind, salt, statement },
  }));
  let bytes = 0;
  const page = entries.filter((entry, i) => (bytes += entry.said?.statement.length ?? 0) <= MOST_PAGE || i === 0);
  const last = (await lastEntry(sql, organisation))?.number ?? 0;
  return { t: 'log-entries', r: asked.r, entries: page, last };
}

/** The heads of a checkpoint, as they stand in its tree. */
export async function logHeads({ transparency }: Core, { r, size, after, limit }: Asked<'log-heads'>): Promise<Down> {
  const { entries } = await transparency.heads(size);
  const heads = entries.slice(after, after + limit).map((head) => logHead.encode(head));
  return { t: 'log-heads', r, heads, count: entries.length };
}

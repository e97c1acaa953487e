/** What clients and guardians ask of the log. Rules LG19 to LG23. */
import { consistencyProof, decodeNote, decodeNoteSignature, encodeNote, inclusionPaths } from '@corridor/crypto/verify';
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
import { type CheckpointRow, headSpan, newestCheckpoint } from '../db/checkpoint-rows.ts';
import { cosignaturesOf, newestCosigned, newestQuorum } from '../db/cosignature-rows.ts';
import { entriesAfter, lastEntry, placesOf } from '../db/leaf-rows.ts';
import { demand } from '../error.ts';
import type { Session } from '../session/session.ts';

/** Pages of entries are cut at this many bytes of statements. */
const MOST_PAGE = 1_400_000;

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
  const organisations = await Promise.all(asked.organisations.map(async (one) => await headOf(core, checkpoint, one)));
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
  const { text, signatures } = decodeNote(note);
  return encodeNote({ text, signatures: [...signatures, ...lines.map(({ line }) => decodeNoteSignature(line))] });
}

async function headOf(core: Core, at: CheckpointRow, organisation: OrganisationId): Promise<OrganisationHead | null> {
  const found = await headIn(core, at, organisation);
  if (found === null) return null;
  return { ...found, cosigned: await ownCosigned(core, at, organisation) };
}

/** An organisation's record among the heads of a checkpoint, and its proof. */
async function headIn({ transparency }: Core, { size }: CheckpointRow, organisation: OrganisationId) {
  const { entries, places, tree } = await transparency.heads(size);
  const index = places.get(organisation);
  const entry = index === undefined ? undefined : entries[index];
  if (index === undefined || entry === undefined) return null;
  return { head: logHead.encode(entry), proof: { index, count: tree.size, path: [...(await tree.path(index))] } };
}

/** The newest checkpoint that the organisation's own guardian cosigned, of those in which this record is its head. */
async function ownCosigned(
  core: Core,
  at: CheckpointRow,
  organisation: OrganisationId,
): Promise<OrganisationHead['cosigned']> {
  const name = cosignerName(organisation);
  const span = await headSpan(core.database.sql, organisation, at.size);
  const checkpoint = span === null ? null : await newestCosigned(core.database.sql, name, span);
  if (checkpoint === null) return null;
  const found = await headIn(core, checkpoint, organisation);
  if (found === null) return null;
  return { note: await cosigned(core, checkpoint, [name]), proof: found.proof };
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
  const span = await headSpan(database.sql, asked.organisation, asked.size);
  if (span === null) return { t: 'log-newest', r: asked.r, count: 0, newest: asked.tags.map(() => null) };
  const { entries, places, tree } = await transparency.map(asked.organisation, span.number);
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
  const heads = entries.slice(after, after + limit).map(logHead.encode);
  return { t: 'log-heads', r, heads, count: entries.length };
}

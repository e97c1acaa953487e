/**
 * The log as files (c2sp.org/tlog-tiles): GET /log/checkpoint, /log/tile/<level>/<n>[.p/<width>] and
 * /log/tile/entries/<n>[.p/<width>]; beside them /log/key, its key as notes' programs are told it, and GET /v1/log-key, the same
 * in 32 bytes, which guardians pin. Rules LG12, LG24.
 */
import { encodeNoteKey, SIGNATURE_TYPE } from '@corridor/crypto/verify';
import { concat, logLeaf } from '@corridor/wire';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Core } from '../core.ts';
import { newestCheckpoint } from '../db/checkpoint-rows.ts';
import { cosignaturesOf, newestWitnessed } from '../db/cosignature-rows.ts';
import { leavesBetween } from '../db/leaf-rows.ts';
import { tileHashes, TILE_WIDTH } from '../log/tiles.ts';
import { type Tile, tileAt, widthIn } from '../log/tile-path.ts';

const FOR_EVER = 'public, max-age=31536000, immutable';

export function addLog(app: FastifyInstance, core: Core): void {
  const { transparency, database } = core;
  const { origin, signer } = transparency;
  app.get('/v1/log-key', async (_request, reply) => {
    return await reply.type('application/octet-stream').send(Buffer.from(signer.publicKey));
  });
  app.get('/log/key', async (_request, reply) => {
    const key = encodeNoteKey({ name: origin, type: SIGNATURE_TYPE.plain, publicKey: signer.publicKey });
    return await reply.type('text/plain; charset=utf-8').send(`${key}\n`);
  });
  app.get('/log/checkpoint', async (_request, reply) => {
    const note = await witnessedNote(core);
    if (note === null) return await reply.code(404).send();
    return await reply.type('text/plain; charset=utf-8').header('cache-control', 'no-cache').send(note);
  });
  app.get<{ Params: { '*': string } }>('/log/tile/*', async (request, reply) => {
    const tile = tileAt(request.params['*']);
    const size = (await newestCheckpoint(database.sql))?.size ?? 0;
    if (tile === null || widthIn(tile, size) < tile.width) return await reply.code(404).send();
    return await sendTile(reply, await contentOf(core, tile));
  });
}

async function sendTile(reply: FastifyReply, content: Uint8Array): Promise<FastifyReply> {
  return await reply.type('application/octet-stream').header('cache-control', FOR_EVER).send(Buffer.from(content));
}

/** The newest checkpoint that a witness cosigned, with the witnesses' lines; else the newest. */
async function witnessedNote({ database, transparency }: Core): Promise<string | null> {
  const { sql } = database;
  const names = transparency.witnessNames;
  const checkpoint = (await newestWitnessed(sql, names)) ?? (await newestCheckpoint(sql));
  if (checkpoint === null) return null;
  const lines = await cosignaturesOf(sql, checkpoint.size, names);
  return [checkpoint.note, ...lines.map(({ line }) => `${line}\n`)].join('');
}

async function contentOf({ database }: Core, { level, n, width }: Tile): Promise<Uint8Array> {
  if (level !== 'entries') return concat(...(await tileHashes(database.sql, { level, n })).slice(0, width));
  const from = n * TILE_WIDTH;
  const leaves = await leavesBetween(database.sql, from, from + width);
  return concat(
    ...leaves.flatMap((leaf) => {
      const bytes = logLeaf.encode(leaf);
      return [Uint8Array.of(bytes.length >> 8, bytes.length & 255), bytes];
    }),
  );
}

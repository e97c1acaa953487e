/**
 * Sealed blobs: announced, sent in pieces from wherever the server stands, read in ranges. Rules BL1 to BL9.
 *   PUT   /v1/blobs/:blob?case=:case  announces, with its whole length; idempotent
 *   HEAD  /v1/blobs/:blob             says how many bytes are held
 *   PATCH /v1/blobs/:blob             adds the next piece
 *   GET   /v1/blobs/:blob             the whole, or a range of it
 */
import { Readable } from 'node:stream';
import { type BlobId, type CaseId, isId, LENGTH_HEADER, MOST_BLOB, MOST_CHUNK, OFFSET_HEADER } from '@corridor/wire';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { noteBlob } from '../audit/note.ts';
import type { Core } from '../core.ts';
import { announceBlob, announcedBy, type BlobRow, completeBlob, findBlob, standingInCase } from '../db/blob-rows.ts';
import { demand, ServerError } from '../error.ts';
import { type Requester, requesterOf } from './authorised.ts';
import { rangeOf } from './range.ts';

interface Route {
  Params: { readonly blob: string };
  Querystring: { readonly case?: string };
  Body: Buffer | undefined;
}
type Asked = FastifyRequest<Route>;

const EMPTY = Buffer.alloc(0);
const DAY = 24 * 60 * 60 * 1000;
const path = '/v1/blobs/:blob';

export function addBlobs(app: FastifyInstance, core: Core): void {
  const options = { bodyLimit: MOST_CHUNK };
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer', ...options }, (_request, body, done) =>
    done(null, body),
  );
  app.put<Route>(path, async (request, reply) => await announce(core, request, reply));
  app.head<Route>(path, async (request, reply) => await measure(core, request, reply));
  app.patch<Route>(path, options, async (request, reply) => await extend(core, request, reply));
  app.get<Route>(path, async (request, reply) => await send(core, request, reply));
}

async function announce(core: Core, request: Asked, reply: FastifyReply): Promise<FastifyReply> {
  const who = await requesterOf(core, request, request.body ?? EMPTY);
  const id = blobId(request);
  const caseId = request.query.case ?? '';
  demand(isId(caseId), 'malformed');
  const length = wholeNumber(request.headers[LENGTH_HEADER]);
  demand(length <= MOST_BLOB, 'too-large');
  // A new case's photographs are sent before it is opened: until then only their uploader has them.
  const standing = await standingInCase(core.database.sql, caseId as CaseId, who.user);
  demand(standing !== 'stranger', 'not-allowed');
  const wanted = { id, case: caseId as CaseId, organisation: who.organisation, uploader: who.user, length };
  if ((await findBlob(core.database.sql, id)) === null) await demandQuota(core, who, length);
  await announceBlob(core.database.sql, wanted, core.clock.now());
  const row = await findBlob(core.database.sql, id);
  const same = row !== null && row.case === caseId && row.uploader === who.user && row.length === length;
  demand(same, 'conflict');
  return await reply
    .code(204)
    .header(OFFSET_HEADER, await core.blobs.size(id))
    .send();
}

/** @throws ServerError `no-space` for more within a day than one person may send. Rule LM6. */
async function demandQuota({ database, clock, limits }: Core, who: Requester, length: number): Promise<void> {
  const announced = await announcedBy(database.sql, who.user, clock.now() - DAY);
  demand(announced + length <= limits.blobsADay, 'no-space');
}

async function measure(core: Core, request: Asked, reply: FastifyReply): Promise<FastifyReply> {
  const who = await requesterOf(core, request, EMPTY);
  const row = await ownBlob(core, request, who);
  return await reply
    .code(204)
    .header(OFFSET_HEADER, await core.blobs.size(row.id))
    .send();
}

async function extend(core: Core, request: Asked, reply: FastifyReply): Promise<FastifyReply> {
  const piece = request.body ?? EMPTY;
  const who = await requesterOf(core, request, piece);
  const row = await ownBlob(core, request, who);
  const offset = wholeNumber(request.headers[OFFSET_HEADER]);
  demand(offset + piece.length <= row.length, 'too-large');
  const size = await core.blobs.append(row.id, offset, piece);
  if (size === row.length) await completeBlob(core.database.sql, row.id);
  return await reply.code(204).header(OFFSET_HEADER, size).send();
}

async function send(core: Core, request: Asked, reply: FastifyReply): Promise<FastifyReply> {
  const who = await requesterOf(core, request, EMPTY);
  const row = await readableBlob(core, request, who);
  demand(row.complete, 'incomplete');
  const range = rangeOf(request.headers.range, row.length);
  if (range === null) return await reply.code(416).header('content-range', `bytes */${row.length}`).send();
  await noteBlob(core, who, row);
  const { from, to } = range;
  if (request.headers.range !== undefined) {
    reply.code(206).header('content-range', `bytes ${from}-${to - 1}/${row.length}`);
  }
  return await reply
    .header('accept-ranges', 'bytes')
    .header('content-length', to - from)
    .type('application/octet-stream')
    .send(Readable.from(core.blobs.read(row.id, from, to)));
}

/** @throws ServerError `not-allowed` also for a blob that is not there: whose it is, is nobody else's business. */
async function ownBlob(core: Core, request: Asked, who: Requester): Promise<BlobRow> {
  const row = await findBlob(core.database.sql, blobId(request));
  if (row === null || row.uploader !== who.user) throw new ServerError('not-allowed');
  return row;
}

async function readableBlob(core: Core, request: Asked, who: Requester): Promise<BlobRow> {
  const row = await findBlob(core.database.sql, blobId(request));
  if (row === null) throw new ServerError('not-allowed');
  const standing = await standingInCase(core.database.sql, row.case, who.user);
  const isUploader = standing === 'none' && row.uploader === who.user;
  demand(standing === 'reads' || isUploader, 'not-allowed');
  return row;
}

function blobId(request: Asked): BlobId {
  const { blob } = request.params;
  demand(isId(blob), 'malformed');
  return blob as BlobId;
}

function wholeNumber(text: string | string[] | undefined): number {
  demand(typeof text === 'string' && /^\d{1,15}$/.test(text), 'malformed');
  return Number(text);
}

/** Sending one sealed blob, from wherever the server stands: a lost connection costs at most one piece. */
import { type BlobId, type CaseId, LENGTH_HEADER, MOST_CHUNK, OFFSET_HEADER } from '@corridor/wire';
import { ClientError, codeOf } from '../error.ts';
import { signedRequest } from '../http/signed.ts';
import type { Network } from '../network.ts';

const pathOf = (blob: BlobId): string => `/v1/blobs/${blob}`;

function offsetIn(response: Response): number {
  const offset = Number(response.headers.get(OFFSET_HEADER));
  if (!Number.isSafeInteger(offset) || offset < 0) throw new ClientError('unavailable');
  return offset;
}

/** Announces the blob; harmless if it was announced before. The answer is how many bytes the server holds. */
async function announce(network: Network, caseId: CaseId, blob: BlobId, length: number): Promise<number> {
  const headers = { [LENGTH_HEADER]: String(length) };
  const path = `${pathOf(blob)}?case=${caseId}`;
  const { response } = await signedRequest(network, network.server, path, { method: 'PUT', headers });
  return response.headers.has(OFFSET_HEADER) ? offsetIn(response) : await held(network, blob);
}

async function held(network: Network, blob: BlobId): Promise<number> {
  const { response } = await signedRequest(network, network.server, pathOf(blob), { method: 'HEAD' });
  return offsetIn(response);
}

/** One piece. If the server stood elsewhere, from there on. */
async function sendPiece(network: Network, blob: BlobId, sealed: Uint8Array, offset: number): Promise<number> {
  const body = new Uint8Array(sealed.slice(offset, offset + MOST_CHUNK));
  const headers = { [OFFSET_HEADER]: String(offset), 'content-type': 'application/octet-stream' };
  try {
    const { response } = await signedRequest(network, network.server, pathOf(blob), { method: 'PATCH', headers, body });
    return response.headers.has(OFFSET_HEADER) ? offsetIn(response) : offset + body.length;
  } catch (error) {
    if (codeOf(error) !== 'conflict' && codeOf(error) !== 'out-of-order') throw error;
    return await held(network, blob);
  }
}

/** @throws ClientError `offline`, or the refusal's code. Call again to go on. */
export async function upload(
  network: Network,
  caseId: CaseId,
  blob: BlobId,
  sealed: Uint8Array,
  progress: (sent: number) => void,
): Promise<void> {
  let offset = await announce(network, caseId, blob, sealed.length);
  progress(offset);
  while (offset < sealed.length) {
    const next = await sendPiece(network, blob, sealed, offset);
    if (next === offset) throw new ClientError('unavailable');
    offset = next;
    progress(offset);
  }
}

/** The whole sealed blob. @throws ClientError `offline`, or the refusal's code. */
export async function download(network: Network, blob: BlobId): Promise<Uint8Array> {
  const { body } = await signedRequest(network, network.server, pathOf(blob), { method: 'GET' });
  return body;
}

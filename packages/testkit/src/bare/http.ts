import { createHash } from 'node:crypto';
import { signRequest } from '@corridor/crypto';
import { type BlobId, type CaseId, LENGTH_HEADER, OFFSET_HEADER } from '@corridor/wire';
import type { TestClient } from './client.ts';

/** Requests about blobs, signed by a signed-in client's session. */
export class TestBlobs {
  readonly #address: string;
  readonly #client: TestClient;
  readonly #now: () => number;

  constructor(address: string, client: TestClient, now: () => number) {
    this.#address = address;
    this.#client = client;
    this.#now = now;
  }

  async send(method: string, path: string, headers: Record<string, string> = {}, body?: Uint8Array<ArrayBuffer>) {
    const { session } = this.#client;
    if (session === null) throw new Error('not signed in');
    const hash = createHash('sha256')
      .update(body ?? new Uint8Array())
      .digest();
    const request = { session: session.id, method, path, body: hash, at: this.#now() };
    const authorization = await signRequest(request, session.signer);
    const type = body === undefined ? {} : { 'content-type': 'application/octet-stream' };
    const init = { method, headers: { ...headers, ...type, authorization }, ...(body === undefined ? {} : { body }) };
    return await fetch(this.#address + path, init);
  }

  async put(blob: BlobId, caseId: CaseId, length: number): Promise<Response> {
    return await this.send('PUT', `/v1/blobs/${blob}?case=${caseId}`, { [LENGTH_HEADER]: String(length) });
  }

  async patch(blob: BlobId, offset: number, piece: Uint8Array<ArrayBuffer>): Promise<Response> {
    return await this.send('PATCH', `/v1/blobs/${blob}`, { [OFFSET_HEADER]: String(offset) }, piece);
  }

  /** How many bytes the server says it holds. */
  async held(blob: BlobId): Promise<number> {
    const answer = await this.send('HEAD', `/v1/blobs/${blob}`);
    return Number(answer.headers.get(OFFSET_HEADER));
  }

  async get(blob: BlobId, headers: Record<string, string> = {}): Promise<Response> {
    return await this.send('GET', `/v1/blobs/${blob}`, headers);
  }
}

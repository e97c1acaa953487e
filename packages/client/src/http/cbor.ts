/** CBOR over HTTP, for what is said before there is a session. */
import { decodeFrame, encodeFrame, refusedAnswer } from '@corridor/wire';
import { ClientError } from '../error.ts';
import type { Http, HttpInit } from '../port/http.ts';

type Schema<T> = Parameters<typeof decodeFrame<T>>[0];

/** @throws ClientError the refusal's code, or `offline` when there is no answer that can be read. */
export async function getCbor<T>(http: Http, url: string, answer: Schema<T>): Promise<T> {
  return await exchange(http, url, { method: 'GET' }, answer);
}

/** @throws ClientError the refusal's code, or `offline` when there is no answer that can be read. */
export async function postCbor<T>(http: Http, url: string, ask: object, answer: Schema<T>): Promise<T> {
  const headers = { 'content-type': 'application/cbor' };
  return await exchange(http, url, { method: 'POST', headers, body: encodeFrame(ask) }, answer);
}

async function exchange<T>(http: Http, url: string, init: HttpInit, answer: Schema<T>): Promise<T> {
  const { response, body } = await reach(http, url, init);
  if (!response.ok) throw refused(body);
  return readable(() => decodeFrame(answer, body));
}

/** Any request, with its whole answer. @throws ClientError `offline`. */
export async function reach(
  http: Http,
  url: string,
  init: HttpInit,
): Promise<{ readonly response: Response; readonly body: Uint8Array<ArrayBuffer> }> {
  try {
    const response = await http(url, init);
    return { response, body: new Uint8Array(await response.arrayBuffer()) };
  } catch {
    throw new ClientError('offline');
  }
}

/** The refusal that a body states; something unreadable (a proxy's page) counts as no answer. */
export function refused(body: Uint8Array): ClientError {
  return readable(() => new ClientError(decodeFrame(refusedAnswer, body).code));
}

function readable<T>(read: () => T): T {
  try {
    return read();
  } catch {
    throw new ClientError('offline');
  }
}

/** Requests that carry the session key's signature over method, path and body, so that nothing replayable is ever sent. */
import { sha256, signRequest } from '@corridor/crypto';
import { toBase64url } from '@corridor/wire';
import { ClientError } from '../error.ts';
import type { HttpInit } from '../port/http.ts';
import type { Network } from '../network.ts';
import { reach, refused } from './cbor.ts';

const EMPTY = new Uint8Array(0);
/** For a party that was not greeted by this session: the session statement itself, so that it can check the signature. */
const SESSION_HEADER = 'corridor-session';

export type Signing = Pick<Network, 'ports' | 'now' | 'session'>;

/** @throws ClientError `offline`, or the refusal's code. */
export async function signedRequest(
  signing: Signing,
  origin: string,
  path: string,
  init: HttpInit,
  proof: 'request' | 'with-session' = 'request',
): Promise<{ readonly response: Response; readonly body: Uint8Array<ArrayBuffer> }> {
  const { ports, now } = signing;
  const session = signing.session();
  const body = await sha256(init.body ?? EMPTY);
  const request = { session: session.id, method: init.method, path, body, at: now() };
  const authorization = await signRequest(request, session.signer);
  const stated = proof === 'with-session' ? { [SESSION_HEADER]: toBase64url(session.statement) } : {};
  const headers = { ...init.headers, ...stated, authorization };
  const answer = await reach(ports.http, new URL(path, origin).href, { ...init, headers });
  if (!answer.response.ok) throw failure(answer.response, answer.body);
  return answer;
}

/** HEAD has no body to say why; its status is all there is. */
function failure({ status }: Response, body: Uint8Array<ArrayBuffer>): ClientError {
  if (body.length > 0) return refused(body);
  return new ClientError(status >= 500 ? 'unavailable' : 'not-allowed');
}

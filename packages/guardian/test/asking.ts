/** What a signed-in person asks their guardian in CBOR, as a client signs it. */
import type { Core } from '@corridor/client/node';
import { sha256, signRequest } from '@corridor/crypto';
import { decodeFrame, encodeFrame, refusedAnswer, toBase64url } from '@corridor/wire';
import type { TestGuardian } from './guardian.ts';
import type { Answer } from './person.ts';

type Schema<T> = Parameters<typeof decodeFrame<T>>[0];

export async function askAs<T>(
  at: TestGuardian,
  core: Core,
  path: string,
  ask: object,
  schema: Schema<T>,
): Promise<Answer<T>> {
  const session = core.session();
  const body = encodeFrame(ask);
  const request = { session: session.id, method: 'POST', path, body: await sha256(body), at: at.clock.now() };
  const headers = {
    authorization: await signRequest(request, session.signer),
    'corridor-session': toBase64url(session.statement),
    'content-type': 'application/cbor',
  };
  const answer = await fetch(`${at.url}${path}`, { method: 'POST', headers, body });
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (answer.ok) return { status: answer.status, code: null, value: decodeFrame(schema, bytes) };
  return { status: answer.status, code: decodeFrame(refusedAnswer, bytes).code, value: null };
}

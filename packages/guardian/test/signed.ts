/** What a client asks of the guardian beyond signing in: signed by the session that it has at the server, CBOR both ways. */
import type { Core } from '@corridor/client/node';
import { sha256, signRequest } from '@corridor/crypto';
import { decodeFrame, encodeFrame, refusedAnswer, toBase64url } from '@corridor/wire';
import type { TestGuardian } from './guardian.ts';
import type { Answer } from './person.ts';

type Schema<T> = Parameters<typeof decodeFrame<T>>[0];

export async function office<T>(
  at: TestGuardian,
  by: Core | string,
  method: string,
  path: string,
  schema: Schema<T>,
  ask?: object,
): Promise<Answer<T>> {
  const url = `/v1/office${path}`;
  const body = ask === undefined ? null : encodeFrame(ask);
  const proof = typeof by === 'string' ? { authorization: `Bearer ${by}` } : await proven(at, by, method, url, body);
  const headers = { ...proof, ...(body === null ? {} : { 'content-type': 'application/cbor' }) };
  const answer = await fetch(`${at.url}${url}`, { method, headers, body });
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (answer.ok) return { status: answer.status, code: null, value: decodeFrame(schema, bytes) };
  return { status: answer.status, code: decodeFrame(refusedAnswer, bytes).code, value: null };
}

async function proven(at: TestGuardian, by: Core, method: string, path: string, body: Uint8Array | null) {
  const { id, statement, signer } = by.session();
  const hash = await sha256(body ?? new Uint8Array(0));
  const request = { session: id, method, path, body: hash, at: at.clock.now() };
  return { authorization: await signRequest(request, signer), 'corridor-session': toBase64url(statement) };
}

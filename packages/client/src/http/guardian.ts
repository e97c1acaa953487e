/** A signed-in person's questions to their own guardian: CBOR both ways, with the session that signed them. Rule SI22. */
import { decodeFrame, encodeFrame } from '@corridor/wire';
import { ClientError } from '../error.ts';
import { signedRequest, type Signing } from './signed.ts';

export type Schema<T> = Parameters<typeof decodeFrame<T>>[0];

export interface GuardianAsk {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: object;
}

/** @throws ClientError `offline`, also for an answer that cannot be read; or the guardian's refusal. */
export async function askGuardian<T>(
  signing: Signing,
  guardian: string,
  { method, path, body }: GuardianAsk,
  answer: Schema<T>,
): Promise<T> {
  const said = body === undefined ? {} : { headers: { 'content-type': 'application/cbor' }, body: encodeFrame(body) };
  const answered = await signedRequest(signing, guardian, path, { method, ...said }, 'with-session');
  try {
    return decodeFrame(answer, answered.body);
  } catch {
    throw new ClientError('offline');
  }
}

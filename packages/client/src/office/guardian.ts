/** Signed requests to one's own guardian, CBOR both ways. */
import { decodeFrame, encodeFrame } from '@corridor/wire';
import type { AtWork } from '../deed/at-work.ts';
import { ClientError } from '../error.ts';
import { signedRequest } from '../http/signed.ts';

type Schema<T> = Parameters<typeof decodeFrame<T>>[0];
type Method = 'GET' | 'PUT' | 'POST' | 'DELETE';

/** @throws ClientError `offline`, `locked`, or the guardian's refusal. */
export type AskGuardian = <T>(method: Method, path: string, answer: Schema<T>, ask?: object) => Promise<T>;

export function guardianOf(atWork: AtWork, guardian: string): AskGuardian {
  return async (method, path, answer, ask) => {
    const body = ask === undefined ? {} : { body: encodeFrame(ask), headers: { 'content-type': 'application/cbor' } };
    const init = { method, ...body };
    const { body: said } = await signedRequest(atWork().core, guardian, `/v1/office${path}`, init, 'with-session');
    try {
      return decodeFrame(answer, said);
    } catch {
      throw new ClientError('offline');
    }
  };
}

/** What the office of one's own guardian is asked, for whoever is at work. */
import type { AtWork } from '../deed/at-work.ts';
import { askGuardian, type GuardianAsk, type Schema } from '../http/guardian.ts';

/** @throws ClientError `offline`, `locked`, or the guardian's refusal. */
export type AskGuardian = <T>(
  method: GuardianAsk['method'],
  path: string,
  answer: Schema<T>,
  ask?: object,
) => Promise<T>;

export function guardianOf(atWork: AtWork, guardian: string): AskGuardian {
  return async (method, path, answer, body) => {
    const asked = { method, path: `/v1/office${path}`, ...(body === undefined ? {} : { body }) };
    return await askGuardian(atWork().core, guardian, asked, answer);
  };
}

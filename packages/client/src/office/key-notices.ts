/** What one's own guardian noted of one's ways in, and what it is told of them. Rules TN1 to TN6. */
import { keyNoticesAnswer, type LockChange, type SessionId } from '@corridor/wire';
import * as z from 'zod/mini';
import type { KeyNoticing } from '../api/key-notices.ts';
import type { AtWork } from '../deed/at-work.ts';
import { askGuardian } from '../http/guardian.ts';
import type { Signing } from '../http/signed.ts';
import type { Store } from '../port/store.ts';
import type { AskGuardian } from './guardian.ts';

const done = z.strictObject({});
const KEY = 'told-of-device';

export function keyNoticing(atWork: AtWork, ask: AskGuardian): KeyNoticing {
  return {
    keyNotices: async () => {
      const { notices } = await ask('GET', '/notices', keyNoticesAnswer);
      const began = atWork().core.session().at;
      // What one did a moment ago oneself is told at the next opening: it may have been another at an open screen.
      const others = notices.findLastIndex(({ by, at }) => by.who !== 'self' || at < began);
      return notices.slice(0, others + 1);
    },
    keyNoticesSeen: async (upTo) => {
      await ask('PUT', '/notices', done, { upTo });
    },
  };
}

/** @throws ClientError `offline`: then it is not to be done. */
export async function noteLockChange(signing: Signing, guardian: string, what: LockChange): Promise<void> {
  await askGuardian(signing, guardian, { method: 'POST', path: '/v1/office/locks', body: { what } }, done);
}

/** So that what is over at the server is over at the guardian, which keeps no sessions. @throws ClientError `offline`. Rule HD9. */
export async function endAtGuardian(signing: Signing, guardian: string, session: SessionId): Promise<void> {
  await askGuardian(signing, guardian, { method: 'DELETE', path: `/v1/office/sessions/${session}` }, done);
}

/** An own device is noted at the first opening on it; while the guardian is away, at the next. */
export async function noteDevice(signing: Signing & { readonly store: Store }, guardian: string): Promise<void> {
  if ((await signing.store.get('device', KEY)) !== null) return;
  await noteLockChange(signing, guardian, 'device-added');
  await signing.store.put('device', KEY, new Uint8Array([1]));
}

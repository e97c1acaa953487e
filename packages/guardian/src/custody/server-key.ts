/** The server's signing key, taken once and kept: a server that shows another one later is not believed. Rule GU9. */
import type { Bytes } from '@corridor/wire';
import type { GuardianParts } from '../parts.ts';
import { pinnedKey } from './pinned-key.ts';

/** @throws GuardianError `unavailable` before first contact, `key-file` if the server's key is no longer the pinned one. */
export async function pinnedServerKey(parts: Pick<GuardianParts, 'config' | 'fetcher'>): Promise<Bytes> {
  return await pinnedKey(parts, { file: 'server.pub', path: '/v1/key', what: 'server key' });
}

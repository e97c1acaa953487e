/** The transparency log's key and its witnesses': what browsers are told, and what this guardian cosigns under. Rule TL18. */
import type { LogAnchors } from '@corridor/client/node';
import { GuardianError } from '../error.ts';
import type { GuardianParts } from '../parts.ts';
import { pinnedKey } from './pinned-key.ts';

/**
 * The log's key as configured, or as pinned at first contact; witnesses are configured alone, since the server must not
 * choose them. Null: the server cannot be reached, or keeps no log.
 */
export async function logKeys(parts: Pick<GuardianParts, 'config' | 'fetcher'>): Promise<LogAnchors | null> {
  const { logKey = null, witnessKeys = [] } = parts.config;
  const pinned = { file: 'log.pub', path: '/v1/log-key', what: 'log key' };
  const key = logKey ?? (await reached(async () => await pinnedKey(parts, pinned)));
  return key === null ? null : { logKey: key, witnesses: witnessKeys };
}

/** @throws GuardianError `key-file`: another key than the pinned one is no key to go without. */
async function reached<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof GuardianError && error.code === 'unavailable') return null;
    throw error;
  }
}

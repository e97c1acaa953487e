/** Cases of any age, by patient, through one's own guardian: only such as the asker may open. */
import type { SearchAnswer } from './api.ts';
import { ClientError } from './error.ts';
import type { Network } from './network.ts';

/** @throws ClientError `offline`. */
export async function searchOlder(_network: Network, _guardian: string, _query: string): Promise<SearchAnswer> {
  throw new ClientError('offline');
}

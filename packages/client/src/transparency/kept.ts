/**
 * What an own device remembers of the log between visits: the note that was accepted last, with which the next visit's log
 * has to go together, and the trees that were compared, so that they are not asked for again. Rule TL31.
 */
import { verifyCheckpoint } from '@corridor/crypto';
import { fromUtf8, toUtf8 } from '@corridor/wire';
import { orNull } from '../directory/trust.ts';
import type { Store } from '../port/store.ts';
import type { Names } from './named.ts';

const KEY = 'log-seen';
/** The newest of them: what is older is compared again if it is read again. */
const MOST_TREES = 512;

interface Seen {
  readonly note: string;
  readonly trees: readonly string[];
}

export async function keepSeen(store: Store, note: string, names: Names): Promise<void> {
  const seen: Seen = { note, trees: names.settled().slice(-MOST_TREES) };
  await store.put('device', KEY, toUtf8(JSON.stringify(seen)));
}

/** What another log's key signed is of another log, and says nothing of this one. */
export async function recallSeen(store: Store, logKey: Uint8Array, names: Names): Promise<void> {
  const kept = await store.get('device', KEY);
  const seen = kept === null ? null : await orNull(async () => JSON.parse(fromUtf8(kept)) as Seen);
  const before = seen === null ? null : await orNull(async () => await verifyCheckpoint(seen.note, logKey));
  if (seen === null || before === null) return;
  for (const tree of seen.trees) names.settle(tree);
  const { size, root } = before.checkpoint;
  names.add({ size, root, said: seen.note });
}

/** What a fork leaves in a person's hands: the signed notes that contradict each other, as text that anybody can verify. */
import { fromUtf8, toUtf8 } from '@corridor/wire';
import type { Store } from '../port/store.ts';
import type { Fault } from './keeper.ts';

const KEY = 'log-fault';

/** Null: there is no fault. @param at Milliseconds. */
export function evidenceOf(fault: Fault | null, at: number): string | null {
  if (fault === null) return null;
  const head = `corridor log fault: ${fault.what}, seen ${new Date(at).toISOString()}`;
  return [head, ...fault.notes].map((text) => `${text.trimEnd()}\n`).join('\n');
}

export async function keepEvidence(store: Store, fault: Fault, at: number): Promise<void> {
  const text = evidenceOf(fault, at);
  if (text !== null) await store.put('device', KEY, toUtf8(text));
}

/** Of an earlier visit, on an own device. */
export async function keptEvidence(store: Store): Promise<string | null> {
  const kept = await store.get('device', KEY);
  return kept === null ? null : fromUtf8(kept);
}

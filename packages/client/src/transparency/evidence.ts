/** What a fork leaves in a person's hands: what was signed and contradicts each other, as text that anybody can verify. */
import { fromUtf8, toBase64url, toUtf8 } from '@corridor/wire';
import type { Store } from '../port/store.ts';
import type { Named } from './named.ts';

/**
 * What does not fit: two checkpoints that the log signed, a proof, or what an author names and the log does not. The notes
 * are the evidence, as they came.
 */
export interface Fault {
  readonly what: 'fork' | 'proof' | 'split';
  readonly notes: readonly string[];
}

const KEY = 'log-fault';

/** An event is signed by its author, not by the log: that they named another tree is their word. */
export function evidenceIn({ said }: Named): string {
  return typeof said === 'string' ? said : `corridor event, signed by its author: ${toBase64url(said)}\n`;
}

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

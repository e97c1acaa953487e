/** Hands cases over, one after the other, each with the same private note; those that fail are counted and stay. */
import { type Person, tidyText } from '@corridor/cases';
import type { CorridorClient, InboxRow } from '@corridor/client';
import { useState } from 'react';
import { useClient } from '../../session/client.tsx';
import { codeOf, wordsForError } from '../../session/refusal.ts';
import { useStrings } from '../../strings/use-strings.ts';
import type { Words } from '../../strings/words.ts';

/** The deed rests on the row alone: it says nothing of what the case holds. */
const UNREAD = 0;

async function handOver(client: CorridorClient, row: InboxRow, to: Person, note: string): Promise<void> {
  const inCase = { case: row.case, basedOn: UNREAD };
  if (note !== '') {
    const body = { act: 'noted', text: note, attachments: [], mentions: [] } as const;
    await client.write({ ...inCase, body, private: true });
  }
  // What one holds is handed over; what nobody holds is assigned. Either is theirs when they accept.
  const body = row.owner === null ? { act: 'assigned' as const, to } : { act: 'handed-over' as const, to, note: '' };
  await client.write({ ...inCase, body });
}

export interface Handing {
  readonly busy: boolean;
  /** How many went, and to whom. */
  readonly done: { readonly count: number; readonly name: string } | null;
  readonly failed: { readonly count: number; readonly words: Words } | null;
  readonly run: (rows: readonly InboxRow[], to: Person, note: string) => Promise<void>;
}

export function useHanding(): Handing {
  const client = useClient();
  const s = useStrings();
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<Handing['done']>(null);
  const [failed, setFailed] = useState<Handing['failed']>(null);
  const run: Handing['run'] = async (rows, to, note) => {
    setBusy(true);
    const errors: unknown[] = [];
    for (const row of rows) await handOver(client, row, to, tidyText(note).trim()).catch((error) => errors.push(error));
    const [first] = errors;
    setDone(rows.length > errors.length ? { count: rows.length - errors.length, name: to.name } : null);
    setFailed(first === undefined ? null : { count: errors.length, words: wordsForError(codeOf(first), s) });
    setBusy(false);
  };
  return { busy, done, failed, run };
}

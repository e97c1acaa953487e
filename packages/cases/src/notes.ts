/**
 * Private notes: a log of one team's own beside the case, with its own numbers. They are folded apart, so that nothing of
 * them can reach the state of the case, and laid among its messages by time for that team's eyes alone.
 */
import type { Body, BodyOf } from './body/body.ts';
import type { CaseEvent } from './event.ts';
import type { RefusalCode } from './refusal.ts';
import type { Amendment, GapItem, MessageItem, ThreadItem } from './thread.ts';

export interface Note {
  /** Of this team only. Numbers are of the team's own log. */
  readonly item: MessageItem | GapItem;
  /** The server's time; null for a gap, which stands where the note before it stands. */
  readonly at: number | null;
}

function refusalOf(notes: readonly Note[], body: Body, event: CaseEvent): RefusalCode | null {
  if (body.act === 'noted') return null;
  if (body.act !== 'amended' || body.change.of !== 'text') return 'wrong-lane';
  const target = notes.find(({ item }) => item.kind === 'message' && item.id === body.target)?.item;
  if (target?.kind !== 'message') return 'nothing-to-amend';
  return target.by.user === event.sender.user ? null : 'not-author';
}

function amend(notes: Note[], amendment: Amendment, { target }: BodyOf<'amended'>): void {
  const index = notes.findIndex(({ item }) => item.kind === 'message' && item.id === target);
  const note = notes[index];
  if (note?.item.kind !== 'message') return;
  notes[index] = { ...note, item: { ...note.item, amendments: [...note.item.amendments, amendment] } };
}

function takeIn(notes: Note[], event: CaseEvent, body: Body): void {
  const { number, id, sender, at, claimedAt } = event;
  const refused = refusalOf(notes, body, event);
  const entry = { number, id, by: sender, at, claimedAt, refused };
  if (body.act === 'noted') notes.push({ at, item: { kind: 'message', ...entry, body, amendments: [] } });
  else if (body.act === 'amended' && refused === null) {
    amend(notes, { number, id, at, by: sender, reason: body.reason, change: body.change }, body);
  } else notes.push({ at, item: { kind: 'gap', number, why: 'unreadable' } });
}

/** The notes of one team's log, in its order. What does not belong in one is a gap. */
export function foldNotes(events: Iterable<CaseEvent>): readonly Note[] {
  const notes: Note[] = [];
  let last = 0;
  for (const event of events) {
    for (let number = last + 1; number < event.number; number++) {
      notes.push({ at: null, item: { kind: 'gap', number, why: 'missing' } });
    }
    last = event.number;
    if (typeof event.body !== 'string' && event.body.act === event.act) takeIn(notes, event, event.body);
    else notes.push({ at: event.at, item: { kind: 'gap', number: event.number, why: 'unreadable' } });
  }
  return notes;
}

export type Line =
  | { readonly private: false; readonly item: ThreadItem }
  | { readonly private: true; readonly item: Note['item'] };

function timeOf(item: ThreadItem): number | null {
  return item.kind === 'gap' ? null : item.at;
}

/** The case's thread with a team's notes among it, by the server's time; neither changes its own order. */
export function withNotes(thread: readonly ThreadItem[], notes: readonly Note[]): readonly Line[] {
  const lines: Line[] = [];
  let next = 0;
  for (const item of thread) {
    const until = timeOf(item);
    const later = until === null ? next : notes.findIndex(({ at }, i) => i >= next && (at ?? 0) >= until);
    const end = later === -1 ? notes.length : later;
    for (const note of notes.slice(next, end)) lines.push({ private: true, item: note.item });
    next = end;
    lines.push({ private: false, item });
  }
  for (const { item } of notes.slice(next)) lines.push({ private: true, item });
  return lines;
}

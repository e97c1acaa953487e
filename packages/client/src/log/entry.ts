/** One numbered event of a log, as far as it could be verified and opened. What could not is kept, and shown as a gap. */
import type { Body, CaseEvent, Sender } from '@corridor/cases';
import type { EventId, Header } from '@corridor/wire';
import type { Author } from '../directory/people.ts';

/** Why an event is shown as a gap. For tests and for support: a person sees one word for all. */
export type Fault =
  | 'garbled'
  | 'wrong-place'
  | 'unknown-author'
  | 'bad-signature'
  | 'unknown-key'
  | 'not-a-reader'
  | 'cannot-open'
  | 'erased'
  | 'bad-body'
  | 'replayed'
  | 'unknown-head'
  | 'counter'
  | 'old-epoch'
  | 'readers';

export interface Entry {
  readonly number: number;
  /** The server's time of acceptance. */
  readonly at: number;
  /** The sealed event as it came: never thrown away, even if nothing can be made of it. */
  readonly raw: Uint8Array;
  /** Hash of what the author signed, as later heads name it, in hexadecimal; null if it cannot even be taken apart. */
  readonly hash: string | null;
  readonly header: Header | null;
  readonly author: Author | null;
  /** The signature is the author's, whatever else is wrong. */
  readonly signed: boolean;
  readonly body: Body | null;
  readonly fault: Fault | null;
}

/** Stands where an event says nothing that may be believed. */
const NOBODY: Sender = {
  organisation: '' as Sender['organisation'],
  team: '' as Sender['team'],
  user: '' as Sender['user'],
  name: '',
  role: '',
};

function senderOf(header: Header, author: Author): Sender {
  const { organisation, team, user } = header.by;
  const sender = { organisation, team, user, name: author.name, role: author.role };
  return author.guardian ? { ...sender, guardian: true } : sender;
}

/** As the fold takes it. */
export function caseEventOf(entry: Entry): CaseEvent {
  const { number, at, header, author, body } = entry;
  if (header === null || author === null || body === null || entry.fault !== null) {
    const id = header?.event ?? ('' as EventId);
    return { number, id, act: 'said', sender: NOBODY, at, claimedAt: at, basedOn: 0, body: 'sealed-unreadable' };
  }
  const { event: id, act, at: claimedAt, basedOn } = header;
  return { number, id, act, sender: senderOf(header, author), at, claimedAt, basedOn, body };
}

/**
 * What can be said of one event by itself, without the events around it: it is of this case and log, its author is
 * certified, was in a team that holds the key it names, signed it, and it opens to a body of its act. Never throws: what
 * fails is an entry with a fault. Rules CL30 to CL35.
 */
import { type Body, decodeBody } from '@corridor/cases';
import {
  type EpochKey,
  erasedEventHash,
  eventHash,
  openEvent,
  type TeamKeys,
  verifyErasedEvent,
  verifyEvent,
} from '@corridor/crypto';
import {
  type CaseId,
  decodeErasedEvent,
  decodeSealedEvent,
  equalBytes,
  ERASED_LABEL,
  type Header,
  header as headerFormat,
  labelOf,
  type Numbered,
  type SealedEvent,
  SUITE,
  type TeamId,
  toHex,
} from '@corridor/wire';
import type { Author, People } from '../directory/people.ts';
import type { PartyId } from '../directory/successions.ts';
import { orNull } from '../directory/trust.ts';
import type { Teams } from '../keys/teams.ts';
import type { CaseKeys } from '../keys/case-keys.ts';
import { readOnce } from '../read-once.ts';
import type { Entry, Fault } from './entry.ts';
import { carriesOut, mayCarryOut } from './merger.ts';

/** Where events of one log are opened. */
export interface Place {
  readonly case: CaseId;
  /** Null: the case's own log; else a team's private notes. */
  readonly lane: TeamId | null;
  readonly keys: CaseKeys;
  readonly teams: Teams;
  readonly people: People;
  /** The team that goes on with another's cases after a merger; null: none does. */
  readonly follower: (former: PartyId) => Promise<PartyId | null>;
}

interface Taken {
  readonly event: SealedEvent;
  readonly header: Header;
  readonly hash: string;
}

/** What is left of an event whose body was erased. */
const remainsOf = readOnce((raw) => {
  if (labelOf(raw) !== ERASED_LABEL) return null;
  const event = decodeErasedEvent(raw);
  return { event, header: headerFormat.decode(event.header) };
});

const partsOf = readOnce((raw) => {
  const event = decodeSealedEvent(raw);
  return { event, header: headerFormat.decode(event.header) };
});

/** The header of an event, before anything is verified; null if it cannot be taken apart. */
export function headerIn(raw: Uint8Array): Header | null {
  return (remainsOf(raw) ?? partsOf(raw))?.header ?? null;
}

async function takeApart(raw: Uint8Array): Promise<Taken | null> {
  const parts = partsOf(raw);
  return parts === null ? null : { ...parts, hash: toHex(await eventHash(parts.event)) };
}

function isOfPlace(header: Header, place: Place): boolean {
  return header.suite === SUITE && header.case === place.case && header.lane === place.lane;
}

/** The fault of what the header names as its key, or null; the author must have been able to hold that key. */
function faultOfKey(header: Header, place: Place): Fault | null {
  const { by } = header;
  if (place.lane !== null) {
    const commitment = place.teams.commitment(place.lane, header.epoch);
    if (commitment === null || !equalBytes(commitment, header.key)) return 'unknown-key';
    const member = by.team === place.lane && place.teams.wasMember(by.team, header.epoch, by.user, by.version);
    return member ? null : 'not-a-reader';
  }
  const statement = place.keys.statement(header.epoch);
  if (statement === null || !equalBytes(statement.hash, header.key)) return 'unknown-key';
  // Who leaves seals under the key of those who stay: its author was a reader until then.
  const readers =
    header.act === 'left' ? place.keys.statement(header.epoch - 1)?.value.readers : statement.value.readers;
  const reader = readers?.find(({ team }) => team === by.team);
  const member =
    reader !== undefined &&
    reader.organisation === by.organisation &&
    place.teams.wasMember(by.team, reader.generation, by.user, by.version);
  return member ? null : 'not-a-reader';
}

async function keyOf(header: Header, place: Place): Promise<EpochKey | TeamKeys | null> {
  if (place.lane !== null) return await place.teams.keys(place.lane, header.epoch);
  return await place.keys.key(header.epoch);
}

async function isSigned(event: SealedEvent, author: Author): Promise<boolean> {
  return (await orNull(async () => await verifyEvent(event, author.sign))) !== null;
}

function bodyIn(bytes: Uint8Array, header: Header): Body | null {
  try {
    return decodeBody(bytes, header.act);
  } catch {
    return null;
  }
}

type Opened = Pick<Entry, 'signed' | 'body' | 'fault'>;

/** Tells a wrong signature from a body that does not open, only after the whole has failed. */
async function whyNot(event: SealedEvent, author: Author, fault: Fault): Promise<Opened> {
  const signed = await isSigned(event, author);
  return { signed, body: null, fault: signed ? fault : 'bad-signature' };
}

async function openBody({ event, header }: Taken, author: Author, place: Place): Promise<Opened> {
  const faultOfAuthor = faultOfKey(header, place);
  if (faultOfAuthor !== null) return await whyNot(event, author, faultOfAuthor);
  const key = await keyOf(header, place);
  if (key === null) return await whyNot(event, author, 'cannot-open');
  const opened = await orNull(async () => await openEvent(event, key, author.sign));
  if (opened === null) return await whyNot(event, author, 'cannot-open');
  const body = bodyIn(opened.body, header);
  return { signed: true, body, fault: body === null ? 'bad-body' : null };
}

/** Its author, its place and its order can still be verified; what it said cannot be read by anybody. Rule ER7. */
async function openRemains({ number, at, event: raw }: Numbered, place: Place): Promise<Entry | null> {
  const remains = remainsOf(raw);
  if (remains === null) return null;
  const { event, header } = remains;
  const hash = toHex(await erasedEventHash(event));
  const known = { number, at, raw, hash, header, author: null, signed: false, body: null };
  if (!isOfPlace(header, place)) return { ...known, fault: 'wrong-place' };
  const author = place.people.author(header.by);
  if (author === null) return { ...known, fault: 'unknown-author' };
  const signed = (await orNull(async () => await verifyErasedEvent(event, author.sign))) !== null;
  return { ...known, author, signed, fault: signed ? 'erased' : 'bad-signature' };
}

/** One event, verified and opened as far as it goes. People, rosters and epochs must have been met before. */
export async function openEntry(numbered: Numbered, place: Place): Promise<Entry> {
  const remains = await openRemains(numbered, place);
  if (remains !== null) return remains;
  const { number, at, event: raw } = numbered;
  const nothing = { number, at, raw, hash: null, header: null, author: null, signed: false, body: null };
  const taken = await takeApart(raw);
  if (taken === null) return { ...nothing, fault: 'garbled' };
  const { header, hash } = taken;
  const known = { ...nothing, header, hash };
  if (!isOfPlace(header, place)) return { ...known, fault: 'wrong-place' };
  const author = place.people.author(header.by);
  if (author === null) return { ...known, fault: 'unknown-author' };
  // Signed after another organisation came to speak for theirs: as if nobody had signed it. Rules SU5, VO12.
  const isLate = author.until !== null && Math.max(at, header.at) > author.until;
  if (isLate && !(author.guardian && mayCarryOut(header.act))) return { ...known, fault: 'bad-signature' };
  const opened = await openBody(taken, author, place);
  const isMerger = await carriesOut(opened.body, header, place.follower);
  if (isLate && isMerger !== true) return { ...known, fault: 'bad-signature' };
  return { ...known, author, ...(isMerger === false ? { signed: true, body: null, fault: 'readers' } : opened) };
}

/** An event as it was handed in, taken apart as far as the server can without the database. */
import { createHash } from 'node:crypto';
import {
  type Asked,
  type CaseWrap,
  caseWrap,
  decodeSealedEvent,
  decodeSigned,
  type Epoch,
  epoch,
  type Header,
  header,
} from '@corridor/wire';
import type { Session } from '../session/session.ts';

/** A new epoch that came with an event: statements as signed, and what they say. */
export interface NewEpoch {
  readonly statement: Uint8Array;
  readonly hash: Uint8Array;
  readonly says: Epoch;
  readonly wraps: readonly { readonly statement: Uint8Array; readonly says: CaseWrap }[];
}

export interface Submission {
  readonly session: Session;
  readonly header: Header;
  /** The sealed event's bytes: kept, and passed on, as they came. */
  readonly event: Uint8Array;
  readonly epoch: NewEpoch | null;
}

/** @throws WireError if the event or the epoch is not well formed. */
export function readSubmission(session: Session, asked: Asked<'append'>): Submission {
  return {
    session,
    header: header.decode(decodeSealedEvent(asked.event).header),
    event: asked.event,
    epoch: asked.epoch === undefined ? null : readEpoch(asked.epoch),
  };
}

function readEpoch(came: NonNullable<Asked<'append'>['epoch']>): NewEpoch {
  const signed = decodeSigned(came.statement);
  return {
    statement: came.statement,
    hash: createHash('sha256').update(signed.bytes).digest(),
    says: epoch.decode(signed.bytes),
    wraps: came.wraps.map((statement) => ({ statement, says: caseWrap.decode(decodeSigned(statement).bytes) })),
  };
}

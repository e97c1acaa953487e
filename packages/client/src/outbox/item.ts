/** One event that its author has written and the server has not accepted. Sealed only when it is sent: keys may have risen by then. */
import { type Body, decodeBody, encodeBody } from '@corridor/cases';
import {
  type Act,
  type BlobId,
  type CaseId,
  CLINICAL_ACTS,
  type EventId,
  fromBase64url,
  fromUtf8,
  type Kind,
  type Plan,
  type TeamId,
  toBase64url,
  toUtf8,
  type UserId,
} from '@corridor/wire';

export interface Item {
  readonly event: EventId;
  readonly case: CaseId;
  /** The team for which the author acts. */
  readonly team: TeamId;
  /** To the author's team alone. */
  readonly private: boolean;
  readonly body: Body;
  readonly about: EventId | null;
  readonly to: readonly UserId[];
  readonly basedOn: number;
  readonly writtenAt: number;
  /** Teams that join with this event; for `opened`, all. */
  readonly joins: readonly TeamId[];
  /** In `opened` alone. */
  readonly kind: Kind | null;
  readonly plan: Plan | null;
  /** Attachments that must have arrived before this is sent. */
  readonly blobs: readonly BlobId[];
  /** Its author says to send it to the members last confirmed, though the log is stale. Rule TL15. */
  readonly lastConfirmed?: true;
}

/** After so long, what a clinician decided may no longer hold: it waits for its author to look again. */
const CLINICAL_SHELF_LIFE = 15 * 60 * 1000;

function isClinical(act: Act): boolean {
  return CLINICAL_ACTS.some((each) => each === act);
}

export function isTooOld(item: Item, now: number): boolean {
  return isClinical(item.body.act) && now - item.writtenAt > CLINICAL_SHELF_LIFE;
}

/** As a device keeps it, before it is sealed. */
export function encodeItem(item: Item): Uint8Array {
  const plan = item.plan === null ? null : { ...item.plan, hash: toBase64url(item.plan.hash) };
  const body = { act: item.body.act, bytes: toBase64url(encodeBody(item.body)) };
  return toUtf8(JSON.stringify({ ...item, plan, body }));
}

type Stored = Omit<Item, 'plan' | 'body'> & {
  readonly plan: (Omit<Plan, 'hash'> & { readonly hash: string }) | null;
  readonly body: { readonly act: Act; readonly bytes: string };
};

/** @throws what its parts throw, if it is not what `encodeItem` made. */
export function decodeItem(bytes: Uint8Array): Item {
  const stored = JSON.parse(fromUtf8(bytes)) as Stored;
  const plan = stored.plan === null ? null : { ...stored.plan, hash: fromBase64url(stored.plan.hash) };
  return { ...stored, plan, body: decodeBody(fromBase64url(stored.body.bytes), stored.body.act) };
}

/**
 * Whether a checkpoint is one that this client accepts: signed by the log of its anchors, a continuation of the last that it
 * accepted, cosigned by its own guardian and by a witness of its anchors. Rules TL1 to TL5.
 */
import { cosignedAt, type Note, type SignedCheckpoint, verifyCheckpoint, verifyConsistency } from '@corridor/crypto';
import { cosignerName, type Guardian, type OrganisationId } from '@corridor/wire';
import { orNull } from '../directory/trust.ts';
import { isAhead } from './freshness.ts';

/** Who has to have signed: anchors, and the own guardian's keys as the own root certified them. */
export interface Signers {
  readonly logKey: Uint8Array;
  readonly witnesses: readonly Uint8Array[];
  readonly organisation: OrganisationId;
  readonly guardians: readonly Guardian[];
}

export interface Cosigned {
  /** As its cosigner calls itself. */
  readonly name: string;
  /** Milliseconds. */
  readonly at: number;
}

export interface Accepted extends SignedCheckpoint {
  /** As it came: what is kept as evidence. */
  readonly encoded: string;
  readonly guardian: Cosigned;
  /** Null where there are no witnesses. */
  readonly witness: Cosigned | null;
}

export type Judged =
  | { readonly is: 'accepted'; readonly accepted: Accepted }
  /** Two checkpoints that the log signed and that do not fit together. */
  | { readonly is: 'fork'; readonly encoded: string }
  | { readonly is: 'refused'; readonly why: 'not-signed' | 'behind' | 'quorum' };

export interface Shown {
  readonly note: string;
  readonly consistency: readonly Uint8Array[];
}

/** @param now By which cosignatures are judged, in milliseconds. */
export async function judge(shown: Shown, before: Accepted | null, signers: Signers, now: number): Promise<Judged> {
  const signed = await orNull(async () => await verifyCheckpoint(shown.note, signers.logKey));
  if (signed === null) return { is: 'refused', why: 'not-signed' };
  if (before !== null && signed.checkpoint.size < before.checkpoint.size) return { is: 'refused', why: 'behind' };
  if (before !== null && !continues(signed, before, shown.consistency)) return { is: 'fork', encoded: shown.note };
  const guardian = await guardianOf(signed.note, signers.organisation, signers.guardians, now);
  const witness = await witnessOf(signed.note, signers.witnesses, now);
  if (guardian === null || (witness === null && signers.witnesses.length > 0)) return { is: 'refused', why: 'quorum' };
  return { is: 'accepted', accepted: { ...signed, encoded: shown.note, guardian, witness } };
}

function continues(later: SignedCheckpoint, before: SignedCheckpoint, proof: readonly Uint8Array[]): boolean {
  if (later.checkpoint.origin !== before.checkpoint.origin) return false;
  // Of one size there is one text: the organisations' heads may not differ either.
  if (later.checkpoint.size === before.checkpoint.size) return later.note.text === before.note.text;
  try {
    verifyConsistency(before.checkpoint, later.checkpoint, proof);
    return true;
  } catch {
    return false;
  }
}

/** The newest cosignature of an organisation's own guardian, by any key that its root certified; null: it has not cosigned. */
export async function guardianOf(
  note: Note,
  organisation: OrganisationId,
  guardians: readonly Guardian[],
  now: number,
): Promise<Cosigned | null> {
  const name = cosignerName(organisation);
  return await newestOf(
    note,
    guardians.map(({ sign }) => ({ key: sign, name })),
    now,
  );
}

async function witnessOf(note: Note, keys: readonly Uint8Array[], now: number): Promise<Cosigned | null> {
  const names = [...new Set(note.signatures.map(({ name }) => name))];
  return await newestOf(
    note,
    keys.flatMap((key) => names.map((name) => ({ key, name }))),
    now,
  );
}

interface Cosigner {
  readonly key: Uint8Array;
  readonly name: string;
}

async function newestOf(note: Note, cosigners: readonly Cosigner[], now: number): Promise<Cosigned | null> {
  const times = await Promise.all(
    cosigners.map(async ({ key, name }) => {
      const at = await orNull(async () => await cosignedAt(note, key, name));
      return at === null || isAhead(at, now) ? [] : [{ name, at }];
    }),
  );
  return times.flat().toSorted((a, b) => b.at - a.at)[0] ?? null;
}

/** By the older of the two: what both say is still so. */
export function acceptedAt({ guardian, witness }: Accepted): number {
  return Math.min(guardian.at, witness?.at ?? guardian.at);
}

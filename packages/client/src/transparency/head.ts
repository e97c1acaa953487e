/**
 * Where an organisation's own chain and map stand, and since when its own guardian says so. A guardian may have cosigned an
 * earlier checkpoint than the one accepted: that counts if its organisation's head is the very same record there. Rule TL6.
 */
import { CryptoError, headsOf, type SignedCheckpoint, verifyCheckpoint, verifyHead } from '@corridor/crypto';
import { equalBytes, type Guardian, type LogHead, type OrganisationHead, type OrganisationId } from '@corridor/wire';
import { orNull } from '../directory/trust.ts';
import { type Accepted, type Cosigned, guardianOf } from './judge.ts';

export interface HeadSeen {
  readonly head: LogHead;
  /** The checkpoint that it was shown under. */
  readonly size: number;
  /** When its own guardian last said so; null: it has cosigned no checkpoint with this head. */
  readonly cosigned: Cosigned | null;
}

/** @throws CryptoError `refused` for a head that does not stand in the accepted checkpoint. */
export async function judgeHead(
  shown: OrganisationHead,
  organisation: OrganisationId,
  accepted: Accepted,
  by: { readonly logKey: Uint8Array; readonly guardians: readonly Guardian[] },
  now: number,
): Promise<HeadSeen> {
  const head = verifyHead(shown.head, shown.proof, headsOf(accepted.checkpoint));
  if (head.organisation !== organisation) throw new CryptoError('refused');
  const here = await guardianOf(accepted.note, organisation, by.guardians, now);
  const cosigned = here ?? (await cosignedBefore(shown, organisation, accepted, by, now));
  return { head, size: accepted.checkpoint.size, cosigned };
}

/** @throws CryptoError `refused` for another tree of the size that was accepted. */
async function cosignedBefore(
  { head, cosigned }: OrganisationHead,
  organisation: OrganisationId,
  accepted: Accepted,
  { logKey, guardians }: { readonly logKey: Uint8Array; readonly guardians: readonly Guardian[] },
  now: number,
): Promise<Cosigned | null> {
  if (cosigned === null) return null;
  const before = await orNull(async () => await verifyCheckpoint(cosigned.note, logKey));
  if (before === null) return null;
  demandSame(before, accepted);
  verifyHead(head, cosigned.proof, headsOf(before.checkpoint));
  return await guardianOf(before.note, organisation, guardians, now);
}

function demandSame({ checkpoint }: SignedCheckpoint, accepted: Accepted): void {
  const { size, root } = accepted.checkpoint;
  if (checkpoint.size === size && !equalBytes(checkpoint.root, root)) throw new CryptoError('refused');
}

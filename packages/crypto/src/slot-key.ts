/** What each way in yields: a key that one kind of slot is sealed under. There is no password-only way. Rules BU4, BU5. */
import { type SLOT_KINDS, tuple } from '@corridor/wire';
import { deriveFrom, seedKey } from './derive.ts';
import { CryptoError } from './error.ts';
import { parseRecoveryCode } from './recovery-code.ts';
import { reveal, type SecretInput, secretOf } from './secret.ts';
import { SEED_BYTES } from './sign.ts';
import { sha256 } from './hash.ts';
import { SymmetricKey } from './symmetric-key.ts';

type SlotKind = (typeof SLOT_KINDS)[number];

/** Opens slots of its own kind alone. */
export class SlotKey extends SymmetricKey {
  readonly kind: SlotKind;

  constructor(kind: SlotKind, content: Uint8Array) {
    super(content);
    this.kind = kind;
  }
}

/** HKDF of a tuple of secrets of the same length. */
async function slotKey(kind: SlotKind, ...secrets: readonly Uint8Array[]): Promise<SlotKey> {
  const root = seedKey(await sha256(tuple(`slot-${kind}`, 1, ...secrets)));
  return new SlotKey(kind, await deriveFrom(root, `slot-${kind}-key`));
}

function demandSecret(input: SecretInput): Uint8Array {
  const content = secretOf(input, SEED_BYTES);
  if (content === null) throw new CryptoError('malformed-key');
  return content;
}

/** @param output 32 bytes of WebAuthn's PRF extension, evaluated at the salt in the slot's parameters. */
export async function slotFromPrf(output: SecretInput): Promise<SlotKey> {
  return await slotKey('passkey', demandSecret(output));
}

/** @throws CryptoError `bad-recovery-code` if it was mistyped. That it is the right one shows when the slot opens. */
export async function slotFromRecoveryCode(code: string): Promise<SlotKey> {
  return await slotKey('recovery-code', reveal(await parseRecoveryCode(code)));
}

/** Both shares are needed: either alone says nothing about the key. */
export async function slotFromShares(serverShare: SecretInput, guardianShare: SecretInput): Promise<SlotKey> {
  return await slotKey('guardian', demandSecret(serverShare), demandSecret(guardianShare));
}

/**
 * What an invitation's code proves. Both sides derive one Ed25519 key from its 160 bits: the administrator signs by it whom
 * it is for and under which root, the newcomer signs by it the keys that they made. Who stores only the public half, as the
 * guardian does, can check both and make neither. Rules IV1 to IV4.
 */
import {
  type Bytes,
  type Invitation,
  invitation,
  type Invited,
  invited,
  type Signed,
  SUITE,
  tuple,
} from '@corridor/wire';
import { equalInConstantTime } from './equal.ts';
import { demand, orRefuse } from './error.ts';
import { newLetterCode, parseLetterCode } from './letter-code.ts';
import { sha256 } from './hash.ts';
import { SEED_BYTES, type Signer, signerFromSeed } from './sign.ts';
import { sign, verifyStatement } from './statement.ts';
import type { Random } from './subtle.ts';
import { SymmetricKey } from './symmetric-key.ts';

const check = (secret: Uint8Array) => tuple('invitation-code-check', 1, secret);

/** A fresh code, as it is to be shown: `XXXX-XXXX-…`, nine groups. */
export async function newInvitationCode(random: Random): Promise<string> {
  return await newLetterCode(check, random);
}

/** The key that a code gives. @throws CryptoError `bad-recovery-code` for a code that was not written so. */
export async function invitationSigner(typed: string): Promise<Signer> {
  const secret = await parseLetterCode(check, typed);
  // 160 bits stretched to a key's length: HKDF's extract takes any length, and the label keeps it from other uses.
  const key = new SymmetricKey(await sha256(tuple('invitation-secret', 1, secret.reveal())));
  return await signerFromSeed(await key.derive(tuple('invitation-key', 1), SEED_BYTES));
}

export async function signInvitation(of: Omit<Invitation, 'suite' | 'key'>, signer: Signer): Promise<Signed> {
  return await sign(invitation, { suite: SUITE, ...of, key: signer.publicKey }, signer);
}

/** Signed by the key that it names, which is the one asked for if `key` is given. @throws CryptoError `refused`. */
export async function verifyInvitation(signed: Signed, key?: Uint8Array): Promise<Invitation> {
  const claimed = await orRefuse(() => invitation.decode(signed.bytes));
  demand(key === undefined || equalInConstantTime(claimed.key, key));
  return await verifyStatement(invitation, signed, claimed.key);
}

/** The newcomer's word for their new keys: the signature alone, since the other side knows what it is about. */
export async function signInvited(keys: Omit<Invited, 'suite'>, signer: Signer): Promise<Bytes> {
  return await signer.sign(invited.encode({ suite: SUITE, ...keys }));
}

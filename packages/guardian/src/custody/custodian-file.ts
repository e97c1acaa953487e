/**
 * A custodian's file: one share of the root and one of the recovery key, with the root's signature over how all shares hang
 * together, sealed by the custodian's passphrase as an age file (age-encryption.org/v1, scrypt), in armour so that it can
 * be printed. `age -d` opens it; what is inside is wire's `custodian`. Rules CE2 to CE5.
 */
import { sha256, verifyStatement } from '@corridor/crypto';
import { custodian, type Custody, custody, decodeSigned, equalBytes, fromUtf8, toUtf8 } from '@corridor/wire';
import { armor, Decrypter, Encrypter } from 'age-encryption';
import { GuardianError } from '../error.ts';

/** age's own: 2^18 rounds of scrypt, a second on a laptop. */
export const SCRYPT_WORK = 18;
const LEAST_PASSPHRASE = 12;

export interface Share {
  /** The signed `custody`, as it travels. */
  readonly custody: Uint8Array;
  /** From 1. */
  readonly index: number;
  readonly rootShare: Uint8Array;
  readonly recoveryShare: Uint8Array;
}

/** A custodian's file, opened and found to be what the root signed. */
export interface Custodian extends Share {
  /** What it was called, for saying which one is at fault. */
  readonly file: string;
  readonly says: Custody;
}

/** @throws GuardianError `custodian-file` for a passphrase that is too short. */
export async function sealCustodian(share: Share, passphrase: string, work = SCRYPT_WORK): Promise<string> {
  if (passphrase.length < LEAST_PASSPHRASE) {
    throw fault(`custodian ${share.index}`, `Choose a passphrase of at least ${LEAST_PASSPHRASE} characters.`);
  }
  const age = new Encrypter();
  age.setPassphrase(passphrase);
  age.setScryptWorkFactor(work);
  return armor.encode(await age.encrypt(custodian.encode(share)));
}

/** @throws GuardianError `custodian-file`, saying in words what is wrong with this file. */
export async function openCustodian(file: string, armoured: Uint8Array, passphrase: string): Promise<Custodian> {
  const sealed = inArmour(file, armoured);
  const age = new Decrypter();
  age.addPassphrase(passphrase);
  const opened = await age.decrypt(sealed).catch(() => {
    throw fault(file, 'The passphrase does not open it, or the file is damaged.');
  });
  const share = await readShare(file, opened);
  return { ...share, file };
}

/** The armour's text, with whatever line ends a printer or a mail program left. */
function inArmour(file: string, armoured: Uint8Array): Uint8Array {
  try {
    return armor.decode(fromUtf8(armoured));
  } catch {
    throw fault(file, 'It is not a custodian’s file, or it is damaged.');
  }
}

async function readShare(file: string, opened: Uint8Array): Promise<Omit<Custodian, 'file'>> {
  const { says, share } = await signedShare(opened).catch(() => {
    throw fault(file, 'It is not a custodian’s file, or its root did not sign it.');
  });
  const [root, recovery] = [says.rootShares[share.index - 1], says.recoveryShares[share.index - 1]];
  const isOurs =
    root !== undefined &&
    recovery !== undefined &&
    equalBytes(root, await sha256(share.rootShare)) &&
    equalBytes(recovery, await sha256(share.recoveryShare));
  if (!isOurs) throw fault(file, 'The share in it is not the one that the root signed.');
  return { ...share, says };
}

async function signedShare(opened: Uint8Array) {
  const share = custodian.decode(opened);
  const signed = decodeSigned(share.custody);
  const says = await verifyStatement(custody, signed, custody.decode(signed.bytes).root);
  return { says, share };
}

function fault(file: string, message: string): GuardianError {
  return new GuardianError('custodian-file', 'custodian', [{ path: file, message }]);
}

/** Bytes of a file as it is written. */
export function fileBytes(armoured: string): Uint8Array {
  return toUtf8(armoured.endsWith('\n') ? armoured : `${armoured}\n`);
}

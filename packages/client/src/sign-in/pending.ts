/** What must survive the visit to the identity provider: the verifier, and the seeds of the keys that the token is bound to. */
import { kemFromSeed, signerFromSeed, type Unlock, unlockNonce } from '@corridor/crypto';
import { type DeviceMode, DEVICE_MODES, fromBase64url, fromUtf8, toBase64url, toUtf8 } from '@corridor/wire';
import { ClientError } from '../error.ts';
import type { Random } from '../port/ports.ts';

export interface Pending {
  readonly mode: DeviceMode;
  readonly returnTo: string;
  /** An invitation as it was typed; it goes no further than this device. */
  readonly invitation: string | null;
  readonly state: string;
  /** RFC 7636 §4.1: 43 characters of base64url. */
  readonly verifier: string;
  readonly kemSeed: Uint8Array;
  readonly sessionSeed: Uint8Array;
}

export function newPending(
  { returnTo, mode, invitation }: Pick<Pending, 'returnTo' | 'mode' | 'invitation'>,
  random: Random,
): Pending {
  return {
    mode,
    returnTo,
    invitation,
    state: toBase64url(random(32)),
    verifier: toBase64url(random(32)),
    kemSeed: random(32),
    sessionSeed: random(32),
  };
}

export async function unlockOf({ kemSeed, sessionSeed }: Pending): Promise<Unlock> {
  const [kem, signer] = await Promise.all([kemFromSeed(kemSeed), signerFromSeed(sessionSeed)]);
  return { kem, signer, nonce: await unlockNonce(kem.publicKey, signer.publicKey) };
}

export function encodePending(pending: Pending): string {
  const { kemSeed, sessionSeed, ...rest } = pending;
  const written = { ...rest, kemSeed: toBase64url(kemSeed), sessionSeed: toBase64url(sessionSeed) };
  return toBase64url(toUtf8(JSON.stringify(written)));
}

/** @throws ClientError `identity-refused` for anything that `encodePending` did not write. */
export function decodePending(text: string): Pending {
  try {
    const read = JSON.parse(fromUtf8(fromBase64url(text))) as Record<Exclude<keyof Pending, 'invitation'>, string> &
      Pick<Pending, 'invitation'>;
    const mode = DEVICE_MODES.find((each) => each === read.mode);
    if (mode === undefined) throw new ClientError('identity-refused');
    const { returnTo, invitation, state, verifier } = read;
    return {
      mode,
      returnTo,
      invitation,
      state,
      verifier,
      kemSeed: fromBase64url(read.kemSeed),
      sessionSeed: fromBase64url(read.sessionSeed),
    };
  } catch {
    throw new ClientError('identity-refused');
  }
}

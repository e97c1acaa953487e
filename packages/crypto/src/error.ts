/**
 * What can go wrong, closed. `refused` is every failure to open or to verify, whatever its cause: an error that told a
 * wrong key from a damaged box would be an oracle. Rule SE5 in docs/protocol/crypto.md.
 */
export type CryptoErrorCode = 'refused' | 'malformed-key' | 'bad-recovery-code' | 'out-of-range';

/** Carries a code and nothing else: no cause, no identifier, no bytes. */
export class CryptoError extends Error {
  override readonly name = 'CryptoError';
  readonly code: CryptoErrorCode;

  constructor(code: CryptoErrorCode) {
    super(code);
    this.code = code;
  }
}

/** @throws CryptoError `refused` unless `fair`. */
export function demand(fair: boolean): asserts fair {
  if (!fair) throw new CryptoError('refused');
}

/** Runs `act`; whatever it throws becomes the one refusal. */
export async function orRefuse<T>(act: () => T | Promise<T>): Promise<T> {
  try {
    return await act();
  } catch {
    throw new CryptoError('refused');
  }
}

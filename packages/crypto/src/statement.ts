/** Signed statements: sign the bytes, keep the bytes, decode only what verified. Rules KE5, KE6. */
import { type Format, type Signed, SUITE } from '@corridor/wire';
import { verifySignature } from './ed25519.ts';
import { demand, orRefuse } from './error.ts';
import type { Signer } from './sign.ts';

/** Encodes once and signs what it encoded. @throws WireError if `value` is not of the format. */
export async function sign<T>(format: Format<T>, value: T, signer: Signer): Promise<Signed> {
  const bytes = format.encode(value);
  return { bytes, signature: await signer.sign(bytes) };
}

/** The statement, if `publicKey` signed it and it is of this suite. @throws CryptoError `refused`. */
export async function verifyStatement<T extends { readonly suite: number }>(
  format: Format<T>,
  signed: Signed,
  publicKey: Uint8Array,
): Promise<T> {
  const fair = await verifySignature(publicKey, signed.bytes, signed.signature);
  const value = await orRefuse(() => format.decode(signed.bytes));
  demand(fair && value.suite === SUITE);
  return value;
}

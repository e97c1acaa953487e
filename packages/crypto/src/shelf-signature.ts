/** A shelf as its author signed it: all that the server needs. Rule KE17. */
import { type Shelf, shelf, type Signed } from '@corridor/wire';
import { verifyStatement } from './statement.ts';

/** @param authorKey The Ed25519 key of the person that `by` names. @throws CryptoError `refused`. */
export async function verifyShelf(signed: Signed, authorKey: Uint8Array): Promise<Shelf> {
  return await verifyStatement(shelf, signed, authorKey);
}

/** An event's signature, which the server may check: over the plain header and the hash of the sealed body. Rules EV1, EV2. */
import { type Header, header, type SealedEvent, SUITE } from '@corridor/wire';
import { verifySignature } from './ed25519.ts';
import { demand, orRefuse } from './error.ts';
import { signingInput } from './hash.ts';

/** The header, if its author signed it with this body. @param authorKey The Ed25519 key of the person that `by` names. */
export async function verifyEvent(event: SealedEvent, authorKey: Uint8Array): Promise<Header> {
  const fair = await verifySignature(authorKey, await signingInput(event), event.signature);
  const value = await orRefuse(() => header.decode(event.header));
  demand(fair && value.suite === SUITE);
  return value;
}

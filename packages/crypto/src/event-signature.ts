/** An event's signature, which the server may check: over the plain header and the hash of the sealed body. Rules EV1, EV2. */
import {
  type Bytes,
  type ErasedEvent,
  eventSigningInput,
  type Header,
  header,
  type SealedEvent,
  SUITE,
} from '@corridor/wire';
import { verifySignature } from './ed25519.ts';
import { demand, orRefuse } from './error.ts';
import { sha256, signingInput } from './hash.ts';

/** The header, if its author signed it with this body. @param authorKey The Ed25519 key of the person that `by` names. */
export async function verifyEvent(event: SealedEvent, authorKey: Uint8Array): Promise<Header> {
  const fair = await verifySignature(authorKey, await signingInput(event), event.signature);
  const value = await orRefuse(() => header.decode(event.header));
  demand(fair && value.suite === SUITE);
  return value;
}

/** What is left of an event whose body was erased: the signature still holds, and so does its hash in later heads. Rule ER7. */
export async function verifyErasedEvent(event: ErasedEvent, authorKey: Uint8Array): Promise<Header> {
  const input = eventSigningInput(event.header, event.ciphertextHash);
  const fair = await verifySignature(authorKey, input, event.signature);
  const value = await orRefuse(() => header.decode(event.header));
  demand(fair && value.suite === SUITE);
  return value;
}

/** As `eventHash` of the event with its body. */
export async function erasedEventHash(event: ErasedEvent): Promise<Bytes> {
  return await sha256(eventSigningInput(event.header, event.ciphertextHash));
}

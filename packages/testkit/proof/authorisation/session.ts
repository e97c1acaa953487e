import type { Signer } from '@corridor/crypto';
import type { SessionId } from '@corridor/wire';

/** As its holder signed it, with the key that signs its requests. */
export interface Session {
  readonly id: SessionId;
  readonly statement: Uint8Array;
  readonly signer: Signer;
}

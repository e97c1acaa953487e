import type { DeviceMode, OrganisationId, SessionId, UserId } from '@corridor/wire';

/** A signed-in client, as its session statement says and the server has verified. */
export interface Session {
  readonly id: SessionId;
  readonly organisation: OrganisationId;
  readonly user: UserId;
  readonly version: number;
  /** Ed25519: signs the greeting and each HTTP request. */
  readonly key: Uint8Array;
  readonly mode: DeviceMode;
  readonly at: number;
  readonly expiresAt: number;
  /** Whose certificate it rests on: a person's, or a guardian's. */
  readonly holder: 'person' | 'guardian';
}

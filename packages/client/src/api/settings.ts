/** A person's own settings: ways in, sessions, where to be told. */
import type { SessionId } from '@corridor/wire';

export interface DeviceSession {
  readonly session: SessionId;
  readonly mode: 'shared' | 'own';
  readonly at: number;
  readonly expiresAt: number;
  readonly current: boolean;
}

export interface Settling {
  addPasskey(credential: Uint8Array, salt: Uint8Array, prf: Uint8Array, label: string): Promise<void>;
  /** A new sheet; an earlier one stops working. Shown once, never stored. */
  newRecoveryCode(): Promise<string>;
  pushKey(): Promise<string | null>;
  subscribePush(
    subscription: { readonly endpoint: string; readonly p256dh: string; readonly auth: string } | null,
  ): Promise<void>;
  setEmail(address: string | null): Promise<void>;
  /** Signed notes of the log that contradict each other, as text to be saved; null: there are none. */
  logEvidence(): Promise<string | null>;
  sessions(): Promise<readonly DeviceSession[]>;
  endSession(session: SessionId): Promise<void>;
}

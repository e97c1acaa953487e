/** The viewer's own settings. */
import type { Settling } from '@corridor/client';
import { HOUR, NOW } from './now.ts';
import { idOf } from './people.ts';

export function memorySettling(): Settling {
  return {
    addPasskey: async () => undefined,
    newRecoveryCode: async () => 'K7QM-3XRT-9F2W-HB6N-C4VD-8YJP-5SGZ-E2LA',
    pushKey: async () => null,
    subscribePush: async () => undefined,
    setEmail: async () => undefined,
    logEvidence: async () => 'corridor log fault: fork\n',
    sessions: async () => [
      { session: idOf('e', 900), mode: 'shared', at: NOW - HOUR, expiresAt: NOW + 11 * HOUR, current: true },
      { session: idOf('e', 901), mode: 'own', at: NOW - 5 * HOUR, expiresAt: NOW + 7 * HOUR, current: false },
    ],
    endSession: async () => undefined,
  };
}

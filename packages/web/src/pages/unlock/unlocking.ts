/** The ways to open a lock, each as one deed. */
import type { CorridorClient, Hat } from '@corridor/client';
import { useState } from 'react';
import { useClient } from '../../session/client.tsx';
import { useDeed } from '../../session/deed.ts';
import { passkeys } from '../../session/passkey.ts';
import type { Words } from '../../strings/words.ts';

type Way = Parameters<CorridorClient['unlock']>[1];

export interface Unlocking {
  readonly busy: boolean;
  readonly failure: Words | null;
  /** The guardian was asked, and does not answer. */
  readonly isDown: boolean;
  readonly passkeyFailed: boolean;
  readonly passkey: () => void;
  readonly guardian: () => void;
  readonly recoveryCode: (code: string) => void;
}

export function useUnlocking(hat: Hat): Unlocking {
  const client = useClient();
  const deed = useDeed();
  const [passkeyFailed, setPasskeyFailed] = useState(false);
  const [askedGuardian, setAskedGuardian] = useState(false);
  const open = (way: Way) => {
    setAskedGuardian(way.kind === 'guardian');
    return client.unlock(hat.organisation, way);
  };
  const passkey = () =>
    void deed.run(async () => {
      const secret = await passkeys.open(hat.passkeys);
      setPasskeyFailed(secret === null);
      if (secret !== null) await open({ kind: 'passkey', ...secret });
    });
  const isDown = askedGuardian && (deed.code === 'offline' || deed.code === 'unavailable');
  return {
    busy: deed.busy,
    failure: isDown ? null : deed.failure,
    isDown,
    passkeyFailed,
    passkey,
    guardian: () => void deed.run(() => open({ kind: 'guardian' })),
    recoveryCode: (code) => void deed.run(() => open({ kind: 'recovery-code', code })),
  };
}

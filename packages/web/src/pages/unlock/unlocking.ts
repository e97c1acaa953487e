/** The ways to open a lock, each as one deed. */
import type { Hat } from '@corridor/client';
import { useState } from 'react';
import { useClient } from '../../session/client.tsx';
import { useDeed } from '../../session/deed.ts';
import { passkeys } from '../../session/passkey.ts';
import type { Words } from '../../strings/words.ts';

export interface Unlocking {
  readonly busy: boolean;
  readonly failure: Words | null;
  readonly passkeyFailed: boolean;
  readonly passkey: () => void;
  readonly guardian: () => void;
  readonly recoveryCode: (code: string) => void;
}

export function useUnlocking(hat: Hat): Unlocking {
  const client = useClient();
  const deed = useDeed();
  const [passkeyFailed, setPasskeyFailed] = useState(false);
  const passkey = () =>
    void deed.run(async () => {
      const secret = await passkeys.open(hat.passkeys);
      setPasskeyFailed(secret === null);
      if (secret !== null) await client.unlock(hat.organisation, { kind: 'passkey', ...secret });
    });
  return {
    busy: deed.busy,
    failure: deed.failure,
    passkeyFailed,
    passkey,
    guardian: () => void deed.run(() => client.unlock(hat.organisation, { kind: 'guardian' })),
    recoveryCode: (code) => void deed.run(() => client.unlock(hat.organisation, { kind: 'recovery-code', code })),
  };
}

/** Makes a passkey that opens the lock, here and in Settings. */
import type { Hat } from '@corridor/client';
import { useState } from 'react';
import { useClient } from '../../session/client.tsx';
import { useNow } from '../../session/clock.tsx';
import { useDeed } from '../../session/deed.ts';
import { passkeys } from '../../session/passkey.ts';
import { useFirstStrings } from '../../strings/strings.tsx';
import { dateWords } from '../../time.ts';

export function useNewPasskey(hat: Hat, onAdded: () => void) {
  const client = useClient();
  const deed = useDeed();
  const label = useFirstStrings().access.passkeyLabel(dateWords(useNow()));
  const [unable, setUnable] = useState(false);
  const add = () =>
    void deed.run(async () => {
      const made = await passkeys.make({ id: hat.user, name: `${hat.name}, ${hat.organisationName}` });
      setUnable(made === null);
      if (made === null) return;
      await client.addPasskey(made.credential, made.salt, made.prf, label);
      onAdded();
    });
  return { busy: deed.busy, failure: deed.failure, unable, add };
}

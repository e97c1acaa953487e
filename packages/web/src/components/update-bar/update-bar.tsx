/** A new version waits until the person lets it in: a page never changes under somebody who writes. */
import { useEffect, useState } from 'react';
import { useMe } from '../../session/me.tsx';
import { registerServiceWorker } from '../../session/service-worker.ts';
import { useStrings } from '../../strings/use-strings.ts';
import { Button } from '../button/button.tsx';
import { Icon } from '../icon/icon.tsx';

export function UpdateBar() {
  const s = useStrings().shell;
  const { mode } = useMe();
  const [waiting, setWaiting] = useState<ServiceWorker | null>(null);
  // A shared device keeps nothing, so nothing is installed there.
  useEffect(() => (mode === 'own' ? registerServiceWorker(setWaiting) : undefined), [mode]);
  if (waiting === null) return null;
  return (
    <output className="offline-bar">
      <Icon name="again" />
      <span className="bar-words">{s.newVersion}</span>
      <Button
        size="small"
        onClick={() => {
          navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
          waiting.postMessage('take-over', []);
        }}
      >
        {s.reload}
      </Button>
    </output>
  );
}

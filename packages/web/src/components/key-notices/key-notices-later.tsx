/** What was done to one's ways in, asked once at the opening; the bar is fetched when there is something to say. Rule TN4. */
import type { KeyNotice } from '@corridor/client';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useClient } from '../../session/client.tsx';

const KeyNotices = lazy(async () => ({ default: (await import('./key-notices.tsx')).KeyNotices }));

export function KeyNoticesLater() {
  const client = useClient();
  const [notices, setNotices] = useState<readonly KeyNotice[]>([]);
  useEffect(() => {
    let wanted = true;
    client.keyNotices().then(
      (told) => wanted && setNotices(told),
      // A guardian that is away is asked at the next opening: what it noted stays until it was seen.
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [client]);
  if (notices.length === 0) return null;
  return (
    <Suspense fallback={null}>
      <KeyNotices notices={notices} onSeen={() => setNotices([])} />
    </Suspense>
  );
}

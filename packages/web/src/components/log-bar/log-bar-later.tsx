/** The bar of the log, fetched on the day that it has something to say. */
import { lazy, Suspense } from 'react';
import { useWatched } from '../../session/client.tsx';

const LogBar = lazy(async () => ({ default: (await import('./log-bar.tsx')).LogBar }));

export function LogBarLater() {
  const log = useWatched('log', null);
  const isSaid = log?.freshness === 'ageing' || log?.freshness === 'stale' || log?.freshness === 'forked';
  if (!isSaid) return null;
  return (
    <Suspense fallback={null}>
      <LogBar log={log} />
    </Suspense>
  );
}

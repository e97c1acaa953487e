/** Everything behind the lock: the bar, the rail or the tabs, and the page that the address names. */
import { Suspense, useCallback, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { Account } from '../../components/account/account.tsx';
import { ErrorBoundary } from '../../components/error-boundary/error-boundary.tsx';
import { KeyNoticesLater } from '../../components/key-notices/key-notices-later.tsx';
import { LogBarLater } from '../../components/log-bar/log-bar-later.tsx';
import { OfflineBar } from '../../components/offline-bar/offline-bar.tsx';
import { useRecent } from '../../components/palette/recent.ts';
import { Rail } from '../../components/rail/rail.tsx';
import { ShiftBar } from '../../components/rail/shift-bar.tsx';
import { Tabs } from '../../components/tabs/tabs.tsx';
import { TopBar } from '../../components/top-bar/top-bar.tsx';
import { UndoProvider } from '../../components/undo-bar/undo-bar.tsx';
import { UpdateBar } from '../../components/update-bar/update-bar.tsx';
import { useClient, useWatched } from '../../session/client.tsx';
import { useIdleLock } from '../../session/idle.ts';
import { useKeys } from '../../session/keys.ts';
import { useMe } from '../../session/me.tsx';
import { keepTelephones } from '../../session/telephones.ts';
import { useStrings } from '../../strings/use-strings.ts';
import { fetchPalette, News, Palette, Search, Shortcuts } from './lazy.ts';
import { Main, placeOf } from './main.tsx';
import { Later } from './later.tsx';
import './shell.css';

/** Milliseconds until what may be wanted next is fetched: the inbox is painted first. */
const SOON = 1500;

type Open = 'palette' | 'search' | 'account' | 'keys' | null;

/** On one's own device, for the night when nobody can be let in. */
function KeepTelephones() {
  const services = useWatched('services', null);
  useEffect(() => {
    if (services !== null && services.length > 0) keepTelephones(services);
  }, [services]);
  return null;
}

export function Shell({ clock }: { readonly clock: () => number }) {
  const { shell: s, habits } = useStrings();
  const { keys } = habits;
  const client = useClient();
  const { mode } = useMe();
  const [path, navigate] = useLocation();
  const [open, setOpen] = useState<Open>(null);
  const [asked, setAsked] = useState('');
  const recent = useRecent();
  const search = (query: string) => {
    setAsked(query);
    setOpen('search');
  };
  const lock = useCallback(() => void client.lock('asked'), [client]);
  const lockIdle = useCallback(() => void client.lock('idle'), [client]);
  useIdleLock(mode, clock, lockIdle);
  useKeys({
    'Control+k': { says: keys.palette, run: () => setOpen('palette') },
    '/': { says: keys.search, run: () => search('') },
    n: { says: keys.newCase, run: () => navigate('/new') },
    '?': { says: keys.list, run: () => setOpen('keys') },
  });
  useEffect(() => {
    const timer = setTimeout(fetchPalette, SOON);
    return () => clearTimeout(timer);
  }, []);
  const place = placeOf(path);
  const shape = [
    'shell',
    place.list === null ? 'no-list' : '',
    place.list === 'services' ? 'narrow-list' : '',
    place.deep ? 'deep' : '',
  ];
  return (
    <UndoProvider>
      <div className={shape.filter((name) => name !== '').join(' ')}>
        <a className="skip" href="#main">
          {s.skip}
        </a>
        <TopBar onSearch={() => setOpen('palette')} onAccount={() => setOpen('account')} onLock={lock} />
        <div className="bars">
          <OfflineBar />
          {mode === 'own' ? <KeepTelephones /> : null}
          <LogBarLater />
          <KeyNoticesLater />
          <UpdateBar />
          <ShiftBar />
        </div>
        <Rail />
        <ErrorBoundary place={path}>
          <Main path={path} />
        </ErrorBoundary>
        {place.deep ? null : <Tabs />}
      </div>
      <Suspense fallback={null}>
        <News />
      </Suspense>
      {open === 'account' ? (
        <Account onClose={() => setOpen(null)} onLock={lock} onKeys={() => setOpen('keys')} />
      ) : null}
      <Later>
        {open === 'palette' ? <Palette onClose={() => setOpen(null)} onSearch={search} recent={recent} /> : null}
        {open === 'search' ? <Search onClose={() => setOpen(null)} first={asked} /> : null}
        {open === 'keys' ? <Shortcuts onClose={() => setOpen(null)} /> : null}
      </Later>
    </UndoProvider>
  );
}

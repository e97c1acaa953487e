/** What the page shows follows from how far in the person is: signed out, identified, locked, open, ended. */
import type { Access, Hat } from '@corridor/client';
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { AccessFrame } from './components/access-frame/access-frame.tsx';
import { Failure } from './components/notice/failure.tsx';
import { ShellShape } from './components/shape/shell-shape.tsx';
import { Ended } from './pages/ended/ended.tsx';
import { HatChoice } from './pages/hat/hat.tsx';
import { SetUp } from './pages/set-up/set-up.tsx';
import { SignIn } from './pages/sign-in/sign-in.tsx';
import { Unlock } from './pages/unlock/unlock.tsx';
import { useClient, useWatched } from './session/client.tsx';
import { useDeed } from './session/deed.ts';
import { Habits } from './session/habits.tsx';
import { MeContext } from './session/me.tsx';
import { isReturn, takePending } from './session/pending.ts';
import { type Language, preferredLanguage, useLanguage, useFirstStrings } from './strings/strings.tsx';

/** Fetched while the person signs in: the way in is readable before what lies behind it. */
const loadShell = () => import('./pages/shell/shell.tsx');
/** For somebody who comes with an invitation, which most never do. */
const InvitationPage = lazy(async () => ({
  default: (await import('./pages/invitation/invitation-page.tsx')).InvitationPage,
}));
const isInvited = (): boolean => location.pathname === '/invitation';

const Shell = lazy(async () => ({ default: (await loadShell()).Shell }));

interface AppProps {
  readonly clock: () => number;
  /** Leaves for the identity provider. */
  readonly go: (url: string) => void;
}

/** Takes up a sign-in where the identity provider sent the browser back. */
function useReturn() {
  const client = useClient();
  const { choose } = useLanguage();
  const { run, failure } = useDeed();
  const [returning, setReturning] = useState(() => isReturn(new URL(location.href)));
  useEffect(() => {
    const address = location.href;
    if (!isReturn(new URL(address))) return;
    history.replaceState(null, '', '/');
    const finish = async () => {
      const kept = takePending();
      if (kept === null) return;
      choose(kept.language as Language);
      await client.finishSignIn(kept.pending, address);
    };
    void run(finish).then(() => setReturning(false));
  }, [client, run, choose]);
  return { returning, failure };
}

interface IdentifiedProps {
  readonly hats: readonly Hat[];
  readonly locked: 'asked' | 'idle' | null;
  readonly settingUp: Hat | null;
  readonly onSetUp: (hat: Hat) => void;
  readonly onSetUpDone: () => void;
}

function Identified({ hats, locked, settingUp, onSetUp, onSetUpDone }: IdentifiedProps) {
  const client = useClient();
  const [chosen, setChosen] = useState<Hat | null>(null);
  const hat = hats.length === 1 ? (hats[0] ?? null) : chosen;
  const leave = () => {
    setChosen(null);
    void client.signOff();
  };
  useEffect(() => {
    if (hat !== null && !hat.enrolled && settingUp === null) onSetUp(hat);
  }, [hat, settingUp, onSetUp]);
  if (settingUp !== null) return <SetUp hat={settingUp} onSomebodyElse={leave} onDone={onSetUpDone} />;
  if (hat === null) return <HatChoice hats={hats} onChoose={setChosen} onSomebodyElse={leave} />;
  return <Unlock hat={hat} locked={locked} onSomebodyElse={leave} />;
}

function Returning() {
  const s = useFirstStrings().access;
  return (
    <AccessFrame>
      <output>{s.returning}</output>
    </AccessFrame>
  );
}

interface ByAccessProps extends AppProps {
  readonly access: Access;
}

function ByAccess({ access, clock, go }: ByAccessProps) {
  const [settingUp, setSettingUp] = useState<Hat | null>(null);
  const [again, setAgain] = useState(false);
  const done = useCallback(() => setSettingUp(null), []);
  if (access.state === 'signed-out' && isInvited()) {
    return (
      <Suspense fallback={<AccessFrame>{null}</AccessFrame>}>
        <InvitationPage go={go} />
      </Suspense>
    );
  }
  if (access.state === 'signed-out') return <SignIn go={go} />;
  if (access.state === 'ended')
    return again ? <SignIn go={go} /> : <Ended why={access.why} onAgain={() => setAgain(true)} />;
  // The lock is open from the moment it is made, but the recovery sheet comes before the inbox.
  if (access.state === 'open' && settingUp === null) {
    return (
      <MeContext.Provider value={access.me}>
        <Suspense fallback={<ShellShape />}>
          <Habits>
            <Shell clock={clock} />
          </Habits>
        </Suspense>
      </MeContext.Provider>
    );
  }
  return (
    <Identified
      hats={access.state === 'open' ? access.me.hats : access.hats}
      locked={access.state === 'locked' ? access.why : null}
      settingUp={settingUp}
      onSetUp={setSettingUp}
      onSetUpDone={done}
    />
  );
}

/** Whoever comes next to a shared PC finds the language that the browser asks for, not the last person's. */
function useOwnLanguage(state: Access['state'] | null): void {
  const { choose } = useLanguage();
  const before = useRef(state);
  useEffect(() => {
    if (state === 'signed-out' && (before.current === 'open' || before.current === 'locked'))
      choose(preferredLanguage(navigator.languages));
    before.current = state;
  }, [state, choose]);
}

export function App({ clock, go }: AppProps) {
  useEffect(() => void loadShell(), []);
  const access = useWatched('access', null);
  useOwnLanguage(access?.state ?? null);
  const { returning, failure } = useReturn();
  if (failure !== null && access?.state === 'signed-out') {
    return (
      <>
        <div className="return-failed">
          <Failure words={failure} />
        </div>
        <SignIn go={go} />
      </>
    );
  }
  if (access === null || (returning && access.state === 'signed-out')) return <Returning />;
  return <ByAccess access={access} clock={clock} go={go} />;
}

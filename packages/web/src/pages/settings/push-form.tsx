import { useEffect, useState } from 'react';
import { Button } from '../../components/button/button.tsx';
import { Failure } from '../../components/notice/failure.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { useClient } from '../../session/client.tsx';
import { useDeed } from '../../session/deed.ts';
import { useMe } from '../../session/me.tsx';
import { useStrings } from '../../strings/use-strings.ts';
import { type PushState, pushState, showTest, startPush, stopPush } from './push.ts';

/** Notifications on one's own device, with a test: on an iPhone they come only after the app was installed. */
export function PushForm() {
  const s = useStrings().settings;
  const client = useClient();
  const { mode } = useMe();
  const deed = useDeed();
  const [state, setState] = useState<PushState>('off');
  const [unavailable, setUnavailable] = useState(false);
  useEffect(() => {
    void pushState().then(setState);
  }, []);
  const on = () =>
    void deed.run(async () => {
      const key = await client.pushKey();
      setUnavailable(key === null);
      const subscription = key === null ? null : await startPush(key);
      if (subscription !== null) await client.subscribePush(subscription);
      setState(await pushState());
    });
  const off = () =>
    void deed.run(async () => {
      await stopPush();
      await client.subscribePush(null);
      setState(await pushState());
    });
  const words =
    mode === 'shared'
      ? s.pushShared
      : state === 'unsupported'
        ? s.pushUnsupported
        : state === 'denied'
          ? s.pushDenied
          : s.pushBody;
  return (
    <section className="pane">
      <h2>{s.push}</h2>
      <p className="quiet">{words}</p>
      <Failure words={deed.failure} />
      {unavailable ? <Notice tone="plain" icon="bell" title={s.pushUnavailable} live /> : null}
      {mode === 'own' && (state === 'on' || state === 'off') ? (
        <div className="settings-deeds">
          {state === 'off' ? (
            <Button icon="bell" disabled={deed.busy} onClick={on}>
              {s.pushOn}
            </Button>
          ) : (
            <>
              <Button
                icon="bell"
                disabled={deed.busy}
                onClick={() => void deed.run(() => showTest(s.testTitle, s.testBody))}
              >
                {s.pushTest}
              </Button>
              <Button disabled={deed.busy} onClick={off}>
                {s.pushOff}
              </Button>
            </>
          )}
        </div>
      ) : null}
    </section>
  );
}

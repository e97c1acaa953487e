import type { DeviceSession } from '@corridor/client';
import { useCallback, useEffect, useState } from 'react';
import { Button } from '../../components/button/button.tsx';
import { Failure } from '../../components/notice/failure.tsx';
import { useClient } from '../../session/client.tsx';
import { useNow } from '../../session/clock.tsx';
import { useDeed } from '../../session/deed.ts';
import { useStrings } from '../../strings/use-strings.ts';
import { momentWords } from '../../time.ts';

/** Where one is signed in, with a way to end it from here. */
export function Devices() {
  const s = useStrings();
  const words = s.settings;
  const client = useClient();
  const now = useNow();
  const { run, failure, busy } = useDeed();
  const [sessions, setSessions] = useState<readonly DeviceSession[]>([]);
  const load = useCallback(() => run(async () => setSessions(await client.sessions())), [client, run]);
  useEffect(() => {
    void load();
  }, [load]);
  const others = sessions.flatMap(({ session, current }) => (current ? [] : [session]));
  const end = (ended: readonly DeviceSession['session'][]) =>
    void run(async () => {
      for (const session of ended) await client.endSession(session);
    }).then(load);
  return (
    <section className="pane">
      <h2>{words.devices}</h2>
      <Failure words={failure} />
      <ul className="settings-list">
        {sessions.map(({ session, mode, at, expiresAt, current }) => (
          <li key={session}>
            <span>
              <b>{current ? words.thisDevice : mode === 'shared' ? words.sharedDevice : words.ownDevice}</b>
              <small>{words.since(momentWords(at, now, s), momentWords(expiresAt, now, s))}</small>
            </span>
            {current ? null : (
              <Button size="small" disabled={busy} onClick={() => end([session])}>
                {words.endSession}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {others.length > 1 ? (
        <Button disabled={busy} onClick={() => end(others)}>
          {words.endOthers(others.length)}
        </Button>
      ) : null}
    </section>
  );
}

import { useState } from 'react';
import { Button } from '../../components/button/button.tsx';
import { TextField } from '../../components/field/field.tsx';
import { Failure } from '../../components/notice/failure.tsx';
import { useSayDone } from '../../components/undo-bar/undo-bar.tsx';
import { useClient } from '../../session/client.tsx';
import { useDeed } from '../../session/deed.ts';
import { useStrings } from '../../strings/use-strings.ts';

const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/u;

/** Where a message without content goes when one is away. */
export function EmailForm() {
  const s = useStrings().settings;
  const client = useClient();
  const say = useSayDone();
  const deed = useDeed();
  const [address, setAddress] = useState('');
  const [tried, setTried] = useState(false);
  const valid = ADDRESS.test(address.trim());
  const set = (to: string | null) =>
    void deed.run(() => client.setEmail(to)).then((done) => done && say({ words: s.emailSaved, undo: null }));
  return (
    <form
      className="pane"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (valid) set(address.trim());
      }}
    >
      <h2>{s.email}</h2>
      <p className="quiet">{s.emailBody}</p>
      <TextField
        label={s.emailLabel}
        type="email"
        autoComplete="email"
        value={address}
        onText={setAddress}
        fault={tried && !valid ? s.emailFault : null}
      />
      <Failure words={deed.failure} />
      <div className="settings-deeds">
        <Button type="submit" disabled={deed.busy}>
          {s.emailSave}
        </Button>
        <Button
          disabled={deed.busy}
          onClick={() => {
            setAddress('');
            setTried(false);
            set(null);
          }}
        >
          {s.emailNone}
        </Button>
      </div>
    </form>
  );
}

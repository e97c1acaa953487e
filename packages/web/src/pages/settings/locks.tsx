import { useState } from 'react';
import { Button } from '../../components/button/button.tsx';
import { Dialog } from '../../components/dialog/dialog.tsx';
import { Failure } from '../../components/notice/failure.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { useSayDone } from '../../components/undo-bar/undo-bar.tsx';
import { useClient } from '../../session/client.tsx';
import { useDeed } from '../../session/deed.ts';
import { useMe } from '../../session/me.tsx';
import { useStrings } from '../../strings/use-strings.ts';
import { useNewPasskey } from '../set-up/new-passkey.ts';
import { Sheet } from '../set-up/recovery-sheet.tsx';
import '../set-up/set-up.css';

/** Passkeys and the recovery sheet: the ways into one's own lock. */
export function Locks() {
  const s = useStrings();
  const words = s.settings;
  const client = useClient();
  const { hat } = useMe();
  const say = useSayDone();
  const passkey = useNewPasskey(hat, () => say({ words: words.passkeyAdded, undo: null }));
  const deed = useDeed();
  const [code, setCode] = useState<string | null>(null);
  return (
    <>
      <section className="pane">
        <h2>{words.passkeys}</h2>
        <p className="quiet">{hat.passkeys.length === 0 ? words.noPasskeys : words.passkeysBody}</p>
        <ul className="settings-list">
          {hat.passkeys.map(({ label }) => (
            <li key={label}>{label}</li>
          ))}
        </ul>
        <Failure words={passkey.failure} />
        {passkey.unable ? <Notice tone="soon" icon="key" title={s.access.passkeyUnsupported} live /> : null}
        <Button icon="key" disabled={passkey.busy} onClick={passkey.add}>
          {words.addPasskey}
        </Button>
      </section>
      <section className="pane">
        <h2>{words.recovery}</h2>
        <p className="quiet">{words.recoveryBody}</p>
        <Failure words={deed.failure} />
        <Button
          icon="file"
          disabled={deed.busy}
          onClick={() => void deed.run(async () => setCode(await client.newRecoveryCode()))}
        >
          {words.newSheet}
        </Button>
        {code === null ? null : (
          <Dialog
            title={s.access.sheetTitle}
            onClose={() => setCode(null)}
            foot={
              <Button rank="primary" icon="print" onClick={() => globalThis.print()}>
                {s.access.sheetPrint}
              </Button>
            }
          >
            <p>{s.access.sheetBody}</p>
            <Sheet hat={hat} code={code} />
          </Dialog>
        )}
      </section>
    </>
  );
}

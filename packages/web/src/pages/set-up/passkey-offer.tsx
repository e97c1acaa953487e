import type { Hat } from '@corridor/client';
import { Step } from '../../components/access-frame/access-frame.tsx';
import { Button, LinkButton } from '../../components/button/button.tsx';
import { Failure } from '../../components/notice/failure.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { passkeysSupported } from '../../session/passkey.ts';
import { useFirstStrings } from '../../strings/strings.tsx';
import { useNewPasskey } from './new-passkey.ts';

export function PasskeyOffer({ hat, onDone }: { readonly hat: Hat; readonly onDone: () => void }) {
  const s = useFirstStrings().access;
  const { busy, failure, unable, add } = useNewPasskey(hat, onDone);
  const impossible = unable || !passkeysSupported();
  return (
    <Step number={2} state="now" title={s.passkeyTitle}>
      <p className="step-lead">{s.passkeyBody}</p>
      <div className="step-body">
        <Failure words={failure} />
        {impossible ? <Notice tone="soon" icon="key" title={s.passkeyUnsupported} live /> : null}
        {impossible ? (
          <Button rank="primary" size="big" wide onClick={onDone}>
            {s.continue}
          </Button>
        ) : (
          <Button rank="primary" size="big" wide icon="key" disabled={busy} onClick={add}>
            {s.passkeyAdd}
          </Button>
        )}
        {impossible ? null : <LinkButton onClick={onDone}>{s.passkeyLater}</LinkButton>}
      </div>
    </Step>
  );
}

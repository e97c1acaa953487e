/** Me and this device: other hats, language, keyboard, lock, sign off. */
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useClient, useWatched } from '../../session/client.tsx';
import { useMe } from '../../session/me.tsx';
import { forgetTelephones } from '../../session/telephones.ts';
import { useLanguage } from '../../strings/strings.tsx';
import { useStrings } from '../../strings/use-strings.ts';
import { Avatar } from '../avatar/avatar.tsx';
import { Button } from '../button/button.tsx';
import { Dialog } from '../dialog/dialog.tsx';
import { Notice } from '../notice/notice.tsx';
import './account.css';

interface AccountProps {
  readonly onClose: () => void;
  readonly onLock: () => void;
  readonly onKeys: () => void;
}

/** Signing off forgets what has not been sent, so that is said first. */
function SignOff() {
  const s = useStrings();
  const client = useClient();
  const unsent = useWatched('connection', null)?.unsent ?? 0;
  const [asking, setAsking] = useState(false);
  const leave = () => {
    forgetTelephones();
    void client.signOff();
  };
  if (asking) {
    return (
      <Notice
        tone="late"
        icon="alert"
        title={s.access.signOffTitle}
        live
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{s.access.stay}</Button>
            <Button onClick={leave}>{s.access.signOffAnyway}</Button>
          </>
        }
      >
        {s.access.signOffBody(unsent)}
      </Notice>
    );
  }
  return (
    <Button wide icon="leave" onClick={() => (unsent > 0 ? setAsking(true) : leave())}>
      {s.shell.signOff}
    </Button>
  );
}

export function Account({ onClose, onLock, onKeys }: AccountProps) {
  const s = useStrings();
  const { hat, hats, mode } = useMe();
  const { language, choose } = useLanguage();
  const [, navigate] = useLocation();
  return (
    <Dialog title={s.shell.account} onClose={onClose}>
      <div className="account-me">
        <Avatar name={hat.name} />
        <p>
          <b>{hat.name}</b>
          <span>
            {hat.role}, {hat.organisationName}
          </span>
          <span>{mode === 'shared' ? s.settings.sharedDevice : s.settings.ownDevice}</span>
        </p>
      </div>
      <div className="account-deeds">
        {hats
          .filter(({ organisation }) => organisation !== hat.organisation)
          .map((other) => (
            <Button key={other.organisation} wide icon="person" onClick={onLock}>
              {s.shell.switchTo(other.organisationName)}
            </Button>
          ))}
        <Button
          wide
          icon="settings"
          onClick={() => {
            onClose();
            navigate('/settings');
          }}
        >
          {s.shell.settings}
        </Button>
        <Button wide icon="globe" onClick={() => choose(language === 'cy' ? 'en' : 'cy')}>
          {s.access.language}
        </Button>
        <Button wide icon="keyboard" onClick={onKeys}>
          {s.shell.keys}
        </Button>
        <Button wide icon="lock" onClick={onLock}>
          {s.shell.lock}
        </Button>
        <SignOff />
      </div>
    </Dialog>
  );
}

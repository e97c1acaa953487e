/** Where a newcomer brings the code that their administrator gave them: it is checked before anybody signs in anywhere. */
import type { InvitationShown } from '@corridor/client';
import { useCallback, useEffect, useState } from 'react';
import { AccessFrame, Step } from '../../components/access-frame/access-frame.tsx';
import { Button, LinkButton } from '../../components/button/button.tsx';
import { TextField } from '../../components/field/field.tsx';
import { Failure } from '../../components/notice/failure.tsx';
import { Option } from '../../components/option/option.tsx';
import { useClient } from '../../session/client.tsx';
import { useDeed } from '../../session/deed.ts';
import { keepPending } from '../../session/pending.ts';
import { useLanguage } from '../../strings/strings.tsx';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';
import { InvitationFor } from './invitation-for.tsx';
import './invitation.css';

/** Takes the code out of the address, so that it stays in no history of this device. */
function takeCode(): string {
  const code = location.hash.slice(1);
  if (code !== '') history.replaceState(null, '', location.pathname + location.search);
  return code;
}

function useInvitation() {
  const client = useClient();
  const [typed, setTyped] = useState(takeCode);
  const [shown, setShown] = useState<InvitationShown | null>(null);
  const { run, failure, busy } = useDeed();
  const check = useCallback(
    (code: string) => void run(async () => setShown(await client.readInvitation(code))),
    [client, run],
  );
  // A link brings its code along, also when it is opened where this page is open already; nothing is to be pressed for it.
  const [brought] = useState(typed);
  useEffect(() => {
    if (brought !== '') check(brought);
    const followed = () => {
      const code = takeCode();
      if (code === '') return;
      setShown(null);
      setTyped(code);
      check(code);
    };
    addEventListener('hashchange', followed);
    return () => removeEventListener('hashchange', followed);
  }, [brought, check]);
  const again = () => {
    setShown(null);
    setTyped('');
  };
  return { typed, setTyped, shown, failure, busy, check: () => check(typed), again };
}

interface InvitationPageProps {
  /** Sends the browser to the identity provider. */
  readonly go: (url: string) => void;
}

export function InvitationPage({ go }: InvitationPageProps) {
  const s = useOfficeStrings();
  const client = useClient();
  const { language } = useLanguage();
  const invitation = useInvitation();
  const [shared, setShared] = useState(true);
  const deed = useDeed();
  const { typed, shown, busy } = invitation;

  const signIn = () =>
    void deed.run(async () => {
      const mode = shared ? 'shared' : 'own';
      const { url, pending } = await client.beginSignIn(`${location.origin}/`, mode, typed);
      keepPending({ pending, mode, language });
      go(url);
    });

  return (
    <AccessFrame>
      <Step number={1} state="now" title={s.invitation.title}>
        {shown === null ? (
          <form
            className="step-body"
            onSubmit={(event) => {
              event.preventDefault();
              invitation.check();
            }}
          >
            <p className="step-lead">{s.invitation.lead}</p>
            <Failure words={invitation.failure} />
            <TextField
              label={s.invitation.code}
              hint={s.invitation.codeHint}
              value={typed}
              onText={invitation.setTyped}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              required
            />
            <Button rank="primary" size="big" wide icon="key" type="submit" disabled={busy || typed.trim() === ''}>
              {busy ? s.invitation.checking : s.invitation.check}
            </Button>
          </form>
        ) : (
          <div className="step-body">
            <InvitationFor shown={shown} />
            <p className="step-lead">{s.invitation.next}</p>
            <Failure words={deed.failure} />
            <Button rank="primary" size="big" wide icon="shield" disabled={deed.busy} onClick={signIn}>
              {s.invitation.signIn(shown.organisationName)}
            </Button>
            <Option
              type="checkbox"
              name="shared"
              block
              checked={shared}
              onChange={setShared}
              hint={shared ? s.access.sharedBody : s.access.own}
            >
              {s.access.shared}
            </Option>
            <LinkButton onClick={invitation.again}>{s.invitation.other}</LinkButton>
          </div>
        )}
      </Step>
      <Step number={2} state="later" title={s.access.step2} />
    </AccessFrame>
  );
}

/** Step one: who you are, said by your organisation's own identity provider. */
import type { About } from '@corridor/client';
import { useEffect, useState } from 'react';
import { AccessFrame, Step } from '../../components/access-frame/access-frame.tsx';
import { Button } from '../../components/button/button.tsx';
import { TextField } from '../../components/field/field.tsx';
import { GuardianDown } from '../../components/guardian-down/guardian-down.tsx';
import { Failure } from '../../components/notice/failure.tsx';
import { Option } from '../../components/option/option.tsx';
import { useClient } from '../../session/client.tsx';
import { useDeed } from '../../session/deed.ts';
import { keepPending } from '../../session/pending.ts';
import { useLanguage, useFirstStrings } from '../../strings/strings.tsx';
import { matchOrganisations } from './organisations.ts';
import { OrganisationList } from './organisation-list.tsx';
import './sign-in.css';

type Organisation = About['organisations'][number];

function useAbout() {
  const client = useClient();
  const [about, setAbout] = useState<About | null>(null);
  const { run, code } = useDeed();
  useEffect(() => {
    void run(async () => setAbout(await client.about()));
  }, [client, run]);
  return { about, isDown: code !== null, again: () => void run(async () => setAbout(await client.about())) };
}

interface SignInProps {
  /** Sends the browser to the identity provider. */
  readonly go: (url: string) => void;
}

export function SignIn({ go }: SignInProps) {
  const s = useFirstStrings();
  const client = useClient();
  const { language } = useLanguage();
  const { about, isDown, again } = useAbout();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<Organisation | null>(null);
  const [shared, setShared] = useState(true);
  const deed = useDeed();
  const matches = matchOrganisations(about?.organisations ?? [], typed);

  const signIn = () =>
    deed.run(async () => {
      const mode = shared ? 'shared' : 'own';
      const { url, pending } = await client.beginSignIn(`${location.origin}/`, mode);
      keepPending({ pending, mode, language });
      go(url);
    });

  return (
    <AccessFrame servedBy={about?.host ?? null}>
      <Step number={1} state="now" title={s.access.step1}>
        <form
          className="step-body"
          onSubmit={(event) => {
            event.preventDefault();
            void signIn();
          }}
        >
          <div>
            <TextField
              label={s.access.organisation}
              hint={s.access.organisationHint}
              value={typed}
              autoComplete="organization"
              spellCheck={false}
              onText={(text) => {
                setTyped(text);
                setChosen(null);
              }}
            />
            {chosen === null && typed !== '' ? (
              <OrganisationList
                typed={typed}
                organisations={matches}
                onChoose={(organisation) => {
                  setChosen(organisation);
                  setTyped(organisation.name);
                }}
              />
            ) : null}
          </div>
          {isDown ? <GuardianDown actions={<Button onClick={again}>{s.shell.tryAgain}</Button>} /> : null}
          <Failure words={deed.failure} />
          <Button rank="primary" size="big" icon="shield" wide type="submit" disabled={deed.busy || about === null}>
            {chosen === null ? s.access.signIn : s.access.signInWith(chosen.name)}
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
          <a className="link" href="/invitation">
            {s.access.invited}
          </a>
        </form>
      </Step>
      <Step number={2} state="later" title={s.access.step2} />
    </AccessFrame>
  );
}

/** The first sign-in: the lock is made, the recovery sheet is shown once, a passkey is offered. */
import type { Hat } from '@corridor/client';
import { useState } from 'react';
import { AccessFrame, Step } from '../../components/access-frame/access-frame.tsx';
import { Button, LinkButton } from '../../components/button/button.tsx';
import { Failure } from '../../components/notice/failure.tsx';
import { useClient } from '../../session/client.tsx';
import { useDeed } from '../../session/deed.ts';
import { useFirstStrings } from '../../strings/strings.tsx';
import { PasskeyOffer } from './passkey-offer.tsx';
import { RecoverySheet } from './recovery-sheet.tsx';
import './set-up.css';

interface SetUpProps {
  readonly hat: Hat;
  readonly onSomebodyElse: () => void;
  readonly onDone: () => void;
}

type Stage = { readonly is: 'begin' } | { readonly is: 'sheet'; readonly code: string } | { readonly is: 'passkey' };

export function SetUp({ hat, onSomebodyElse, onDone }: SetUpProps) {
  const s = useFirstStrings().access;
  const client = useClient();
  const deed = useDeed();
  const [stage, setStage] = useState<Stage>({ is: 'begin' });
  const begin = () =>
    void deed.run(async () => {
      await client.unlock(hat.organisation, { kind: 'guardian' });
      setStage({ is: 'sheet', code: await client.newRecoveryCode() });
    });
  return (
    <AccessFrame>
      <Step
        number={1}
        state="done"
        title={
          <div className="who">
            <p>
              <b>{hat.name}</b>
              <small>
                {hat.role}, {hat.organisationName}
              </small>
            </p>
            {stage.is === 'begin' ? <LinkButton onClick={onSomebodyElse}>{s.notYou}</LinkButton> : null}
          </div>
        }
      />
      {stage.is === 'begin' ? (
        <Step number={2} state="now" title={s.setUpTitle}>
          <p className="step-lead">{s.setUpBody(hat.organisationName)}</p>
          <div className="step-body">
            <Failure words={deed.failure} />
            <Button rank="primary" size="big" wide icon="lock" disabled={deed.busy} onClick={begin}>
              {deed.busy ? s.setUpBusy : s.setUpGo}
            </Button>
          </div>
        </Step>
      ) : null}
      {stage.is === 'sheet' ? (
        <RecoverySheet hat={hat} code={stage.code} onKept={() => setStage({ is: 'passkey' })} />
      ) : null}
      {stage.is === 'passkey' ? <PasskeyOffer hat={hat} onDone={onDone} /> : null}
    </AccessFrame>
  );
}

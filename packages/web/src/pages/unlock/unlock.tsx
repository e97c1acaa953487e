/** Step two: your lock. The passkey first, then the ways in that cost more; also the screen of a locked session. */
import type { Hat } from '@corridor/client';
import { type ReactNode, useState } from 'react';
import { AccessFrame, Step } from '../../components/access-frame/access-frame.tsx';
import { Avatar } from '../../components/avatar/avatar.tsx';
import { Button, LinkButton } from '../../components/button/button.tsx';
import { GuardianDown } from '../../components/guardian-down/guardian-down.tsx';
import { Failure } from '../../components/notice/failure.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { useFirstStrings } from '../../strings/strings.tsx';
import { RecoveryCode } from './recovery-code.tsx';
import { type Unlocking, useUnlocking } from './unlocking.ts';
import { WayButton } from './way-button.tsx';
import './unlock.css';

interface UnlockProps {
  readonly hat: Hat;
  /** Null on the way in; otherwise why an open session was locked. */
  readonly locked: 'asked' | 'idle' | null;
  readonly onSomebodyElse: () => void;
}

function Faults({ unlocking }: { readonly unlocking: Unlocking }) {
  const s = useFirstStrings().access;
  return (
    <>
      {unlocking.passkeyFailed ? <Notice tone="soon" icon="key" title={s.passkeyFailed} live /> : null}
      {unlocking.isDown ? <GuardianDown /> : null}
      <Failure words={unlocking.failure} />
    </>
  );
}

function Ways({
  hat,
  unlocking,
  primary,
}: {
  readonly hat: Hat;
  readonly unlocking: Unlocking;
  readonly primary: ReactNode;
}) {
  const s = useFirstStrings().access;
  const [typing, setTyping] = useState(false);
  if (typing) return <RecoveryCode unlocking={unlocking} onBack={() => setTyping(false)} />;
  const hasPasskey = hat.passkeys.length > 0;
  return (
    <div className="step-body">
      <Faults unlocking={unlocking} />
      {hasPasskey ? primary : null}
      {hasPasskey ? <p className="ways-title">{s.noPasskey}</p> : null}
      <div className="ways">
        {hasPasskey ? (
          <WayButton
            icon="screen"
            title={s.otherDevice}
            body={s.otherDeviceBody}
            busy={unlocking.busy}
            onGo={unlocking.passkey}
          />
        ) : null}
        {hat.ways.includes('recovery-code') ? (
          <WayButton
            icon="file"
            title={s.recovery}
            body={s.recoveryBody}
            busy={unlocking.busy}
            onGo={() => setTyping(true)}
          />
        ) : null}
        <WayButton
          icon="person"
          title={s.askOrganisation(hat.organisationName)}
          body={s.askOrganisationBody}
          busy={unlocking.busy}
          onGo={unlocking.guardian}
        />
      </div>
      <output className="spoken">{unlocking.busy ? s.unlocking : ''}</output>
    </div>
  );
}

export function Unlock({ hat, locked, onSomebodyElse }: UnlockProps) {
  const s = useFirstStrings().access;
  const unlocking = useUnlocking(hat);
  const primary = (
    <Button rank="primary" size="big" wide icon="key" disabled={unlocking.busy} onClick={unlocking.passkey}>
      {locked === null ? s.usePasskey : s.unlockWithPasskey}
    </Button>
  );
  if (locked !== null) {
    return (
      <AccessFrame>
        <section className="locked-card">
          <Avatar name={hat.name} />
          <h1>{s.lockedTitle}</h1>
          <p className="quiet">
            {locked === 'idle' ? `${s.lockedIdle} ` : ''}
            {s.draftKept(hat.name)}
          </p>
          <Ways hat={hat} unlocking={unlocking} primary={primary} />
          <LinkButton onClick={onSomebodyElse}>{s.someoneElse}</LinkButton>
          <p className="quiet locked-hint">{s.someoneElseBody}</p>
        </section>
      </AccessFrame>
    );
  }
  return (
    <AccessFrame>
      <Step
        number={1}
        state="done"
        title={
          <div className="who">
            <p>
              <b>{hat.name}</b>
              <small>{hat.organisationName}</small>
            </p>
            <LinkButton onClick={onSomebodyElse}>{s.notYou}</LinkButton>
          </div>
        }
      />
      <Step number={2} state="now" title={s.step2}>
        <p className="step-lead">{s.unlockBody}</p>
        <Ways hat={hat} unlocking={unlocking} primary={primary} />
      </Step>
    </AccessFrame>
  );
}

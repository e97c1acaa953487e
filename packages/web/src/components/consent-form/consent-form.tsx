/** Consent: who agreed, how, and whether to teaching. Recorded before the first photograph. */
import { type Consent, CONSENT_BASES, CONSENT_GROUNDS } from '@corridor/cases';
import { type ReactNode, useState } from 'react';
import { useNow } from '../../session/clock.tsx';
import { useStrings } from '../../strings/use-strings.ts';
import { Button } from '../button/button.tsx';
import { TextField } from '../field/field.tsx';
import { Choice } from '../option/option.tsx';

const TEACHING = ['yes', 'no', 'not-asked'] as const satisfies readonly Consent['teaching'][];

interface ConsentFormProps {
  /** The patient's own name: the one who gives it, unless another is named. */
  readonly patientName: string;
  readonly before: Consent | null;
  readonly onRecord: (consent: Consent) => void;
  readonly other?: ReactNode;
}

export function ConsentForm({ patientName, before, onRecord, other }: ConsentFormProps) {
  const s = useStrings().newCase.consent;
  const now = useNow();
  const [basis, setBasis] = useState<Consent['basis']>(before?.basis ?? 'patient');
  const [by, setBy] = useState(before?.by ?? '');
  const [ground, setGround] = useState<Consent['ground']>(before?.ground ?? 'spoken');
  const [teaching, setTeaching] = useState<Consent['teaching']>(before?.teaching ?? 'not-asked');
  const name = basis === 'patient' && by.trim() === '' ? patientName : by.trim();
  return (
    <div className="consent-form">
      <Choice
        legend={s.basis}
        options={CONSENT_BASES.map((value) => ({ value, label: s.bases[value] }))}
        value={basis}
        onChoose={setBasis}
      />
      {basis === 'patient' && patientName !== '' ? null : (
        <TextField label={s.by} hint={s.byHint} value={by} onText={setBy} autoComplete="off" />
      )}
      <Choice
        legend={s.ground}
        options={CONSENT_GROUNDS.map((value) => ({ value, label: s.grounds[value] }))}
        value={ground}
        onChoose={setGround}
      />
      <Choice
        legend={s.teaching}
        options={TEACHING.map((value) => ({ value, label: s.teachings[value] }))}
        value={teaching}
        onChoose={setTeaching}
      />
      <div className="consent-deeds">
        <Button
          icon="tick"
          disabled={name === ''}
          onClick={() => onRecord({ basis, by: name, ground, at: now, teaching })}
        >
          {s.record}
        </Button>
        {other}
      </div>
    </div>
  );
}

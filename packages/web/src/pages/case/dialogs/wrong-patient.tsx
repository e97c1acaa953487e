/** One person says that a case is about another patient, and whom; a second person confirms it elsewhere. */
import { type Patient, tidyLine } from '@corridor/cases';
import { useState } from 'react';
import { TextArea } from '../../../components/field/field.tsx';
import { Choice, Option } from '../../../components/option/option.tsx';
import { useStrings } from '../../../strings/use-strings.ts';
import { Readers } from '../veil.tsx';
import { CaseForm } from './case-form.tsx';
import { RightPatient } from './right-patient.tsx';

const MOST_REASON = 300;

export function WrongPatientDialog({ onClose }: { readonly onClose: () => void }) {
  const s = useStrings().thread.patientDoubt;
  const [reason, setReason] = useState('');
  const [who, setWho] = useState<'another' | 'nobody'>('another');
  const [patient, setPatient] = useState<Patient | null>(null);
  const [checked, setChecked] = useState(false);
  const complete = reason.trim() !== '' && (who === 'nobody' || (patient !== null && checked));
  const body = complete
    ? {
        act: 're-anchored' as const,
        patient: who === 'nobody' ? null : patient,
        reason: tidyLine(reason),
      }
    : null;
  return (
    <CaseForm title={s.title} onClose={onClose} icon="alert" deed={s.go} body={body} wide>
      <p>{s.body}</p>
      <TextArea label={s.reason} value={reason} maxLength={MOST_REASON} onText={setReason} />
      <Choice
        legend={s.who}
        options={[
          { value: 'another' as const, label: s.another },
          { value: 'nobody' as const, label: s.nobody },
        ]}
        value={who}
        onChoose={setWho}
      />
      {who === 'another' ? (
        <>
          <RightPatient
            onPatient={(typed) => {
              setPatient(typed);
              setChecked(false);
            }}
          />
          <Option type="checkbox" name="checked" block checked={checked} onChange={setChecked}>
            {s.check}
          </Option>
        </>
      ) : null}
      <p className="quiet">{s.after}</p>
      <Readers />
    </CaseForm>
  );
}

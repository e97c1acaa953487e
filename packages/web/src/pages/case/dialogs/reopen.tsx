import { tidyText } from '@corridor/cases';
import { useState } from 'react';
import { TextField } from '../../../components/field/field.tsx';
import { useStrings } from '../../../strings/use-strings.ts';
import { CaseForm } from './case-form.tsx';

export function ReopenDialog({ onClose }: { readonly onClose: () => void }) {
  const s = useStrings().thread.dialogs.reopen;
  const [reason, setReason] = useState('');
  const body = reason.trim() === '' ? null : { act: 'reopened' as const, reason: tidyText(reason).trim() };
  return (
    <CaseForm title={s.title} onClose={onClose} icon="again" deed={s.go} body={body}>
      <TextField label={s.reason} value={reason} onText={setReason} />
    </CaseForm>
  );
}

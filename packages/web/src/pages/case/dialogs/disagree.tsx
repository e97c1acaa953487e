import { type Advice, tidyText } from '@corridor/cases';
import { useState } from 'react';
import { TextArea, TextField } from '../../../components/field/field.tsx';
import { Option } from '../../../components/option/option.tsx';
import { useStrings } from '../../../strings/strings.tsx';
import { useCase } from '../case-context.tsx';
import { CaseForm } from './case-form.tsx';

interface DisagreeDialogProps {
  readonly advice: Advice;
  readonly onClose: () => void;
}

/** The asker keeps the right to refer: the reason and the referral in one step. */
export function DisagreeDialog({ advice, onClose }: DisagreeDialogProps) {
  const s = useStrings().thread.dialogs.disagree;
  const { state } = useCase();
  const [reason, setReason] = useState('');
  const [refer, setRefer] = useState(true);
  const [to, setTo] = useState(
    advice.by.team === state.opening?.from.team
      ? ''
      : (state.teams.find(({ team }) => team === advice.by.team)?.name ?? ''),
  );
  const [summary, setSummary] = useState(state.subject);
  const complete = reason.trim() !== '' && (!refer || (to.trim() !== '' && summary.trim() !== ''));
  const body = complete
    ? {
        act: 'disagreed' as const,
        advice: advice.event,
        reason: tidyText(reason),
        refer,
        ...(refer ? { referral: { to: tidyText(to).trim(), summary: tidyText(summary) } } : {}),
      }
    : null;
  return (
    <CaseForm title={s.title} onClose={onClose} icon="refer" deed={refer ? s.goRefer : s.go} body={body}>
      <p>{s.body}</p>
      <TextArea label={s.reason} value={reason} onText={setReason} />
      <Option type="checkbox" name="refer" block checked={refer} onChange={setRefer}>
        {s.refer}
      </Option>
      {refer ? <TextField label={s.referTo} value={to} onText={setTo} /> : null}
      {refer ? <TextArea label={s.summary} value={summary} onText={setSummary} /> : null}
    </CaseForm>
  );
}

import { type Advice, referralSummary, tidyText } from '@corridor/cases';
import { useState } from 'react';
import { Button } from '../../../components/button/button.tsx';
import { TextArea, TextField } from '../../../components/field/field.tsx';
import { Option } from '../../../components/option/option.tsx';
import { useClient } from '../../../session/client.tsx';
import { useNow } from '../../../session/clock.tsx';
import { useDeed } from '../../../session/deed.ts';
import { useStrings } from '../../../strings/use-strings.ts';
import { useCase } from '../case-context.tsx';
import { referralWords } from '../referral-words.ts';
import { CaseForm } from './case-form.tsx';

interface DisagreeDialogProps {
  readonly advice: Advice;
  readonly onClose: () => void;
}

/** For the referral system, which is another window. */
function Copy({ text }: { readonly text: string }) {
  const s = useStrings().thread.dialogs;
  const [copied, setCopied] = useState(false);
  const deed = useDeed();
  const client = useClient();
  const { case: id } = useCase();
  const copy = async () => {
    const done = await deed.run(() => navigator.clipboard.writeText(text));
    setCopied(done);
    // A referral never waits for a guardian that is away; then it is not in the account.
    if (done) await client.exported('copied', id, text).catch(() => undefined);
  };
  return (
    <p>
      <Button size="small" icon="file" onClick={() => void copy()}>
        {s.copy}
      </Button>{' '}
      <output className="copied">{copied ? s.copied : ''}</output>
    </p>
  );
}

/** The asker keeps the right to refer: the reason and the referral in one step, its summary made from the case. */
export function DisagreeDialog({ advice, onClose }: DisagreeDialogProps) {
  const strings = useStrings();
  const s = strings.thread.dialogs.disagree;
  const now = useNow();
  const { state } = useCase();
  const [reason, setReason] = useState('');
  const [refer, setRefer] = useState(true);
  const [to, setTo] = useState(
    advice.body.referral?.to ?? state.teams.find(({ team }) => team === advice.by.team)?.name ?? '',
  );
  const [summary, setSummary] = useState(() => referralSummary(state, now, referralWords(strings)));
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
    <CaseForm title={s.title} onClose={onClose} icon="refer" deed={refer ? s.goRefer : s.go} body={body} wide>
      <p>{s.body}</p>
      <TextArea label={s.reason} value={reason} onText={setReason} />
      <Option type="checkbox" name="refer" block checked={refer} onChange={setRefer}>
        {s.refer}
      </Option>
      {refer ? (
        <>
          <TextField label={s.referTo} value={to} onText={setTo} />
          <TextArea label={s.summary} hint={s.summaryHint} value={summary} onText={setSummary} />
          <Copy text={summary} />
        </>
      ) : null}
    </CaseForm>
  );
}

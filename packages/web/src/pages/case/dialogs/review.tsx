import { may, tidyText, type Watch } from '@corridor/cases';
import { useState } from 'react';
import { TextArea } from '../../../components/field/field.tsx';
import { Option } from '../../../components/option/option.tsx';
import { useStrings } from '../../../strings/use-strings.ts';
import { useActor, useCase } from '../case-context.tsx';
import { CaseForm } from './case-form.tsx';
import { WatchThenAndNow } from './then-and-now.tsx';

interface ReviewDialogProps {
  readonly watch: Watch;
  readonly onClose: () => void;
}

/** What the review of a watch found: a message that settles it. */
export function ReviewDialog({ watch, onClose }: ReviewDialogProps) {
  const s = useStrings().thread.dialogs.review;
  const { state } = useCase();
  const actor = useActor();
  const [text, setText] = useState('');
  const [again, setAgain] = useState(false);
  const body =
    text.trim() === ''
      ? null
      : {
          act: 'said' as const,
          text: tidyText(text).trim(),
          attachments: [],
          mentions: [],
          answers: [],
          withdraws: [],
          reviews: watch.event,
          ...(again ? { wantsAnswer: true as const } : {}),
        };
  const asks = state.opening?.from.team === actor.team && may('said', state, actor) === null;
  return (
    <CaseForm title={s.title} onClose={onClose} icon="tick" deed={s.go} body={body} wide>
      <WatchThenAndNow watch={watch} />
      <p>{s.body}</p>
      <TextArea label={s.found} value={text} onText={setText} />
      {asks ? (
        <Option type="checkbox" name="again" checked={again} onChange={setAgain}>
          {s.again}
        </Option>
      ) : null}
    </CaseForm>
  );
}

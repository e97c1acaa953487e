import { type Advice, adviceText, tidyText } from '@corridor/cases';
import { useState } from 'react';
import { TextArea } from '../../../components/field/field.tsx';
import { Prose } from '../../../components/message/prose.tsx';
import { useStrings } from '../../../strings/strings.tsx';
import { CaseForm } from './case-form.tsx';

interface AnswerProps {
  readonly advice: Advice;
  readonly onClose: () => void;
}

/** The asker says that the advice was read and is understood; the plan stands beside the button. */
export function AcknowledgeDialog({ advice, onClose }: AnswerProps) {
  const strings = useStrings().thread;
  const s = strings.dialogs.acknowledge;
  const [note, setNote] = useState('');
  const text = adviceText(advice.body, advice.amendments);
  const body = {
    act: 'acknowledged' as const,
    advice: advice.event,
    understood: true as const,
    ...(note.trim() === '' ? {} : { note: tidyText(note) }),
  };
  return (
    <CaseForm title={s.title} onClose={onClose} icon="tick" deed={s.go} body={body}>
      <div className="pane">
        <h3 className="group-label">{strings.plan}</h3>
        <Prose text={text.plan} />
        <h3 className="group-label">{strings.safetyNet}</h3>
        <Prose text={text.safetyNet} />
      </div>
      <p>{s.body(advice.by.name)}</p>
      <TextArea label={s.note} value={note} onText={setNote} />
    </CaseForm>
  );
}

import { adviceText, type BodyOf, type MessageItem, messageText, tidyText } from '@corridor/cases';
import { useState } from 'react';
import { TextArea, TextField } from '../../../components/field/field.tsx';
import { useStrings } from '../../../strings/use-strings.ts';
import { CaseForm } from './case-form.tsx';

interface AmendDialogProps {
  readonly item: MessageItem;
  readonly onClose: () => void;
}

type Change = BodyOf<'amended'>['change'];

function present(item: MessageItem): Change {
  if (item.body.act === 'advised') return { of: 'advice', ...adviceText(item.body, item.amendments) };
  return { of: 'text', text: messageText(item) };
}

function textsOf(change: Change): readonly string[] {
  return change.of === 'text' ? [change.text] : [change.assessment, change.plan, change.safetyNet];
}

function Fields({ change, onChange }: { readonly change: Change; readonly onChange: (change: Change) => void }) {
  const s = useStrings().thread;
  if (change.of === 'text') {
    return (
      <TextArea label={s.dialogs.amend.text} value={change.text} onText={(text) => onChange({ of: 'text', text })} />
    );
  }
  return (
    <>
      <TextArea
        label={s.assessment}
        value={change.assessment}
        onText={(assessment) => onChange({ ...change, assessment })}
      />
      <TextArea label={s.plan} value={change.plan} onText={(plan) => onChange({ ...change, plan })} />
      <TextArea
        label={s.safetyNet}
        value={change.safetyNet}
        onText={(safetyNet) => onChange({ ...change, safetyNet })}
      />
    </>
  );
}

/** The whole new text; the original stays in the case, struck through. */
export function AmendDialog({ item, onClose }: AmendDialogProps) {
  const s = useStrings().thread.dialogs.amend;
  const [change, setChange] = useState<Change>(() => present(item));
  const [reason, setReason] = useState('');
  const before = textsOf(present(item));
  const after = textsOf(change);
  const differs = after.some((text, index) => text !== before[index]);
  const complete = differs && after.every((text) => text.trim() !== '') && reason.trim() !== '';
  const tidy: Change =
    change.of === 'text'
      ? { of: 'text', text: tidyText(change.text) }
      : {
          of: 'advice',
          assessment: tidyText(change.assessment),
          plan: tidyText(change.plan),
          safetyNet: tidyText(change.safetyNet),
        };
  const body = complete
    ? { act: 'amended' as const, target: item.id, reason: tidyText(reason).trim(), change: tidy }
    : null;
  return (
    <CaseForm title={s.title} onClose={onClose} icon="edit" deed={s.go} body={body}>
      <p>{s.body}</p>
      <Fields change={change} onChange={setChange} />
      <TextField label={s.reason} value={reason} onText={setReason} />
    </CaseForm>
  );
}

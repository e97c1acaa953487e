import { tidyText } from '@corridor/cases';
import { useState } from 'react';
import { TextArea } from '../../../components/field/field.tsx';
import { useStrings } from '../../../strings/use-strings.ts';
import { CaseForm } from './case-form.tsx';
import { ChoosePerson, useAddressees } from './choose-person.tsx';

/** The case stays with its owner until somebody accepts it. */
export function HandOverDialog({ onClose }: { readonly onClose: () => void }) {
  const s = useStrings().thread.dialogs.handOver;
  const addressees = useAddressees();
  const [chosen, setChosen] = useState<number | null>(null);
  const [note, setNote] = useState('');
  const found = chosen === null ? undefined : addressees[chosen];
  const body = () => {
    if (found === undefined) return null;
    const { role: _role, ...to } = found;
    return { act: 'handed-over' as const, to, note: tidyText(note) };
  };
  return (
    <CaseForm
      title={s.title}
      onClose={onClose}
      icon="refer"
      deed={found === undefined ? s.choose : s.go(found.name)}
      body={body()}
    >
      <p>{s.body}</p>
      <ChoosePerson addressees={addressees} chosen={chosen} onChoose={setChosen} />
      <TextArea label={s.note} value={note} onText={setNote} />
    </CaseForm>
  );
}

import { dueOf, tidyText } from '@corridor/cases';
import { useState } from 'react';
import { TextArea, TextField } from '../../../components/field/field.tsx';
import { useNow } from '../../../session/clock.tsx';
import { useStrings } from '../../../strings/use-strings.ts';
import { promiseWords } from '../../../time.ts';
import { momentOf } from '../../rota/week.ts';
import { useCase } from '../case-context.tsx';
import { CaseForm } from './case-form.tsx';
import { ChoosePerson, useAddressees } from './choose-person.tsx';

/** What is wrong with a day that is given: over, or later than the asking team was promised. */
function useDueFault(due: number | null, written: string): string | null {
  const s = useStrings();
  const words = s.thread.dialogs.assign;
  const now = useNow();
  const { state } = useCase();
  const promised = dueOf(state);
  if (written === '') return null;
  if (due === null || due <= now) return words.past;
  const isLater = promised !== null && promised > now && due > promised;
  return isLater ? words.promised(promiseWords(promised, s)) : null;
}

/** Gives the case to a colleague, with a time if there is one. It is theirs when they accept it. */
export function AssignDialog({ onClose }: { readonly onClose: () => void }) {
  const s = useStrings().thread.dialogs.assign;
  const people = useAddressees().filter(({ user }) => user !== undefined);
  const [chosen, setChosen] = useState<number | null>(null);
  const [written, setWritten] = useState('');
  const [note, setNote] = useState('');
  const due = momentOf(written);
  const fault = useDueFault(due, written);
  const person = chosen === null ? undefined : people[chosen];
  const body = () => {
    if (person?.user === undefined || fault !== null) return null;
    const { organisation, team, user, name } = person;
    const said = tidyText(note).trim();
    const more = { ...(due === null ? {} : { due }), ...(said === '' ? {} : { note: said }) };
    return { act: 'assigned' as const, to: { organisation, team, user, name }, ...more };
  };
  return (
    <CaseForm
      title={s.title}
      onClose={onClose}
      icon="person"
      deed={person === undefined ? s.choose : s.go(person.name)}
      body={body()}
    >
      <p>{s.body}</p>
      <ChoosePerson addressees={people} chosen={chosen} onChoose={setChosen} />
      <TextField
        label={s.due}
        hint={s.dueHint}
        type="datetime-local"
        value={written}
        fault={fault}
        onText={setWritten}
      />
      <TextArea label={s.note} value={note} onText={setNote} />
    </CaseForm>
  );
}

import { type Addressee, mayAnswer, tidyText } from '@corridor/cases';
import { useId, useState } from 'react';
import { TextArea } from '../../../components/field/field.tsx';
import { Option } from '../../../components/option/option.tsx';
import { useStrings } from '../../../strings/strings.tsx';
import { useActor, useCase } from '../case-context.tsx';
import { CaseForm } from './case-form.tsx';

function useAddressees(): readonly (Addressee & { readonly role: string })[] {
  const s = useStrings().thread.dialogs.handOver;
  const { state, audience } = useCase();
  const actor = useActor();
  return state.teams
    .filter(({ team, left }) => left === null && mayAnswer(state, team))
    .flatMap(({ organisation, team, name }) => {
      const people = audience.teams.find((each) => each.team === team)?.people ?? [];
      return [
        { organisation, team, name: s.anyone(name), role: name },
        ...people
          .filter(({ user }) => user !== actor.user)
          .map((person) => ({ organisation, team, user: person.user, name: person.name, role: person.role })),
      ];
    });
}

/** The case stays with its owner until somebody accepts it. */
export function HandOverDialog({ onClose }: { readonly onClose: () => void }) {
  const s = useStrings().thread.dialogs.handOver;
  const addressees = useAddressees();
  const group = useId();
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
      <fieldset className="choose-person">
        <legend className="group-label">{s.choose}</legend>
        {addressees.map(({ name, role }, index) => (
          <Option
            key={name}
            type="radio"
            name={group}
            block
            checked={index === chosen}
            onChange={() => setChosen(index)}
            hint={role}
          >
            {name}
          </Option>
        ))}
      </fieldset>
      <TextArea label={s.note} value={note} onText={setNote} />
    </CaseForm>
  );
}

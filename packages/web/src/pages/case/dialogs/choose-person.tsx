/** Somebody of the teams that were asked, of whom one is chosen to have the case. */
import { type Addressee, mayAnswer } from '@corridor/cases';
import { useId } from 'react';
import { Option } from '../../../components/option/option.tsx';
import { useStrings } from '../../../strings/use-strings.ts';
import { useActor, useCase } from '../case-context.tsx';

export type Named = Addressee & { readonly role: string };

/** Team by team: the team itself, without a `user`, and then its people, but for the viewer. */
export function useAddressees(): readonly Named[] {
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

interface ChoosePersonProps {
  readonly addressees: readonly Named[];
  readonly chosen: number | null;
  readonly onChoose: (index: number) => void;
}

export function ChoosePerson({ addressees, chosen, onChoose }: ChoosePersonProps) {
  const s = useStrings().thread.dialogs.handOver;
  const group = useId();
  return (
    <fieldset className="choose-person">
      <legend className="group-label">{s.choose}</legend>
      {addressees.map(({ name, role }, index) => (
        <Option
          key={name}
          type="radio"
          name={group}
          block
          checked={index === chosen}
          onChange={() => onChoose(index)}
          hint={role}
        >
          {name}
        </Option>
      ))}
    </fieldset>
  );
}

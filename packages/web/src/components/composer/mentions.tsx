import type { Person } from '@corridor/cases';
import { useState } from 'react';
import { useCase } from '../../pages/case/case-context.tsx';
import { useStrings } from '../../strings/use-strings.ts';
import { IconButton } from '../button/button.tsx';
import { Dialog } from '../dialog/dialog.tsx';
import { Option } from '../option/option.tsx';
import type { ExtraDeeds } from './extra.ts';

/** People of this case who are told by name. */
export function Mentions({ extra }: { readonly extra: ExtraDeeds }) {
  const s = useStrings().thread;
  const { audience, state } = useCase();
  const [open, setOpen] = useState(false);
  const people = audience.teams.flatMap(({ team, people }) =>
    people.map((person): Person & { readonly role: string } => ({
      organisation: state.teams.find((each) => each.team === team)?.organisation ?? ('' as Person['organisation']),
      team,
      user: person.user,
      name: person.name,
      role: person.role,
    })),
  );
  return (
    <>
      <IconButton icon="at" label={s.composer.mention} onClick={() => setOpen(true)} />
      {extra.value.mentions.map(({ user, name }) => (
        <span className="tag" key={user}>
          {name}
        </span>
      ))}
      {open ? (
        <Dialog title={s.mentionTitle} onClose={() => setOpen(false)}>
          <div className="options">
            {people.map(({ role, ...person }) => (
              <Option
                key={person.user}
                type="checkbox"
                name={person.user}
                block
                checked={extra.value.mentions.some(({ user }) => user === person.user)}
                onChange={(checked) => (checked ? extra.mention(person) : extra.unmention(person))}
                hint={role}
              >
                {person.name}
              </Option>
            ))}
          </div>
        </Dialog>
      ) : null}
    </>
  );
}

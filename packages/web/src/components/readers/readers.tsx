/** Who reads: teams with their organisation, people and roles, and the guardians beside them. */
import type { Audience } from '@corridor/client';
import { useState } from 'react';
import { useStrings } from '../../strings/use-strings.ts';
import { Avatar } from '../avatar/avatar.tsx';
import { LinkButton } from '../button/button.tsx';
import './readers.css';

type Team = Audience['teams'][number];
const SHOWN = 2;

interface TeamReadersProps {
  readonly team: Team;
  /** How many people are shown before "Show all". */
  readonly shown?: number;
}

export function TeamReaders({ team, shown = SHOWN }: TeamReadersProps) {
  const s = useStrings();
  const [all, setAll] = useState(false);
  const people = all ? team.people : team.people.slice(0, shown);
  return (
    <section className="readers">
      <p className="readers-team">
        <b>{team.name}</b> <span>{s.thread.panel.people(team.people.length)}</span>
      </p>
      <p className="quiet">
        {team.organisation}, {s.thread.panel.guardian(team.host)}
      </p>
      <ul>
        {people.map((person) => (
          <li key={person.user}>
            <Avatar name={person.name} />
            <span>
              {person.name}
              <small>{person.role}</small>
            </span>
          </li>
        ))}
      </ul>
      {team.people.length > shown ? (
        <LinkButton onClick={() => setAll(!all)}>
          {all ? s.shell.showFewer : s.shell.showAll(team.people.length)}
        </LinkButton>
      ) : null}
    </section>
  );
}

/** Teams that somebody is put into: chosen one after the other, because a trust has many. */
import type { Staff, TeamPost } from '@corridor/client';
import { IconButton } from '../../components/button/button.tsx';
import { SelectField } from '../../components/field/field.tsx';
import { Option } from '../../components/option/option.tsx';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';
import { teamNames } from './matching.ts';

interface TeamChoiceProps {
  readonly staff: Staff;
  readonly posts: readonly TeamPost[];
  readonly onPosts: (posts: readonly TeamPost[]) => void;
}

export function TeamChoice({ staff, posts, onPosts }: TeamChoiceProps) {
  const s = useOfficeStrings().staff;
  const names = teamNames(staff);
  const free = staff.teams.filter(({ team }) => posts.every((each) => each.team !== team));
  const add = (chosen: string) => {
    const team = free.find((each) => each.team === chosen);
    if (team !== undefined) onPosts([...posts, { team: team.team, lead: false }]);
  };
  return (
    <fieldset className="staff-choice">
      <legend className="group-label">{s.teams}</legend>
      <ul>
        {posts.map(({ team, lead }) => {
          const name = names.get(team) ?? '';
          return (
            <li key={team}>
              <span>{name}</span>
              <Option
                type="checkbox"
                name={`lead-${team}`}
                checked={lead}
                onChange={(on) => onPosts(posts.map((each) => (each.team === team ? { team, lead: on } : each)))}
              >
                {s.lead(name)}
              </Option>
              <IconButton
                icon="close"
                label={s.leave(name)}
                onClick={() => onPosts(posts.filter((each) => each.team !== team))}
              />
            </li>
          );
        })}
      </ul>
      {free.length === 0 ? (
        <p className="quiet">{s.allTeams}</p>
      ) : (
        <SelectField
          label={s.addTeam}
          value=""
          none={s.chooseTeam}
          options={free.map(({ team, name }) => ({ value: team, label: name }))}
          onText={add}
        />
      )}
    </fieldset>
  );
}

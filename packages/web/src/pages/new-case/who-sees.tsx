/** Of several teams that answer, the starter picks those who see the case: each with who is on call and how many read. */
import type { Audience, Service } from '@corridor/client';
import { useEffect, useState } from 'react';
import { Option } from '../../components/option/option.tsx';
import { useClient } from '../../session/client.tsx';
import { useNow } from '../../session/clock.tsx';
import type { TeamId } from '../../session/ids.ts';
import { useStrings } from '../../strings/use-strings.ts';
import { dutyWords } from '../services/service-words.ts';
import type { Taking } from './taking.ts';

interface WhoSeesProps {
  readonly taking: Taking;
  readonly asking: TeamId;
  readonly fault: string | null;
  readonly onSees: (sees: readonly TeamId[]) => void;
}

/** All of them, though not all will: for how many read each. */
function useReaders(asking: TeamId, teams: Taking['teams']): Audience['teams'] {
  const client = useClient();
  const [readers, setReaders] = useState<Audience['teams']>([]);
  const key = teams.map(({ team }) => team).join(' ');
  useEffect(() => {
    let wanted = true;
    const all = key.split(' ') as TeamId[];
    if (all.length < 2) return undefined;
    client.audience(asking, all).then(
      (audience) => wanted && setReaders(audience.teams),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [client, asking, key]);
  return readers;
}

function dutyOf({ duties }: Service, team: TeamId) {
  return duties.find((each) => each.team === team)?.duty ?? null;
}

export function WhoSees({ taking, asking, fault, onSees }: WhoSeesProps) {
  const s = useStrings();
  const words = s.newCase.see;
  const now = useNow();
  const { taker, teams, answering } = taking;
  const readers = useReaders(asking, teams);
  if (taker === null || teams.length < 2) return null;
  return (
    <fieldset className={fault === null ? 'who-sees' : 'who-sees field faulty'}>
      <legend className="group-label">
        {words.title} <i>{words.hint}</i>
      </legend>
      {fault === null ? null : (
        <p className="field-fault" role="alert">
          {fault}
        </p>
      )}
      <div className="who-sees-teams">
        {teams.map(({ team, name, organisationName }) => {
          const people = readers.find((each) => each.team === team)?.people.length;
          const duty = dutyOf(taker, team);
          return (
            <Option
              key={team}
              type="checkbox"
              name="sees"
              block
              checked={answering.includes(team)}
              onChange={(on) => onSees(on ? [...answering, team] : answering.filter((each) => each !== team))}
              hint={[
                organisationName,
                duty === null ? words.noDuty : dutyWords(duty, now, s),
                ...(people === undefined ? [] : [words.people(people)]),
              ].join('. ')}
            >
              {name}
            </Option>
          );
        })}
      </div>
    </fieldset>
  );
}

/** Who is on call for one's teams now and next, and what one is oneself. */
import { useNow } from '../../session/clock.tsx';
import { useMe } from '../../session/me.tsx';
import { useStrings } from '../../strings/use-strings.ts';
import { Icon } from '../icon/icon.tsx';
import { dutyLine } from './duty-words.ts';

/** Teams shown; the rest are in the directory of services. */
const SHOWN = 2;

export function DutyState() {
  const s = useStrings();
  const now = useNow();
  const me = useMe();
  const teams = me.teams.filter(({ onDuty }) => onDuty !== null);
  if (teams.length === 0) return null;
  return (
    <div className="on-duty">
      <Icon name="shield" />
      <div>
        {teams.slice(0, SHOWN).map((team) =>
          team.onDuty === null ? null : (
            <p key={team.team}>
              <b>{teams.length === 1 ? s.shell.onDuty : team.name}</b>
              {dutyLine(team, team.onDuty, me.hat.user, now, s)}
            </p>
          ),
        )}
      </div>
    </div>
  );
}

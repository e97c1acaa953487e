/** Who is on call for one's teams now and next, and what one is oneself. */
import type { Duty, MyTeam } from '@corridor/client';
import { useNow } from '../../session/clock.tsx';
import { useMe } from '../../session/me.tsx';
import type { Strings } from '../../strings/en.ts';
import { useStrings } from '../../strings/strings.tsx';
import { momentWords } from '../../time.ts';
import { Icon } from '../icon/icon.tsx';

/** Teams shown; the rest are in the directory of services. */
const SHOWN = 2;

function untilOf({ until }: Duty, now: number, s: Strings): string | null {
  return until === null ? null : momentWords(until, now, s);
}

/** What one is oneself for a team, if anything. */
export function ownDuty({ mine, onDuty }: MyTeam, now: number, s: Strings): string | null {
  switch (mine) {
    case 'on-call':
      return s.shell.youOnCall(onDuty === null ? null : untilOf(onDuty, now, s));
    case 'deputy':
      return s.shell.youDeputy;
    case 'away':
      return s.shell.youAway;
    case 'off':
      return null;
    default:
      return mine satisfies never;
  }
}

function nobodyWords({ deputy, instead }: Duty, s: Strings): string {
  if (deputy !== null) return `${s.services.deputy}: ${deputy.name}`;
  if (instead === null) return s.shell.nobodyOnDuty;
  const told =
    instead.as === 'lead'
      ? s.shell.insteadLead(instead.people.map(({ name }) => name).join(', '))
      : s.shell.insteadTeam;
  return `${s.shell.nobodyOnDuty}: ${told}`;
}

function dutyLine(team: MyTeam, duty: Duty, now: number, s: Strings): string {
  const own = ownDuty(team, now, s);
  const who = duty.now === null ? nobodyWords(duty, s) : s.shell.dutyLine(duty.now.name, untilOf(duty, now, s));
  const parts = team.mine === 'on-call' && own !== null ? [own] : [...(own === null ? [] : [own]), who];
  return [...parts, ...(duty.next === null ? [] : [s.shell.next(duty.next.name)])].join(', ');
}

export function DutyState() {
  const s = useStrings();
  const now = useNow();
  const teams = useMe().teams.filter(({ onDuty }) => onDuty !== null);
  if (teams.length === 0) return null;
  return (
    <div className="on-duty">
      <Icon name="shield" />
      <div>
        {teams.slice(0, SHOWN).map((team) =>
          team.onDuty === null ? null : (
            <p key={team.team}>
              <b>{teams.length === 1 ? s.shell.onDuty : team.name}</b>
              {dutyLine(team, team.onDuty, now, s)}
            </p>
          ),
        )}
      </div>
    </div>
  );
}

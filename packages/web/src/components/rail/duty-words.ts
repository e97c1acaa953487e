/** What is said of the duty of one's teams, and of one's own part in it. */
import type { Duty, MyTeam, PersonName } from '@corridor/client';
import type { UserId } from '../../session/ids.ts';
import type { Strings } from '../../strings/en.ts';
import { momentWords } from '../../time.ts';

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

function calledNext({ now: onCall }: Duty, next: PersonName, me: UserId, s: Strings): string {
  if (next.user !== me) return s.shell.next(next.name);
  return onCall?.user === me ? s.shell.nextYouAgain : s.shell.nextYou;
}

/** After a gap, from when. */
function nextWords(duty: Duty, next: PersonName, me: UserId, now: number, s: Strings): string {
  const called = calledNext(duty, next, me, s);
  const { until, nextFrom } = duty;
  return nextFrom === null || nextFrom === until ? called : s.shell.nextFrom(called, momentWords(nextFrom, now, s));
}

/** To whom it is said is "you" in it, also as the next. */
export function dutyLine(team: MyTeam, duty: Duty, me: UserId, now: number, s: Strings): string {
  const own = ownDuty(team, now, s);
  const who = duty.now === null ? nobodyWords(duty, s) : s.shell.dutyLine(duty.now.name, untilOf(duty, now, s));
  const parts = team.mine === 'on-call' && own !== null ? [own] : [...(own === null ? [] : [own]), who];
  return [...parts, ...(duty.next === null ? [] : [nextWords(duty, duty.next, me, now, s)])].join(', ');
}

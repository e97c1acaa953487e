/**
 * Whom a duty calls: the rule of docs/protocol/cases.md, PL20 to PL26, over a rota cut down to one instant. The server may
 * not import it; packages/testkit/test/duty.test.ts holds the two against each other.
 */
import type { PlanLine, UserId } from '@corridor/wire';

type Duty = PlanLine['duty'];

/** Somebody's term on duty, or away from it, that covers the instant. */
export interface Term {
  readonly user: UserId;
  readonly deputy: UserId | null;
}

/** A team at an instant: terms in the order in which they began, and of those that began together as they were signed. */
export interface TeamNow {
  readonly shifts: readonly Term[];
  readonly away: readonly Term[];
  readonly leads: readonly UserId[];
  /** Leads included, the guardian not. */
  readonly members: readonly UserId[];
}

export interface Called {
  /** As what they are called: lower than the duty that was asked for if nobody had that. */
  readonly as: Duty;
  readonly people: readonly UserId[];
}

const ORDER: readonly Duty[] = ['on-call', 'deputy', 'lead', 'team'];

/** Nobody on call: the deputy; no deputy: the leads; no lead: everybody; everybody away: everybody all the same. */
export function called(team: TeamNow, duty: Duty): Called {
  for (const as of ORDER.slice(ORDER.indexOf(duty))) {
    const people = holders(team, as);
    if (people.length > 0) return { as, people };
  }
  return { as: 'team', people: team.members };
}

function holders(team: TeamNow, duty: Duty): readonly UserId[] {
  switch (duty) {
    case 'on-call':
      return present(team, [team.shifts.at(-1)?.user]);
    case 'deputy':
      return deputies(team);
    case 'lead':
      return present(team, team.leads);
    case 'team':
      return present(team, team.members);
    default:
      return duty satisfies never;
  }
}

/** Who covers for whoever is away comes before who deputises in the shift. */
function deputies(team: TeamNow): readonly UserId[] {
  const shift = team.shifts.at(-1);
  return shift === undefined ? [] : present(team, [coverOf(team, shift.user), shift.deputy]).slice(0, 1);
}

/** Who covers for somebody who is away; null if nobody does, or they are not away. */
export function coverOf(team: TeamNow, user: UserId): UserId | null {
  return present(team, [absenceOf(team, user)?.deputy])[0] ?? null;
}

/** Who is away; nobody if that were everybody, for then everybody is called all the same. */
export function absentees(team: TeamNow): readonly UserId[] {
  const away = team.members.filter((user) => absenceOf(team, user) !== null);
  return away.length === team.members.length ? [] : away;
}

/** Whoever the rota has on duty, or covering; nobody if there is a gap. */
export function onDuty(team: TeamNow): readonly UserId[] {
  const { as, people } = called(team, 'on-call');
  return as === 'on-call' || as === 'deputy' ? people : [];
}

/** Those who are in the team and not away. */
function present(team: TeamNow, users: readonly (UserId | null | undefined)[]): readonly UserId[] {
  return users.filter((user): user is UserId => {
    return user !== null && user !== undefined && team.members.includes(user) && absenceOf(team, user) === null;
  });
}

function absenceOf({ away }: TeamNow, user: UserId): Term | null {
  return away.findLast((term) => term.user === user) ?? null;
}

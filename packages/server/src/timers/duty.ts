/**
 * Whom a duty calls: the rule of docs/protocol/cases.md, PL20 to PL24 and DU1 to DU5, over a rota cut down to one instant.
 * The server may not import it; packages/testkit/test/duty.test.ts holds the two against each other. Whoever is not in the
 * team any more is not there.
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

/** Nobody on call: the deputy; no deputy: the leads; no lead: everybody; everybody away: the leads, or everybody, all the same. */
export function called(team: TeamNow, duty: Duty): Called {
  for (const as of ORDER.slice(ORDER.indexOf(duty))) {
    const people = holders(team, as);
    if (people.length > 0) return { as, people };
  }
  const { leads, members } = team;
  return leads.length > 0 ? { as: 'lead', people: leads } : { as: 'team', people: members };
}

/** Whoever the rota has on duty, as on call or as deputy; nobody if there is a gap. */
export function onDuty(team: TeamNow): readonly UserId[] {
  const { as, people } = called(team, 'on-call');
  return as === 'on-call' || as === 'deputy' ? people : [];
}

/** Who is away; nobody if that were everybody, for then everybody is told all the same. */
export function absentees(team: TeamNow): readonly UserId[] {
  const away = team.members.filter((user) => absenceOf(team, user) !== null);
  return away.length === team.members.length ? [] : away;
}

function holders(team: TeamNow, duty: Duty): readonly UserId[] {
  const shift = team.shifts.at(-1);
  switch (duty) {
    case 'on-call':
      return listed(present(team, shift?.user ?? null));
    case 'deputy':
      return listed(present(team, shift?.deputy ?? null));
    case 'lead':
      return team.leads.filter((user) => absenceOf(team, user) === null);
    case 'team':
      return team.members.filter((user) => absenceOf(team, user) === null);
    default:
      return duty satisfies never;
  }
}

/** Somebody themselves if they are there, or whoever stands in for them, or for that person; null: nobody. */
export function present(team: TeamNow, user: UserId | null): UserId | null {
  const asked = new Set<UserId>();
  for (let who = user; who !== null && !asked.has(who) && team.members.includes(who);) {
    const absence = absenceOf(team, who);
    if (absence === null) return who;
    asked.add(who);
    who = absence.deputy;
  }
  return null;
}

function absenceOf({ away }: TeamNow, user: UserId): Term | null {
  return away.findLast((term) => term.user === user) ?? null;
}

function listed(user: UserId | null): readonly UserId[] {
  return user === null ? [] : [user];
}

/**
 * Who is on duty: one notion for on call, do-not-disturb, cover and escalation, asked of a signed rota at an instant.
 *
 * Where shifts overlap, the one that began last holds: a swap or a cover is laid over the shift it replaces. Somebody who
 * is away is not called: whoever stands in for them is. Where there is a gap, a duty falls to the next one down, and
 * whoever is told is told why. Rules PL20 to PL24 and DU1 to DU5.
 */
import type { PlanLine, UserId } from '@corridor/wire';

export interface Shift {
  readonly user: UserId;
  readonly deputy: UserId | null;
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

/** Somebody is not to be called, and who is instead: leave, or their own do-not-disturb. */
export interface Absence extends Shift {
  readonly why: 'leave' | 'do-not-disturb';
}

/** What is said of when people work. */
export interface Roster {
  readonly shifts: readonly Shift[];
  readonly away: readonly Absence[];
}

export interface Rota extends Roster {
  readonly leads: readonly UserId[];
  readonly members: readonly UserId[];
}

export interface OnDuty {
  readonly now: UserId | null;
  readonly deputy: UserId | null;
  /** When the person on duty changes, or the gap ends; null if the rota says nothing more. */
  readonly until: number | null;
  readonly next: UserId | null;
  /** When they begin: at `until`, or after the gap that follows it. */
  readonly nextFrom: number | null;
}

/** Of what covers an instant, the one that began last. */
function latestAt<Span extends Shift>(spans: readonly Span[], at: number): Span | null {
  return spans.reduce<Span | null>((held, span) => {
    const covers = span.from <= at && at < span.to;
    return covers && (held === null || span.from >= held.from) ? span : held;
  }, null);
}

function absenceOf({ away }: Roster, user: UserId, at: number): Absence | null {
  return latestAt(
    away.filter((each) => each.user === user),
    at,
  );
}

export function isAway(rota: Roster, user: UserId, at: number): boolean {
  return absenceOf(rota, user, at) !== null;
}

/** Somebody themselves if they are there, or whoever stands in for them, or for that person; null: nobody. */
function present(rota: Roster, user: UserId | null, at: number): UserId | null {
  const asked = new Set<UserId>();
  for (let who = user; who !== null && !asked.has(who);) {
    const absence = absenceOf(rota, who, at);
    if (absence === null) return who;
    asked.add(who);
    who = absence.deputy;
  }
  return null;
}

function onCallAt(rota: Roster, at: number): UserId | null {
  return present(rota, latestAt(rota.shifts, at)?.user ?? null, at);
}

/** The next instant after `at` at which a shift or an absence begins or ends; null if none does. */
function nextChange({ shifts, away }: Roster, at: number): number | null {
  const later = [...shifts, ...away].flatMap(({ from, to }) => [from, to]).filter((edge) => edge > at);
  return later.length === 0 ? null : later.reduce((a, b) => Math.min(a, b));
}

/** Who is on duty at an instant, until when, and who comes then or after the gap that follows. Nobody who is away is. */
export function onDutyAt(rota: Roster, at: number): OnDuty {
  const now = onCallAt(rota, at);
  const deputy = present(rota, latestAt(rota.shifts, at)?.deputy ?? null, at);
  let until: number | null = null;
  for (let edge = nextChange(rota, at); edge !== null; edge = nextChange(rota, edge)) {
    const user = onCallAt(rota, edge);
    if (user !== now) until ??= edge;
    if (until !== null && user !== null) return { now, deputy, until, next: user, nextFrom: edge };
  }
  return { now, deputy, until, next: null, nextFrom: null };
}

export interface Called {
  readonly users: readonly UserId[];
  /** What they are called as: lower than what was asked for if nobody had that duty. */
  readonly as: PlanLine['duty'];
  /** Everybody is away: the leads are called all the same, and are told so. */
  readonly allAway: boolean;
}

const ORDER = ['on-call', 'deputy', 'lead', 'team'] as const satisfies readonly PlanLine['duty'][];

function holders(rota: Rota, duty: PlanLine['duty'], at: number): readonly UserId[] {
  const { now, deputy } = onDutyAt(rota, at);
  const there = (user: UserId) => !isAway(rota, user, at);
  switch (duty) {
    case 'on-call':
      return now === null ? [] : [now];
    case 'deputy':
      return deputy === null ? [] : [deputy];
    case 'lead':
      return rota.leads.filter(there);
    case 'team':
      return rota.members.filter(there);
    default:
      return duty satisfies never;
  }
}

/** Whom a duty calls at an instant. Nobody on call: the deputy; no deputy: the lead; no lead: everybody who is there. */
export function called(rota: Rota, duty: PlanLine['duty'], at: number): Called {
  for (const as of ORDER.slice(ORDER.indexOf(duty))) {
    const users = holders(rota, as, at);
    if (users.length > 0) return { users, as, allAway: false };
  }
  const { leads, members } = rota;
  const allAway = members.length > 0;
  return leads.length > 0 ? { users: leads, as: 'lead', allAway } : { users: members, as: 'team', allAway };
}

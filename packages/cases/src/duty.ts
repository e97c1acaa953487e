/**
 * Who is on duty: one notion for on call, cover and escalation, asked of a signed rota at an instant.
 *
 * Where shifts overlap, the one that began last holds: a swap or a cover is laid over the shift it replaces. Where there
 * is a gap, a duty falls to the next one down, and whoever is told is told why. Rules PL20 to PL24.
 */
import type { PlanLine, UserId } from '@corridor/wire';

export interface Shift {
  readonly user: UserId;
  readonly deputy: UserId | null;
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

export interface OnDuty {
  readonly now: UserId | null;
  readonly deputy: UserId | null;
  /** When the person on duty changes, or the gap ends; null if the rota says nothing more. */
  readonly until: number | null;
  readonly next: UserId | null;
}

function shiftAt(shifts: readonly Shift[], at: number): Shift | null {
  return shifts.reduce<Shift | null>((held, shift) => {
    const covers = shift.from <= at && at < shift.to;
    return covers && (held === null || shift.from >= held.from) ? shift : held;
  }, null);
}

/** The next instant after `at` at which a shift begins or ends; null if none does. */
function nextChange(shifts: readonly Shift[], at: number): number | null {
  const later = shifts.flatMap(({ from, to }) => [from, to]).filter((edge) => edge > at);
  return later.length === 0 ? null : later.reduce((a, b) => Math.min(a, b));
}

/** Who is on duty at an instant, until when, and who comes then or after the gap that follows. */
export function onDutyAt(shifts: readonly Shift[], at: number): OnDuty {
  const held = shiftAt(shifts, at);
  const [now, deputy] = [held?.user ?? null, held?.deputy ?? null];
  let until: number | null = null;
  for (let edge = nextChange(shifts, at); edge !== null; edge = nextChange(shifts, edge)) {
    const user = shiftAt(shifts, edge)?.user ?? null;
    if (user !== now) until ??= edge;
    if (until !== null && user !== null) return { now, deputy, until, next: user };
  }
  return { now, deputy, until, next: null };
}

export interface Rota {
  readonly shifts: readonly Shift[];
  readonly leads: readonly UserId[];
  readonly members: readonly UserId[];
}

export interface Called {
  readonly users: readonly UserId[];
  /** What they are called as: lower than what was asked for if nobody had that duty. */
  readonly as: PlanLine['duty'];
}

const ORDER = ['on-call', 'deputy', 'lead', 'team'] as const satisfies readonly PlanLine['duty'][];

function holders(rota: Rota, duty: PlanLine['duty'], at: number): readonly UserId[] {
  switch (duty) {
    case 'on-call':
      return present(onDutyAt(rota.shifts, at).now);
    case 'deputy':
      return present(onDutyAt(rota.shifts, at).deputy);
    case 'lead':
      return rota.leads;
    case 'team':
      return rota.members;
    default:
      return duty satisfies never;
  }
}

function present(user: UserId | null): readonly UserId[] {
  return user === null ? [] : [user];
}

/** Whom a duty calls at an instant. Nobody on call: the deputy; no deputy: the lead; no lead: everybody. */
export function called(rota: Rota, duty: PlanLine['duty'], at: number): Called {
  for (const as of ORDER.slice(ORDER.indexOf(duty))) {
    const users = holders(rota, as, at);
    if (users.length > 0) return { users, as };
  }
  return { users: [], as: 'team' };
}

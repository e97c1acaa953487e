/**
 * Two counts that may be worth a question, and no judgement: many patients looked at within one hour of the clock, and
 * looking at a team's cases while not on call for it, where the team keeps a rota. Rule AU15.
 */
import { type AuditAnswer, decodeSigned, type OrganisationId, rota as rotaFormat, type Rota } from '@corridor/wire';
import { accessesIn, busyHours, type Sought } from '../db/accesses.ts';
import { rotasOf } from '../db/services.ts';
import type { Office } from '../office.ts';
import type { Readers } from './readers.ts';

type Signal = AuditAnswer['signals'][number];

/** Patients in an hour. A full clinic is six to eight. */
const MANY = 12;
const MOST_READ = 5_000;

export async function signalsIn(
  { db }: Office,
  organisation: OrganisationId,
  sought: Sought,
  readers: Readers,
): Promise<Signal[]> {
  const staff = new Set(readers.own().map(({ user }) => user));
  const many = (await busyHours(db, organisation, sought, MANY)).map(({ user, at, count }) => {
    return { what: 'many-patients' as const, who: readers.who(organisation, user), at, count };
  });
  const rotas = new Map((await rotasOf(db, organisation)).map(({ team, statement }) => [team, rotaIn(statement)]));
  const off = new Map<string, Signal>();
  for (const { what, team, user_id: user, at } of await accessesIn(db, organisation, sought, MOST_READ)) {
    const rota = rotas.get(team);
    if (what !== 'viewed' || rota === undefined || !staff.has(user) || !isOff(rota, user, at)) continue;
    const count = (off.get(user)?.count ?? 0) + 1;
    // Newest first: the last that is met is the first of the period.
    off.set(user, { what: 'off-duty', who: readers.who(organisation, user), at, count });
  }
  return [...many, ...off.values()];
}

function rotaIn(statement: Uint8Array): Rota {
  return rotaFormat.decode(decodeSigned(new Uint8Array(statement)).bytes);
}

/** Only while the rota says anything: before its first shift and after its last nobody was to be on call. */
function isOff({ shifts }: Rota, user: string, at: number): boolean {
  const says = shifts.some(({ from, to }) => from <= at && at < to);
  return (
    says && !shifts.some((shift) => shift.from <= at && at < shift.to && (shift.user === user || shift.deputy === user))
  );
}

/** Whether a rota may be signed: what `cases` says of it, and that everybody who is to come is of the team. Rule GR5. */
import { faultsOfRota } from '@corridor/cases';
import type { PostRow } from '../db/teams.ts';
import { type Fault, GuardianError } from '../error.ts';
import type { RotaNow, Shift } from './rota.ts';

/** @throws GuardianError `malformed` with every fault. */
export function demandSound({ shifts, away }: Omit<RotaNow, 'version'>, posts: readonly PostRow[], now: number): void {
  const members = new Set<string>(posts.map(({ user_id: user }) => user));
  const faults = [
    ...faultsOfRota(shifts, away).map(({ path, mend }) => ({ path, message: mend })),
    ...shifts.flatMap((shift, i) => strangers(shift, `shifts[${i}]`, members, now)),
    ...away.flatMap((absence, i) => strangers(absence, `away[${i}]`, members, now)),
  ];
  if (faults.length > 0) throw new GuardianError('malformed', 'rota', faults);
}

/** Who left the team keeps the shifts that they had. */
function strangers(
  { user, deputy, to }: Shift,
  path: string,
  members: ReadonlySet<string>,
  now: number,
): readonly Fault[] {
  if (to <= now) return [];
  const named = [['user', user] as const, ...(deputy === null ? [] : [['deputy', deputy] as const])];
  return named.flatMap(([field, who]) =>
    members.has(who) ? [] : [{ path: `${path}.${field}`, message: 'This person is not in the team.' }],
  );
}

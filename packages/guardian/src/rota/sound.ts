/** Whether a rota may be signed, as `cases` says it. Rules RO4, RO5. */
import type { PostRow } from '../db/teams.ts';
import { GuardianError } from '../error.ts';
import type { RotaNow } from './rota.ts';

/** @throws GuardianError `malformed` with every fault. */
export function demandSound({ shifts }: Omit<RotaNow, 'version'>, posts: readonly PostRow[], _now: number): void {
  const members = new Set(posts.map(({ user_id: user }) => user));
  const faults = shifts.flatMap(({ user }, i) =>
    members.has(user) ? [] : [{ path: `shifts.${i}.user`, message: 'This person is not in the team.' }],
  );
  if (faults.length > 0) throw new GuardianError('malformed', 'rota', faults);
}

/** One's own leave or do-not-disturb: nobody's leave to ask for, and nobody else's to set here. Rules GR6, GR7. */
import type { AwayAsk, TeamId } from '@corridor/wire';
import type { StaffRow } from '../db/staff.ts';
import { deed } from '../deed.ts';
import { GuardianError } from '../error.ts';
import type { Office } from '../office.ts';
import { demandMember } from './place.ts';
import { type Absence, overlaps, rotaNow, signNext } from './rota.ts';
import { demandSound } from './sound.ts';

/** @throws GuardianError `malformed` with its faults, `not-allowed`, `unknown-team`. */
export async function setAway(office: Office, person: StaffRow, team: TeamId, { away }: AwayAsk): Promise<void> {
  const { organisation, user_id: user } = person;
  await deed(office, organisation, async (tx, hosted) => {
    const { posts } = await demandMember(tx, person, team);
    const at = office.clock();
    const before = await rotaNow(tx, team);
    const next = away === null ? ended(before.away, user, at) : begun(before.away, { user, ...away }, at);
    demandSound({ shifts: [], away: next.filter((each) => each.user === user) }, posts, at);
    const signing = { tx, hosted, of: { organisation, team }, at };
    const done = { act: 'away-set', subject: team, by: user } as const;
    await signNext(signing, before, { shifts: before.shifts, away: next }, done);
  });
}

/** What runs now ends now; if nothing runs, the next that was to come is taken back. */
function ended(away: readonly Absence[], user: Absence['user'], now: number): readonly Absence[] {
  const ahead = away.filter((each) => each.user === user && each.to > now).toSorted((a, b) => a.from - b.from);
  const [first] = ahead;
  if (first === undefined) throw new GuardianError('conflict', 'away');
  const others = away.filter((each) => each !== first);
  return first.from < now ? [...others, { ...first, to: now }] : others;
}

/** The new absence takes the place of what its person had said of the same time; nothing is said of the past. */
function begun(away: readonly Absence[], said: Absence, now: number): readonly Absence[] {
  const fresh = { ...said, from: Math.max(said.from, now) };
  if (fresh.from >= fresh.to)
    throw new GuardianError('malformed', 'away', [{ path: 'away[0].to', message: 'Give an end that is to come.' }]);
  return [...away.flatMap((each) => (each.user === said.user ? without(each, fresh) : [each])), fresh];
}

function without(absence: Absence, { from, to }: Absence): readonly Absence[] {
  if (!overlaps(absence, { from, to })) return [absence];
  const before = { ...absence, to: from };
  const after = { ...absence, from: to };
  return [before, after].filter((piece) => piece.from < piece.to);
}

/**
 * Runs the plans: what is to happen if nothing happens. Lines are held, judged, recorded and their people put down to be
 * told in one transaction for some hundreds of them, so each fires once, whichever server gets to it, and also if that one
 * dies. Rules TM1 to TM12.
 */
import { sign } from '@corridor/crypto/verify';
import { encodeSigned, type Firing, firing as firingFormat, SUITE } from '@corridor/wire';
import type { Core } from '../core.ts';
import type { Work } from '../db/database.ts';
import { teamsNow } from '../db/duty-rows.ts';
import { tellNow } from '../db/notification-rows.ts';
import { mayFire } from '../db/plan-hold.ts';
import { deedsSince, dropLines, type DueLine, holdDueLines, keepFirings, markDone, momentOf } from '../db/plan-rows.ts';
import { type Called, called, type TeamNow } from './duty.ts';
import type { Holding } from './holding.ts';
import { hasHappened } from './sides.ts';
import { tellFiring } from './tell.ts';

/** Lines in one transaction, which for so long keeps new plans of the same cases waiting. */
const MOST_AT_ONCE = 250;
/** People whom a firing names; `told` counts all. */
const MOST_NAMED = 20;

/** A line that fires: whom it calls, and what the server says of it. */
interface Fired extends Called {
  readonly due: DueLine;
  readonly statement: Uint8Array;
}

/** Fires every line that is due, unless another holds the plans. @returns how many fired. */
export async function fireDue(core: Core, holding: Pick<Holding, 'isMine'>): Promise<number> {
  let count = 0;
  for (;;) {
    const { held, fired } = await core.database.sql.transaction().execute(async (work) => {
      return holding.isMine() || (await mayFire(work)) ? await fireSome(core, work) : NOTHING;
    });
    announce(core, fired);
    count += fired.length;
    if (held < MOST_AT_ONCE) return count;
  }
}

interface Settled {
  /** How many lines were settled, whether they fired or not. */
  readonly held: number;
  readonly fired: readonly Fired[];
}

const NOTHING: Settled = { held: 0, fired: [] };

async function fireSome(core: Core, work: Work): Promise<Settled> {
  const now = core.clock.now();
  const lines = await holdDueLines(work, now, MOST_AT_ONCE);
  if (lines.length === 0) return NOTHING;
  const deeds = await deedsSince(work, lines);
  const goes = (due: DueLine): boolean => !hasHappened(due, deeds.get(momentOf(due)) ?? []);
  const { going = [], kept = [] } = Object.groupBy(lines, (due) => (goes(due) ? 'going' : 'kept'));
  const teams = await teamsNow(work, [...new Set(going.flatMap(({ teamKey }) => teamKey ?? []))], now);
  const fired = await Promise.all(going.map(async (due) => await fire(core, due, teams, now)));
  await keepFirings(
    work,
    going,
    fired.map(({ statement }) => statement),
  );
  await markDone(work, going);
  await dropLines(work, kept);
  await tellNow(work, [...new Set(fired.flatMap(({ people }) => people))], now);
  return { held: lines.length, fired };
}

type Teams = ReadonlyMap<number, TeamNow>;

async function fire(core: Core, due: DueLine, teams: Teams, now: number): Promise<Fired> {
  const { as, people } = calledBy(due, teams);
  const says: Firing = {
    suite: SUITE,
    case: due.case,
    line: due.line,
    due: due.at,
    at: now,
    does: due.does,
    team: due.team,
    duty: due.duty,
    as,
    told: people.length,
    people: people.slice(0, MOST_NAMED),
  };
  return { due, as, people, statement: encodeSigned(await sign(firingFormat, says, core.signer)) };
}

/** An offer tells nobody. A plan can only tell those who are in the case, and of a team that has nobody, nobody. */
function calledBy({ does, duty, teams: readers, teamKey }: DueLine, teams: Teams): Called {
  if (does === 'offer') return { as: duty, people: [] };
  const team = teamKey !== null && readers.includes(teamKey) ? teams.get(teamKey) : undefined;
  return team === undefined ? { as: 'team', people: [] } : called(team, duty);
}

/** To the readers who are here, and a hint to the other servers. */
function announce(core: Core, fired: readonly Fired[]): void {
  const [first] = fired;
  if (first === undefined) return;
  core.log.fired(fired.length, core.clock.now() - first.due.at);
  const [logs, lines] = [fired.map(({ due }) => due.log), fired.map(({ due }) => due.line)];
  core.bus.tell([{ about: 'firing', logs, lines }]);
  for (const { due, statement } of fired) tellFiring(core, due.case, due.teams, statement);
}

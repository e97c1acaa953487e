/**
 * Runs the plans: what is to happen if nothing happens. A line is held, judged, recorded and its people put down to be
 * told in one transaction, so it fires once, whichever server gets to it, and also if that one dies. Rules TM1 to TM8.
 */
import { sign } from '@corridor/crypto/verify';
import { encodeSigned, type Firing, firing as firingFormat, SUITE } from '@corridor/wire';
import type { Core } from '../core.ts';
import type { Work } from '../db/database.ts';
import { tellNow } from '../db/notification-rows.ts';
import { mayFire } from '../db/plan-hold.ts';
import { deedsSince, dropLine, type DueLine, holdDueLines, keepFiring, markDone, onDuty } from '../db/plan-rows.ts';
import type { Holding } from './holding.ts';
import { hasHappened } from './sides.ts';
import { passFiring } from './tell.ts';

const MOST_AT_ONCE = 20;
/** People whom a firing names; `told` counts all. */
const MOST_NAMED = 20;

/** Fires every line that is due, unless another holds the plans. @returns how many fired. */
export async function fireDue(core: Core, holding: Pick<Holding, 'isMine'>): Promise<number> {
  let fired = 0;
  for (;;) {
    const lines = await core.database.sql.transaction().execute(async (work) => {
      return holding.isMine() || (await mayFire(work)) ? await fireSome(core, work) : [];
    });
    const going = lines.filter(({ goes }) => goes);
    for (const { due } of going) await announce(core, due);
    fired += going.length;
    if (lines.length < MOST_AT_ONCE) return fired;
  }
}

async function announce(core: Core, { log, line, at }: DueLine): Promise<void> {
  core.log.fired(1, core.clock.now() - at);
  core.bus.tell([{ about: 'firing', log, line }]);
  await passFiring(core, log, line);
}

interface Settled {
  readonly due: DueLine;
  readonly goes: boolean;
}

async function fireSome(core: Core, work: Work): Promise<Settled[]> {
  const now = core.clock.now();
  const settled: Settled[] = [];
  for (const due of await holdDueLines(work, now, MOST_AT_ONCE)) {
    const goes = !hasHappened(due, await deedsSince(work, due));
    if (goes) await fire(core, work, due, now);
    await (goes ? markDone(work, due) : dropLine(work, due));
    settled.push({ due, goes });
  }
  return settled;
}

async function fire(core: Core, work: Work, due: DueLine, now: number): Promise<void> {
  const { as, people } = due.does === 'notify' ? await onDuty(work, due, now) : { as: due.duty, people: [] };
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
  await keepFiring(work, due, encodeSigned(await sign(firingFormat, says, core.signer)));
  await tellNow(work, people, now);
}

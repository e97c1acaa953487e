/** What a guardian says in a case: one event under an id that follows from its reason, however often it is said. */
import type { Body } from '@corridor/cases';
import type { Core } from '@corridor/client/node';
import type { CaseId, EventId, Plan, TeamId } from '@corridor/wire';
import { GuardianError } from './error.ts';

export interface Saying {
  readonly event: EventId;
  readonly case: CaseId;
  /** For which of its organisation's teams. */
  readonly team: TeamId;
  readonly body: Body;
  /** Teams that join with it. */
  readonly joins: readonly TeamId[];
  readonly plan: Plan | null;
}

/** @throws GuardianError `unavailable` if the server did not take it; said again, it is the same event. */
export async function sayOnce(core: Core, { event, case: caseId, team, body, joins, plan }: Saying): Promise<void> {
  const log = core.book.log(caseId);
  await log.load(null);
  const isSaid = () => log.part(null).find(event) !== null;
  if (isSaid()) return;
  await takeBackOlder(core, caseId);
  await core.outbox.put({
    event,
    case: caseId,
    team,
    private: false,
    body,
    about: null,
    to: [],
    basedOn: log.part(null).entries.length,
    writtenAt: core.ports.clock.now(),
    joins,
    kind: null,
    plan,
    blobs: [],
    // Nobody is there to be asked; what the guardian says goes to the members last confirmed.
    lastConfirmed: true,
  });
  await core.outbox.settled();
  // Whose team has just left the case cannot read it again, and has its own event at hand.
  if (isSaid()) return;
  await log.load(null);
  if (!isSaid()) throw new GuardianError('unavailable', body.act);
}

/** What an earlier attempt left in the outbox would otherwise be sent after this one. */
async function takeBackOlder(core: Core, caseId: CaseId): Promise<void> {
  for (const { event } of core.outbox.of(caseId)) await core.outbox.takeBack(event).catch(() => undefined);
}

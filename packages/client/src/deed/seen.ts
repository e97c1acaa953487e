/**
 * Receipts: what this person had on screen, in a focused, unlocked view, signed. They go the moment that the page says so,
 * since what is urgent is told to somebody else until they arrive; without a connection, with the next one. Who looks again in
 * a later session signs that too: what was looked at is asked after for years. Rules OB20, AU3.
 */
import { sign } from '@corridor/crypto';
import { type CaseId, encodeSigned, fromHex, SUITE, type TeamId, type Viewed, viewed } from '@corridor/wire';
import type { Core } from '../core.ts';
import { codeOf } from '../error.ts';
import { actingTeam } from '../view/acting-team.ts';

export interface Seen {
  /** Never throws for want of a connection. @throws ClientError the server's refusal. */
  saw(caseId: CaseId, upTo: number, isPrivate: boolean): Promise<void>;
  close(): void;
}

/** Names the last event seen by hash, so that it says nothing of events that come later. */
function receiptOf(core: Core, caseId: CaseId, lane: TeamId | null, upTo: number): Viewed | null {
  const log = core.book.log(caseId);
  const team = actingTeam(core, log);
  const hash = log.part(lane).entries[upTo - 1]?.hash ?? null;
  if (team === null || hash === null) return null;
  const { organisation, user, version } = core.identity;
  const by = { organisation, team, user, version };
  return { suite: SUITE, case: caseId, lane, upTo, head: fromHex(hash), by, at: core.now() };
}

export function openSeen(core: Core): Seen {
  /** What could not be sent: of each log the newest, which says all that the earlier ones did. */
  const waiting = new Map<string, Viewed>();

  /** Logs of which this session has said that they were looked at. */
  const said = new Set<string>();

  async function send(value: Viewed): Promise<void> {
    const log = `${value.case}/${value.lane}`;
    const receipt = encodeSigned(await sign(viewed, value, core.identity.signer));
    try {
      await core.connection.ask({ t: 'saw', receipt });
    } catch (error) {
      if (codeOf(error) !== 'offline') throw error;
      if ((waiting.get(log)?.upTo ?? 0) < value.upTo) waiting.set(log, value);
    }
  }

  function sendWaiting(): void {
    const values = [...waiting.values()];
    waiting.clear();
    for (const value of values) send(value).catch(() => undefined);
  }

  const stop = core.connection.link.hear(({ state }) => {
    if (state === 'online') sendWaiting();
  });

  return {
    saw: async (caseId, upTo, isPrivate) => {
      const log = core.book.log(caseId);
      const lane = isPrivate ? actingTeam(core, log) : null;
      const isSaid = said.has(`${caseId}/${lane}`) && upTo <= log.seen(lane);
      const value = isSaid ? null : receiptOf(core, caseId, lane, upTo);
      if (value === null) return;
      said.add(`${caseId}/${lane}`);
      log.sawUpTo(lane, upTo);
      core.book.touch(caseId);
      await send(value);
    },
    close: stop,
  };
}

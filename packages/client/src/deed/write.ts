/** What somebody does in cases: everything goes through the outbox, and a receipt says what they saw. */
import { sign } from '@corridor/crypto';
import { type CaseId, encodeSigned, fromHex, newId, SUITE, type TeamId, viewed } from '@corridor/wire';
import type { CorridorClient } from '../api.ts';
import type { Core } from '../core.ts';
import { openingItem, writtenItem } from '../outbox/author.ts';
import { actingTeam } from '../view/case-view.ts';
import type { AtWork } from './at-work.ts';

type Writing = Pick<
  CorridorClient,
  'newCaseId' | 'open' | 'write' | 'retry' | 'takeBack' | 'saw' | 'saveDraft' | 'draft'
>;

/** A receipt that names the last event seen by hash, so that it says nothing of events that come later. */
async function receiptFor(
  core: Core,
  caseId: CaseId,
  team: TeamId,
  lane: TeamId | null,
  upTo: number,
  head: string,
): Promise<Uint8Array> {
  const { identity } = core;
  const { organisation, user, version } = identity;
  const by = { organisation, team, user, version };
  const value = { suite: SUITE, case: caseId, lane, upTo, head: fromHex(head), by, at: core.now() };
  return encodeSigned(await sign(viewed, value, identity.signer));
}

async function saw(core: Core, caseId: CaseId, upTo: number, isPrivate: boolean): Promise<void> {
  const log = core.book.log(caseId);
  const team = actingTeam(core, log);
  const lane = isPrivate ? team : null;
  const hash = log.part(lane).entries[upTo - 1]?.hash ?? null;
  if (team === null || hash === null || upTo <= log.seen(lane)) return;
  log.sawUpTo(lane, upTo);
  core.book.touch(caseId);
  await core.connection.ask({ t: 'saw', receipt: await receiptFor(core, caseId, team, lane, upTo, hash) });
}

export function writing(atWork: AtWork): Writing {
  return {
    newCaseId: async () => newId<CaseId>(atWork().core.ports.random),
    open: async (input) => {
      const { core } = atWork();
      const item = await openingItem(core, input);
      await core.outbox.put(item);
      return item.event;
    },
    write: async (input) => {
      const { core } = atWork();
      const log = core.book.log(input.case);
      const isOnItsWay = core.outbox.items(input.case).length > 0;
      if (log.keys.newest() === null && !isOnItsWay) await log.load(null);
      const item = writtenItem(core, log, input);
      await core.outbox.put(item);
      return item.event;
    },
    retry: async (event) => await atWork().core.outbox.retry(event),
    takeBack: async (event) => (await atWork().core.outbox.takeBack(event)).body,
    saw: async (caseId, upTo, isPrivate) => await saw(atWork().core, caseId, upTo, isPrivate),
    saveDraft: async (key, draft) => await atWork().screen.drafts.save(key, draft),
    draft: async (key) => await atWork().screen.drafts.get(key),
  };
}

/** What somebody does in cases: everything goes through the outbox. */
import { type CaseId, newId } from '@corridor/wire';
import type { Writing } from '../api/writing.ts';
import { writtenItem } from '../outbox/author.ts';
import { openingItem } from '../outbox/opening.ts';
import type { AtWork } from './at-work.ts';

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
    retry: async (event, lastConfirmed) => await atWork().core.outbox.retry(event, lastConfirmed),
    takeBack: async (event) => (await atWork().core.outbox.takeBack(event)).body,
    saw: async (caseId, upTo, isPrivate) => await atWork().seen.saw(caseId, upTo, isPrivate),
    saveDraft: async (key, draft) => await atWork().screen.drafts.save(key, draft),
    draft: async (key) => await atWork().screen.drafts.get(key),
  };
}

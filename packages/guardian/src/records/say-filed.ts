/** The guardian's word in the case that its document is filed: one event for one document, however often it is said. */
import type { Core } from '@corridor/client/node';
import type { CaseId, TeamId } from '@corridor/wire';
import { GuardianError } from '../error.ts';
import { type DocumentName, filedEventId } from './document-id.ts';

export interface Filed extends DocumentName {
  readonly team: TeamId;
  readonly hash: Uint8Array;
  readonly path: string;
  readonly upTo: number;
}

/** @throws GuardianError `unavailable` if the server did not take it; said again, it is the same event. */
export async function sayFiled(core: Core, filed: Filed, now: number): Promise<void> {
  const event = await filedEventId(filed);
  const log = core.book.log(filed.case);
  await log.load(null);
  const isSaid = () => log.part(null).find(event) !== null;
  if (isSaid()) return;
  await takeBackOlder(core, filed.case);
  const { organisation, upTo, version, hash, path } = filed;
  await core.outbox.put({
    event,
    case: filed.case,
    team: filed.team,
    private: false,
    body: { act: 'filed', organisation, upTo, version, hash: new Uint8Array(hash), where: path },
    about: null,
    to: [],
    basedOn: log.part(null).entries.length,
    writtenAt: now,
    joins: [],
    kind: null,
    plan: null,
    blobs: [],
  });
  await core.outbox.settled();
  await log.load(null);
  if (!isSaid()) throw new GuardianError('unavailable', 'filed');
}

/** What an earlier attempt left in the outbox would otherwise be sent after this one. */
async function takeBackOlder(core: Core, caseId: CaseId): Promise<void> {
  for (const { event } of core.outbox.of(caseId)) await core.outbox.takeBack(event).catch(() => undefined);
}

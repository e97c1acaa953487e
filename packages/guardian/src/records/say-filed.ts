/** The guardian's word in the case that its document is filed: one event for one document, however often it is said. */
import type { Core } from '@corridor/client/node';
import type { TeamId } from '@corridor/wire';
import { sayOnce } from '../say.ts';
import { type DocumentName, filedEventId } from './document-id.ts';

export interface Filed extends DocumentName {
  readonly team: TeamId;
  readonly hash: Uint8Array;
  readonly path: string;
  readonly upTo: number;
}

/** @throws GuardianError `unavailable` if the server did not take it; said again, it is the same event. */
export async function sayFiled(core: Core, filed: Filed): Promise<void> {
  const { organisation, case: caseId, team, upTo, version, hash, path } = filed;
  await sayOnce(core, {
    event: await filedEventId(filed),
    case: caseId,
    team,
    body: { act: 'filed', organisation, upTo, version, hash: new Uint8Array(hash), where: path },
    joins: [],
    plan: null,
  });
}

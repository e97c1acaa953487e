/** What an insider, or an operator with an insider’s help, can seal and sign by hand. */
import { encodeBody, type Body } from '@corridor/cases';
import type { Core } from '@corridor/client';
import { sealEvent, type Signer, systemRandom } from '@corridor/crypto';
import { type CaseId, encodeSealedEvent, type EventId, type Header, newId, SUITE, type TeamId } from '@corridor/wire';

interface Forgery {
  readonly body: Body;
  /** Whose key signs; by default the insider's own. */
  readonly signer?: Signer;
  readonly header?: Partial<Header>;
  readonly lane?: TeamId;
}

/** @throws Error if the insider cannot open the case. */
export async function forgedEvent(insider: Core, caseId: CaseId, team: TeamId, forgery: Forgery): Promise<Uint8Array> {
  const { identity, book, teams } = insider;
  const log = book.log(caseId);
  const lane = forgery.lane ?? null;
  await log.load(lane);
  const { order } = log.part(lane);
  const statement = log.keys.newest();
  const roster = teams.newest(team);
  if (statement === null || roster === null) throw new Error('the insider does not know the case');
  const epoch = lane === null ? statement.value.epoch : roster.generation;
  const header: Header = {
    suite: SUITE,
    case: caseId,
    lane,
    event: newId<EventId>(systemRandom),
    act: forgery.body.act,
    by: { organisation: identity.organisation, team, user: identity.user, version: identity.version },
    counter: order.counter(identity.user) + 1,
    heads: order.heads(),
    epoch,
    key: lane === null ? statement.hash : roster.commitment,
    basedOn: log.part(lane).entries.length,
    at: insider.now(),
    checkpoint: null,
    about: null,
    to: [],
    kind: null,
    plan: null,
    ...forgery.header,
  };
  const key = lane === null ? await log.keys.key(header.epoch) : await teams.keys(team, epoch);
  if (key === null) throw new Error('the insider cannot open the case');
  const signer = forgery.signer ?? identity.signer;
  return encodeSealedEvent(await sealEvent(header, encodeBody(forgery.body), key, signer, systemRandom));
}

/** Writing in a case as its people do, through a client's own outbox. */
import type { Attachment, Body, Party } from '@corridor/cases';
import type { Core } from '@corridor/client/node';
import { systemRandom } from '@corridor/crypto';
import { type CaseId, type EventId, type Kind, newId, type Plan, type TeamId } from '@corridor/wire';
import { encode } from 'jpeg-js';
import { picture } from './invented.ts';

export interface Written {
  readonly case: CaseId;
  readonly team: TeamId;
  readonly body: Body;
  readonly private?: boolean;
  readonly joins?: readonly TeamId[];
  readonly kind?: Kind;
  readonly plan?: Plan;
}

/** The event's id, once the server has accepted it. */
export async function write(core: Core, written: Written): Promise<EventId> {
  const event = newId<EventId>(systemRandom);
  const { case: caseId, team, body, private: isPrivate = false, joins = [], kind = null, plan = null } = written;
  const log = core.book.log(caseId);
  if (body.act !== 'opened') await log.load(isPrivate ? team : null);
  const lane = isPrivate ? team : null;
  await core.outbox.put({
    event,
    case: caseId,
    team,
    private: isPrivate,
    body,
    about: null,
    to: [],
    basedOn: log.part(lane).entries.length,
    writtenAt: core.now(),
    joins,
    kind,
    plan,
    blobs: [],
  });
  await core.outbox.settled();
  const left = core.outbox.of(caseId).find((each) => each.event === event);
  if (left !== undefined) throw new Error(`not accepted: ${JSON.stringify(left.delivery)}`);
  return event;
}

export function openCaseId(): CaseId {
  return newId<CaseId>(systemRandom);
}

export async function photograph(core: Core, caseId: CaseId, number: number): Promise<Attachment> {
  const content = new Uint8Array(picture(number, encode));
  const described = {
    name: `photo-${number}.jpg`,
    mediaType: 'image/jpeg',
    width: 320,
    height: 240,
    caption: `View ${number}`,
  } as const;
  const attachment = await core.attachments.add(caseId, content, described);
  await core.attachments.arrived([attachment.id]);
  return attachment;
}

/** A letter that is no picture. */
export async function letter(
  core: Core,
  caseId: CaseId,
  name: string,
  content: Uint8Array<ArrayBuffer>,
): Promise<Attachment> {
  const attachment = await core.attachments.add(caseId, content, { name, mediaType: 'application/pdf' });
  await core.attachments.arrived([attachment.id]);
  return attachment;
}

/** `question` of invented.ts, between two real teams. */
export function between(body: Body, from: Party, to: Party, attachments: readonly Attachment[]): Body {
  if (body.act !== 'opened') throw new TypeError('only an opening is between teams');
  return { ...body, from, to: [to], attachments: [...attachments] };
}

/** A case being told: epochs, wraps and events in order, each as its author's client would have made it. */
import { type Body, encodeBody } from '@corridor/cases';
import { type BodyKey, type EpochKey, eventHash, newEpoch, sealEvent, wrapForTeam } from '@corridor/crypto';
import {
  type Bytes,
  type CaseId,
  type EventId,
  type Header,
  type Kind,
  type Plan,
  type SealedEvent,
  type Signed,
  SUITE,
  type TeamId,
  type UserId,
} from '@corridor/wire';
import { bytesOf, fixedRandom, idOf, MINUTE, MONDAY_9 } from './fixed.ts';
import { actorOf, type Staff } from './organisations.ts';
import { newest, readerOf, type Team } from './team.ts';

export interface Told {
  readonly number: number;
  /** The server's time of acceptance. */
  readonly at: number;
  readonly header: Header;
  readonly body: Body;
  readonly event: SealedEvent;
  readonly hash: Uint8Array;
}

/** One log: the case's own, or a team's private notes. */
export type Log = Told[];

export interface MadeEpoch {
  readonly statement: Signed;
  readonly key: EpochKey;
  /** The key's 32 bytes: what a maker draws first. */
  readonly secret: Bytes;
  readonly readers: readonly Team[];
}

export interface More {
  readonly kind?: Kind;
  readonly plan?: Plan;
  readonly about?: EventId;
  readonly to?: readonly UserId[];
  /** Teams that the case's next epoch is for: made with this event. */
  readonly readers?: readonly Team[];
}

export interface Telling {
  readonly case: CaseId;
  readonly epochs: MadeEpoch[];
  readonly wraps: Signed[];
  readonly log: Log;
  readonly lanes: Map<TeamId, Log>;
}

export function newTelling(caseId: CaseId): Telling {
  return { case: caseId, epochs: [], wraps: [], log: [], lanes: new Map() };
}

export const epochNow = (telling: Telling): MadeEpoch => {
  const epoch = telling.epochs.at(-1);
  if (epoch === undefined) throw new Error('no epoch yet');
  return epoch;
};

/** A new key, wrapped for each team: under its own key for the maker's, by HPKE for the others. */
async function makeEpoch(telling: Telling, by: Staff, as: Team, readers: readonly Team[], at: number) {
  const actor = actorOf(by, as.id);
  const before = telling.epochs.at(-1) ?? null;
  const number = telling.epochs.length + 1;
  const made = await newEpoch(
    { caseId: telling.case, readers: await Promise.all(readers.map(readerOf)), by: actor, at, previous: before },
    by.keys.signer,
    fixedRandom(`epoch ${number}`),
  );
  for (const team of readers) {
    const { generation } = newest(team);
    const to = team === as ? generation.keys : generation.kemPublic;
    const random = fixedRandom(`epoch ${number} for ${team.name}`);
    const how = { by: actor, at };
    telling.wraps.push(await wrapForTeam(made.key, await readerOf(team), to, how, by.keys.signer, random));
  }
  telling.epochs.push({ ...made, secret: bytesOf(`epoch ${number}`), readers });
}

/** What the next event's header says, before anybody spoils it. */
function nextHeader(telling: Telling, by: Staff, as: Team, act: Body['act'], lane: Team | null, more: More): Header {
  const log = logOf(telling, lane);
  const number = log.length + 1;
  const at = (telling.log.length + (lane === null ? 1 : 0)) * 10 * MINUTE + MONDAY_9;
  const last = log.at(-1);
  return {
    suite: SUITE,
    case: telling.case,
    lane: lane?.id ?? null,
    event: idOf<EventId>(`${lane?.name ?? 'case'} ${number}`),
    act,
    by: actorOf(by, as.id),
    counter: log.filter(({ header }) => header.by.user === by.user).length + 1,
    heads: last === undefined ? [] : [last.hash],
    epoch: lane === null ? epochNow(telling).key.epoch : newest(lane).value.generation,
    key: lane === null ? epochNow(telling).key.statement : newest(lane).generation.commitment,
    basedOn: number - 1,
    at,
    checkpoint: null,
    about: more.about ?? null,
    to: more.to ?? [],
    kind: more.kind ?? null,
    plan: more.plan ?? null,
  };
}

function logOf(telling: Telling, lane: Team | null): Log {
  if (lane === null) return telling.log;
  const log = telling.lanes.get(lane.id) ?? [];
  telling.lanes.set(lane.id, log);
  return log;
}

async function toldAs(number: number, header: Header, body: Body, by: Staff, key: BodyKey): Promise<Told> {
  const random = fixedRandom(`event ${header.event}`);
  const event = await sealEvent(header, encodeBody(body), key, by.keys.signer, random);
  return { number, at: header.at + 1000, header, body, event, hash: await eventHash(event) };
}

/** Adds an event to the case's log. */
export async function tell(telling: Telling, by: Staff, as: Team, body: Body, more: More = {}): Promise<EventId> {
  if (more.readers !== undefined) {
    const at = MONDAY_9 + (telling.log.length + 1) * 10 * MINUTE;
    await makeEpoch(telling, by, as, more.readers, at);
  }
  const header = nextHeader(telling, by, as, body.act, null, more);
  telling.log.push(await toldAs(telling.log.length + 1, header, body, by, epochNow(telling).key));
  return header.event;
}

/** Adds a private note to a team's lane. */
export async function note(telling: Telling, by: Staff, team: Team, body: Body): Promise<EventId> {
  const log = logOf(telling, team);
  const header = nextHeader(telling, by, team, body.act, team, {});
  log.push(await toldAs(log.length + 1, header, body, by, newest(team).generation.keys));
  return header.event;
}

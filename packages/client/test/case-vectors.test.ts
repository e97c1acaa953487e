/**
 * `vectors/case`, which another language reads as well, through this client's own path: a server that answers from the
 * file. Rule RD4 in docs/protocol/reader.md.
 */
import { type AttachmentReference, openWholeAttachment, personKeysFromSecret } from '@corridor/crypto';
import {
  type CaseId,
  decodeSigned,
  fromHex,
  type OrganisationId,
  type TeamId,
  toHex,
  type UserId,
} from '@corridor/wire';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Connection } from '../src/connection/connection.ts';
import { meetPeople } from '../src/directory/people.ts';
import { trustFrom } from '../src/directory/trust.ts';
import type { Identity } from '../src/identity.ts';
import { bookOfTeams } from '../src/keys/teams.ts';
import { type CaseLog, caseLog } from '../src/log/case-log.ts';
import { plannedFirings } from '../src/log/course.ts';
import type { Network } from '../src/network.ts';

interface Stored {
  readonly number: number;
  readonly at: number;
  readonly event: string;
}

interface CaseFile {
  readonly case: CaseId;
  readonly now: number;
  readonly anchors: { readonly organisation: OrganisationId; readonly root: string; readonly serverKey: string };
  readonly organisations: readonly string[];
  readonly vouches: readonly string[];
  readonly guardians: readonly string[];
  readonly people: readonly string[];
  readonly rosters: readonly string[];
  readonly teamWraps: readonly string[];
  readonly epochs: readonly string[];
  readonly caseWraps: readonly string[];
  readonly log: readonly Stored[];
  readonly lanes: readonly { readonly team: TeamId; readonly log: readonly Stored[] }[];
  readonly receipts: readonly string[];
  readonly firings: readonly string[];
  readonly blobs: readonly { readonly id: string; readonly sealed: string }[];
  readonly keys: { readonly person: { readonly user: UserId; readonly version: number; readonly secret: string } };
  readonly expected: Record<'log', readonly { readonly body: unknown }[]> & {
    readonly lanes: readonly { readonly log: readonly { readonly body: unknown }[] }[];
  };
}

interface Spoilt {
  readonly why: string;
  readonly where: string;
  readonly changes: readonly { readonly path: readonly (string | number)[]; readonly to?: unknown }[];
}

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../vectors/case/${name}.json`, import.meta.url), 'utf8'));
const honest = read('case') as CaseFile;
const { refused } = read('refused') as { readonly refused: readonly Spoilt[] };

function spoil(file: CaseFile, { changes }: Spoilt): CaseFile {
  const copy = structuredClone(file);
  for (const { path, to } of changes) {
    const last = path.at(-1) ?? '';
    const place = path.slice(0, -1).reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], copy);
    if (to !== undefined) (place as Record<string, unknown>)[last] = to;
    else if (Array.isArray(place)) place.splice(Number(last), 1);
  }
  return copy;
}

const bytesOf = (all: readonly string[]) => all.map(fromHex);
const numbered = (log: readonly Stored[]) =>
  log.map(({ number, at, event }) => ({ number, at, event: fromHex(event) }));

/** All that a server says to the three questions of somebody who opens a case. */
function serverOf(file: CaseFile): Pick<Connection, 'ask'> {
  const answer = (question: { readonly t: string; readonly lane?: TeamId | null; readonly team?: TeamId }): unknown => {
    if (question.t === 'people') return { people: bytesOf(file.people) };
    if (question.t === 'team') {
      const ofTeam = (hex: string) => hex.includes(question.team ?? '-');
      return { rosters: bytesOf(file.rosters.filter(ofTeam)), wraps: bytesOf(file.teamWraps.filter(ofTeam)) };
    }
    const lane = question.lane ?? null;
    const log = lane === null ? file.log : (file.lanes.find(({ team }) => team === lane)?.log ?? []);
    const reach = { ...file.keys.person, organisation: file.anchors.organisation, team: file.lanes[0]?.team, lane };
    return {
      kind: 'advice',
      last: log.at(-1)?.number ?? 0,
      events: numbered(log),
      epochs: bytesOf(file.epochs),
      wraps: bytesOf(file.caseWraps),
      reaches: lane === null ? bytesOf(file.receipts).map((saw) => ({ ...reach, got: 0, saw })) : [],
      firings: bytesOf(file.firings),
      releases: [],
      erased: null,
    };
  };
  return { ask: (async (question: never) => await Promise.resolve(answer(question))) as Connection['ask'] };
}

async function readCase(file: CaseFile): Promise<CaseLog> {
  const { organisation } = file.anchors;
  const { user, version, secret } = file.keys.person;
  const keys = await personKeysFromSecret(fromHex(secret));
  const anchors = { organisationRoot: fromHex(file.anchors.root), serverKey: fromHex(file.anchors.serverKey) };
  const identity: Identity = { organisation, user, version, ...keys, anchors };
  const trust = trustFrom(organisation, anchors.organisationRoot, () => file.now);
  for (const [kind, all] of [
    ['vouch', file.vouches],
    ['organisation', file.organisations],
    ['guardian', file.guardians],
  ] as const) {
    for (const raw of bytesOf(all)) await trust.offer(kind, decodeSigned(raw)).catch(() => false);
  }
  const connection = serverOf(file);
  const people = meetPeople(connection, trust);
  const teams = bookOfTeams(connection, trust, identity, () => file.now);
  const network = {
    identity,
    connection,
    people,
    teams,
    directory: { trust },
    // The file has no log to hold an event's checkpoint against.
    transparency: { read: () => undefined },
    mayLookUp: () => true,
    now: () => file.now,
  };
  const log = caseLog(file.case, network as unknown as Network);
  await log.load(null);
  for (const { team } of file.lanes) await log.load(team);
  return log;
}

function readable(value: unknown): unknown {
  if (value instanceof Uint8Array) return `hex:${toHex(value)}`;
  if (Array.isArray(value)) return value.map(readable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, readable(inner)]));
}

/** Whether every event is there and opened. */
function isWhole(log: CaseLog, file: CaseFile): boolean {
  const parts = [null, ...file.lanes.map(({ team }) => team)].map((lane) => log.part(lane));
  return parts.every((part) => part.isWhole() && part.entries.every(({ fault }) => fault === null));
}

async function opensFile(log: CaseLog, file: CaseFile): Promise<boolean> {
  const bodies = log.part(null).entries.map(({ body }) => body);
  const held = bodies.flatMap((body) => (body !== null && 'attachments' in body ? body.attachments : []));
  const photograph = held.find((each) => each.held === 'blob');
  if (photograph?.held !== 'blob') return false;
  const sealed = fromHex(file.blobs[0]?.sealed ?? '');
  const reference: AttachmentReference = { key: photograph.key, hash: photograph.sealed, length: photograph.size + 80 };
  return await openWholeAttachment(reference, sealed).then(
    ({ length }) => length === photograph.size,
    () => false,
  );
}

test('[RD4] this client reads the case that another language reads, word for word, and none of it is void', async () => {
  const log = await readCase(honest);
  expect(log.part(null).entries.map(({ fault }) => fault)).toEqual(honest.log.map(() => null));
  const [lane] = honest.lanes;
  const notes = log.part(lane?.team ?? null).entries;
  const bodies = [...log.part(null).entries, ...notes].map(({ body }) => readable(body));
  expect(bodies).toEqual([...honest.expected.log, ...(honest.expected.lanes[0]?.log ?? [])].map(({ body }) => body));
  const { thread } = log.state();
  expect(thread.filter(({ kind }) => kind === 'gap')).toEqual([]);
  expect(thread.flatMap((item) => ('voided' in item && item.voided !== null ? [item] : []))).toEqual([]);
  expect(plannedFirings(log)).toHaveLength(1);
  expect(log.receipts.of(null).map(({ seen }) => seen?.upTo)).toEqual([honest.log.length]);
  expect(await opensFile(log, honest)).toBe(true);
});

describe('[RD4] this client does without what is spoilt', () => {
  // The key that the file gives another reader is no part of what this one is given.
  const spoils = refused.filter(({ changes }) => changes[0]?.path[0] !== 'keys');
  test.each(spoils.map((each) => [each.why, each.where, each] as const))('%s (%s)', async (_, where, each) => {
    const file = spoil(honest, each);
    const log = await readCase(file);
    if (where.startsWith('receipt')) expect(log.receipts.of(null).map(({ seen }) => seen)).toEqual([null]);
    else if (where.startsWith('firing')) expect(plannedFirings(log)).toEqual([]);
    else if (where.startsWith('blob')) expect(await opensFile(log, file)).toBe(false);
    else expect(isWhole(log, file)).toBe(false);
  });
});

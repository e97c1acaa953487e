/** `vectors/case/case.json`: all that a server stores of the case, the anchors and keys of one reader, and what is to be read. */
import type { Body } from '@corridor/cases';
import { SecretBytes, sign } from '@corridor/crypto';
import { encodeSealedEvent, encodeSigned, firing, type Signed, SUITE, toHex, viewed } from '@corridor/wire';
import { bytesOf, MINUTE, MONDAY_9 } from './fixed.ts';
import { actorOf } from './organisations.ts';
import type { Story } from './story.ts';
import { newest, type Team } from './team.ts';
import { epochNow, type Told } from './telling.ts';
import { everybody, teamsOf, type World } from './world.ts';

/** Sets bytes apart from words: nothing that anybody writes begins so. */
function readable(value: unknown): unknown {
  if (value instanceof Uint8Array) return `hex:${toHex(value)}`;
  if (Array.isArray(value)) return value.map(readable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (inner === undefined ? [] : [[key, readable(inner)]])),
  );
}

const hexOf = (signed: Signed): string => toHex(encodeSigned(signed));

function reading(names: ReadonlyMap<string, string>, { number, header, body }: Told) {
  return { number, act: header.act, author: names.get(header.by.user), body: readable(body satisfies Body) };
}

const stored = ({ number, at, event }: Told) => ({ number, at, event: toHex(encodeSealedEvent(event)) });

/** Osei's receipt for the whole log, and the one line of the plan that fired: nobody had claimed within two hours. */
async function records(world: World, { telling }: Story) {
  const last = telling.log.at(-1);
  const fired = {
    suite: SUITE,
    case: telling.case,
    line: 'target',
    due: MONDAY_9 + 1440 * MINUTE,
    at: MONDAY_9 + 1440 * MINUTE + 300,
    does: 'notify',
    team: world.dermatology.id,
    duty: 'on-call',
    as: 'lead',
    told: 1,
    people: [world.osei.user],
  } as const;
  const seen = {
    suite: SUITE,
    case: telling.case,
    lane: null,
    upTo: last?.number ?? 0,
    head: last?.hash ?? new Uint8Array(32),
    by: actorOf(world.osei, world.dermatology.id),
    at: (last?.at ?? 0) + MINUTE,
  };
  return {
    receipts: [hexOf(await sign(viewed, seen, world.osei.keys.signer))],
    firings: [hexOf(await sign(firing, fired, world.server))],
  };
}

function seedOf(team: Team) {
  const { generation, value } = newest(team);
  const seed = generation.seed;
  return {
    team: team.id,
    generation: value.generation,
    seed: toHex(seed instanceof SecretBytes ? seed.reveal() : seed),
  };
}

export async function caseFile(world: World, story: Story) {
  const { telling, photograph, blob, picture } = story;
  const { practice, trust } = world;
  const names = new Map([practice.guardian, trust.guardian, ...everybody(world)].map(({ user, name }) => [user, name]));
  const { key, secret } = epochNow(telling);
  return {
    about:
      'One case, as the server stores it, with the keys of one reader. docs/protocol/reader.md says how it is read. Everything is hexadecimal; statements are `signed` records, events `sealed-event` records.',
    case: telling.case,
    now: telling.log.at(-1)?.at ?? MONDAY_9,
    anchors: {
      organisation: trust.id,
      root: toHex(trust.root.publicKey),
      serverKey: toHex(world.server.publicKey),
    },
    organisations: [practice, trust].map((each) => hexOf(each.statement)),
    vouches: [hexOf(world.vouch)],
    guardians: [practice, trust].map(({ guardian }) => hexOf(guardian.certificate)),
    people: everybody(world).map(({ certificate }) => hexOf(certificate)),
    rosters: teamsOf(world).flatMap(({ links }) => links.map(({ signed }) => hexOf(signed))),
    teamWraps: world.dermatology.wraps.map(hexOf),
    epochs: telling.epochs.map((each) => hexOf(each.statement)),
    caseWraps: telling.wraps.map(hexOf),
    log: telling.log.map(stored),
    lanes: [...telling.lanes].map(([team, log]) => ({ team, log: log.map(stored) })),
    ...(await records(world, story)),
    blobs: [{ id: photograph.id, sealed: toHex(blob) }],
    keys: {
      epoch: { number: key.epoch, key: toHex(secret) },
      teams: [seedOf(world.dermatology)],
      // The reader's root secret: who has it needs neither of the two above.
      person: {
        organisation: trust.id,
        user: world.osei.user,
        version: 1,
        secret: toHex(bytesOf(`secret of ${world.osei.name}`)),
      },
    },
    expected: {
      log: telling.log.map((told) => reading(names, told)),
      lanes: [...telling.lanes].map(([team, log]) => ({ team, log: log.map((told) => reading(names, told)) })),
      picture: { id: photograph.id, size: picture.length },
    },
  };
}

/** Events that nobody should believe: forged, moved, repeated, withheld, or of a body that no client writes. */
import { type Body, encodeBody } from '@corridor/cases';
import { type CaseId, concat, fromHex, header, pad, toHex, toUtf8 } from '@corridor/wire';
import type { caseFile } from './file.ts';
import { bytesOf, idOf } from './fixed.ts';
import { actorOf } from './organisations.ts';
import {
  epochKey,
  eventAt,
  fieldsOf,
  flipped,
  forged,
  type Forgery,
  type Spoilt,
  type Stage,
  toldIn,
  tupleOf,
} from './spoil.ts';
import { newest } from './team.ts';

type File = Awaited<ReturnType<typeof caseFile>>;

/** The fourth event: Rahman answers, in the first epoch. */
const ANSWER = 4;

export function spoiltBytes(file: File): readonly Spoilt[] {
  const hex = file.log[ANSWER - 1]?.event ?? '';
  const spoilt = (why: string, rule: string, to: string): Spoilt => ({
    why,
    rule,
    where: `log ${ANSWER}`,
    changes: [eventAt(ANSWER, to)],
  });
  const ciphertext = hex.length / 2 - 68 - 100;
  return [
    spoilt('a bit of the sealed body changed', 'EV6', flipped(hex, ciphertext)),
    spoilt('a bit of the signature changed', 'EV6', flipped(hex, -1)),
    spoilt('a byte left over', 'TU2', `${hex}00`),
    spoilt('a byte cut off', 'TU2', hex.slice(0, -2)),
    spoilt('nothing', 'TU2', ''),
    spoilt('a length that passes the end', 'TU2', `7fffffff${hex.slice(8)}`),
  ];
}

export function spoiltOrder(stage: Stage, file: File): readonly Spoilt[] {
  const at = (number: number) => file.log[number - 1];
  return [
    {
      why: 'two events in each other’s places',
      rule: 'CL39',
      where: 'log 2',
      changes: [eventAt(2, at(3)?.event ?? ''), eventAt(3, at(2)?.event ?? '')],
    },
    { why: 'an event told twice', rule: 'CL37', where: 'log 3', changes: [eventAt(3, at(2)?.event ?? '')] },
    { why: 'an event withheld', rule: 'CA31', where: 'log 5', changes: [{ path: ['log', ANSWER] }] },
    {
      why: 'an event withheld and the rest numbered anew',
      rule: 'CL38',
      where: 'log 5',
      changes: [
        { path: ['log', ANSWER] },
        ...stage.story.telling.log
          .slice(ANSWER + 1)
          .map((_, i) => ({ path: ['log', ANSWER + i, 'number'], to: ANSWER + i + 1 })),
      ],
    },
    {
      why: 'a private note in the case’s log',
      rule: 'CL30',
      where: 'log 2',
      changes: [eventAt(2, file.lanes[0]?.log[0]?.event ?? '')],
    },
  ];
}

type Forging = (own: Forgery) => Forgery | Promise<Forgery>;

/** An event of the story again, with something changed and signed by whoever changed it. */
async function again(
  stage: Stage,
  number: number,
  epoch: number,
  why: string,
  rule: string,
  forge: Forging,
): Promise<Spoilt> {
  const told = toldIn(stage, number);
  const { world } = stage;
  const author = [world.rahman, world.lawson, world.osei, world.nair, world.lim].find(
    ({ user }) => user === told.header.by.user,
  );
  if (author === undefined) throw new Error('a guardian’s');
  const own: Forgery = {
    header: told.header,
    body: told.body,
    key: epochKey(stage, epoch),
    signer: author.keys.signer,
  };
  return { why, rule, where: `log ${number}`, changes: [eventAt(number, await forged(await forge(own)))] };
}

export async function spoiltHeaders(stage: Stage): Promise<readonly Spoilt[]> {
  const { rahman, lawson, osei, clinicians, dermatology } = stage.world;
  const of = (number: number) => toldIn(stage, number).header;
  const answer = of(ANSWER);
  const raw = fieldsOf(header.encode(answer));
  const say = async (why: string, rule: string, change: Partial<typeof answer>) =>
    await again(stage, ANSWER, 1, why, rule, (own) => ({ ...own, header: { ...answer, ...change } }));
  const acknowledged = of(8);
  const first = epochKey(stage, 1);
  return [
    await say('an event of another case', 'CL30', { case: idOf<CaseId>('another case') }),
    await say('an event of a private log in the case’s', 'CL30', { lane: clinicians.id }),
    await say('a hole in the author’s counter', 'CL39', { counter: 3 }),
    await say('a head that nobody has told', 'CL38', { heads: [bytesOf('no event')] }),
    await say('no head after the first', 'CL38', { heads: [] }),
    await say('another suite', 'SE10', { suite: 2 }),
    await say('a key that is no epoch’s', 'CL32', { key: bytesOf('no key') }),
    await say('an insider signs as a colleague', 'CL31', { by: actorOf(osei, dermatology.id) }),
    await say('a version of keys that nobody certified', 'CL31', { by: { ...answer.by, version: 2 } }),
    await say('the id of an earlier event', 'CL37', { event: of(1).event }),
    await say('an act that the body is not of', 'CA8', { act: 'advised' }),
    await again(stage, ANSWER, 1, 'a number beyond 2^53 − 1', 'TU4', (own) => ({
      ...own,
      header: tupleOf(raw.with(7, fromHex('0020000000000000'))),
    })),
    await again(stage, ANSWER, 1, 'an act that is none', 'TU4', (own) => ({
      ...own,
      header: tupleOf(raw.with(5, toUtf8('deleted'))),
    })),
    await again(stage, 8, 1, 'the key that a removed member knows', 'CL40', (own) => ({
      ...own,
      header: { ...acknowledged, epoch: 1, key: first.statement },
    })),
    await again(stage, 8, 2, 'a removed member writes under the new key', 'CL33', (own) => ({
      ...own,
      header: { ...acknowledged, by: actorOf(lawson, clinicians.id), counter: 1 },
      signer: lawson.keys.signer,
    })),
    await again(stage, 10, 3, 'a team that comes in by a message', 'CL41', (own) => ({
      ...own,
      header: { ...of(10), act: 'said' },
      body: { act: 'said', text: 'Hello.', attachments: [], mentions: [], answers: [], withdraws: [] },
    })),
    await again(stage, 2, 1, 'a private note’s key for the case’s log', 'EV5', (own) => ({
      ...own,
      key: dermatology.links[0]?.generation.keys ?? own.key,
    })),
    await again(stage, 2, 1, 'a colleague’s event signed by another of the team', 'EV1', (own) => ({
      ...own,
      signer: osei.keys.signer,
    })),
    await again(stage, 2, 1, 'the act changed by who holds the keys', 'EV1', (own) => ({
      ...own,
      header: { ...of(2), act: 'accepted' },
      signer: rahman.keys.signer,
    })),
  ];
}

export async function spoiltBodies(stage: Stage): Promise<readonly Spoilt[]> {
  const body = toldIn(stage, 2).body;
  const claim = encodeBody(body);
  const as = async (why: string, rule: string, plain: Uint8Array, padded?: true) =>
    await again(stage, 2, 1, why, rule, (own) => ({ ...own, body: plain, ...(padded === true ? { padded } : {}) }));
  const cbor = (hex: string) => fromHex(hex.replaceAll(' ', ''));
  const act = `63616374 67${toHex(toUtf8('claimed'))}`;
  return [
    await as('padding of another length', 'PA1', concat(pad(claim), new Uint8Array(16)), true),
    await as('no padding', 'PA1', claim, true),
    await as('an unknown field', 'CA3', cbor(`8201 a2 ${act} 64${toHex(toUtf8('note'))} 6178`)),
    await as('a later version', 'CA9', cbor(`8202 a1 ${act}`)),
    await as('a number written longer than it need be', 'CA2', cbor(`821801 a1 ${act}`)),
    await as('an indefinite length', 'CA2', cbor(`9f01 a1 ${act} ff`)),
    await as('a key twice', 'CA2', cbor(`8201 a2 ${act} ${act}`)),
    await as('bytes left over', 'CA2', cbor(`8201 a1 ${act} 00`)),
    await as('arrays in arrays, ten thousand deep', 'CA2', cbor('81'.repeat(10_000))),
    await as('a promise of four thousand million entries', 'CA2', cbor('9affffffff01')),
    await as('not a number', 'CA11', cbor(`8201 a2 ${act} 6178 f97e00`)),
  ];
}

export async function spoiltNotes(stage: Stage): Promise<readonly Spoilt[]> {
  const { dermatology, rahman, osei } = stage.world;
  const log = stage.story.telling.lanes.get(dermatology.id) ?? [];
  const [, second] = log;
  const old = dermatology.links[0]?.generation;
  if (second === undefined || old === undefined) throw new Error('no notes');
  const spoilt = async (why: string, rule: string, number: number, forgery: Forgery): Promise<Spoilt> => ({
    why,
    rule,
    where: `lane 1 ${number}`,
    changes: [{ path: ['lanes', 0, 'log', number - 1, 'event'], to: await forged(forgery) }],
  });
  const key = newest(dermatology).generation.keys;
  const body: Body = second.body;
  const stranger = actorOf(rahman, dermatology.id);
  return [
    await spoilt('a note by somebody of another team', 'CL33', 2, {
      header: { ...second.header, by: stranger },
      body,
      key,
      signer: rahman.keys.signer,
    }),
    await spoilt('a note that names another generation’s commitment', 'EV5', 2, {
      header: { ...second.header, key: old.commitment },
      body,
      key,
      signer: osei.keys.signer,
    }),
  ];
}

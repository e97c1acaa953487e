/**
 * Who may ask what: every request of up.ts against every kind of asker, so that a new one has to take its place here. HTTP is
 * asked in packages/testkit/proof/authorisation.
 */
import { sealShelf, sign, systemRandom, wrapForTeam } from '@corridor/crypto';
import { memberOf, Network, publishPerson, publishTeam, staffed, TestCase, TestClient } from '@corridor/testkit/bare';
import {
  bundle,
  decodeSigned,
  type Down,
  encodeSigned,
  newId,
  type SessionId,
  shelf,
  SUITE,
  type Up,
  up,
  viewed,
} from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';

type Ask = Parameters<TestClient['ask']>[0];
type Staff = Awaited<ReturnType<typeof staffed>>;

/**
 * `member` of the team that was asked, its lead, its guardian; who asked; who was removed from that team; colleagues in another
 * team, with and without an organisation's powers; a clinician and a guardian of an organisation that has no part in it.
 */
const ROLES = [
  'member',
  'lead',
  'guardian',
  'asker',
  'removed',
  'colleague',
  'administrator',
  'caldicott',
  'commissioner',
  'outsider',
  'otherGuardian',
] as const;
type Role = (typeof ROLES)[number];
type Expected = Readonly<Record<Role, string>>;

let network: Network;
let answering: Staff;
let one: TestCase;
let clients: Readonly<Record<Role, TestClient>>;
let stranger: TestClient;

beforeAll(async () => {
  network = await Network.start();
  const asking = await staffed(network, 1);
  const before = await staffed(network, 3);
  const [member, lead, removed] = before.people;
  if (member === undefined || lead === undefined || removed === undefined) throw new Error('nobody');
  const team = await before.organisation.team([memberOf(member), memberOf(lead, 'lead')], before.team);
  await publishTeam(before.guardian, team);
  answering = { ...before, team };
  const colleagues = await inAnotherTeam(before);
  const elsewhere = await staffed(network, 1);
  const asker = await network.person(asking.first);
  one = new TestCase(network.clock.now());
  await asker.get('accepted', await one.open(asking.first, [asking.team, answering.team]));
  clients = {
    member: await network.person(member),
    lead: await network.person(lead),
    guardian: answering.guardian,
    asker,
    removed: await network.person(removed),
    ...colleagues,
    outsider: await network.person(elsewhere.first),
    otherGuardian: elsewhere.guardian,
  };
  stranger = await TestClient.connect(network.address);
  await stranger.challenge();
});
afterAll(async () => await network[Symbol.asyncDispose]());

/** Colleagues of the organisation, one for each power and one without. */
async function inAnotherTeam({ organisation, guardian }: Staff) {
  const people = {
    colleague: await organisation.person('colleague'),
    administrator: await organisation.person('administrator', { powers: ['administrator'] }),
    caldicott: await organisation.person('caldicott', { powers: ['caldicott'] }),
    commissioner: await organisation.person('commissioner', { powers: ['commissioner'] }),
  };
  for (const person of Object.values(people)) await publishPerson(guardian, person);
  await publishTeam(guardian, await organisation.team(Object.values(people).map((person) => memberOf(person))));
  return {
    colleague: await network.person(people.colleague),
    administrator: await network.person(people.administrator),
    caldicott: await network.person(people.caldicott),
    commissioner: await network.person(people.commissioner),
  };
}

const by = () => ({
  organisation: answering.organisation.id,
  team: answering.team.team,
  user: answering.first.user,
  version: 1,
});

async function ownReceipt(): Promise<Uint8Array> {
  const says = { suite: SUITE, case: one.id, lane: null, upTo: 1, head: systemRandom(32), by: by(), at: 0 };
  return encodeSigned(await sign(viewed, says, answering.first.keys.signer));
}

async function ownWrap(): Promise<Uint8Array> {
  if (one.epoch === null) throw new Error('no epoch');
  const { first, team, organisation } = answering;
  const reader = { organisation: organisation.id, team: team.team, generation: team.says.generation };
  const made = { by: by(), at: 0 };
  const { signer } = first.keys;
  return encodeSigned(await wrapForTeam(one.epoch.key, reader, team.generation.keys, made, signer, systemRandom));
}

function ownBundle(): Uint8Array {
  const { organisation, user } = by();
  return bundle.encode({ suite: SUITE, organisation, user, version: 1, box: systemRandom(40) });
}

/** The shelf that follows the one that is held. */
async function nextShelf(): Promise<Uint8Array> {
  const { organisation, team } = by();
  const held = await clients.member.get('shelf', { t: 'shelf', team });
  const version = held.shelf === null ? 1 : shelf.decode(decodeSigned(held.shelf).bytes).version + 1;
  const { generation } = answering.team.says;
  const made = { organisation, team, generation, version, by: by(), at: 0 };
  const { keys } = answering.team.generation;
  return encodeSigned(await sealShelf(made, systemRandom(10), keys, answering.first.keys.signer, systemRandom));
}

const all = (t: string): Expected => Object.fromEntries(ROLES.map((role) => [role, t])) as Expected;
/** Signed, or sealed to, one person: anybody else who hands it in is refused. */
const owner = (t: string): Expected => ({ ...all('header-mismatch'), member: t });
/** Who is in the team that was asked. */
const readers = (t: string, others: string): Expected => ({ ...all(others), member: t, lead: t, guardian: t });

const page = { after: 0, limit: 5 } as const;

/** Every request, an example of it, and what each role hears: the kind of answer, or the code of the refusal. */
const matrix: Readonly<Record<Exclude<Up['t'], 'hello'>, readonly [() => Ask | Promise<Ask>, Expected]>> = {
  append: [async () => await one.event(answering.first, answering.team, 'said', { counter: 1 }), owner('accepted')],
  rewrap: [async () => ({ t: 'rewrap', wrap: await ownWrap() }), owner('done')],
  saw: [async () => ({ t: 'saw', receipt: await ownReceipt() }), owner('done')],
  got: [() => ({ t: 'got', case: one.id, lane: null, number: 1 }), all('done')],
  feed: [() => ({ t: 'feed', team: by().team, ...page }), readers('feed', 'not-allowed')],
  inbox: [
    () => ({ t: 'inbox', team: by().team, closed: false, before: null, limit: 5 }),
    readers('inbox', 'not-allowed'),
  ],
  case: [
    () => ({ t: 'case', case: one.id, lane: null, ...page }),
    { ...readers('case', 'unknown-case'), asker: 'case' },
  ],
  team: [() => ({ t: 'team', team: by().team, after: 0 }), all('team')],
  directory: [() => ({ t: 'directory', ...page }), all('directory')],
  people: [() => ({ t: 'people', users: [by().user] }), all('people')],
  usual: [() => ({ t: 'usual' }), all('usual')],
  shelf: [() => ({ t: 'shelf', team: by().team }), readers('shelf', 'not-allowed')],
  'keep-shelf': [async () => ({ t: 'keep-shelf', shelf: await nextShelf() }), owner('done')],
  publish: [
    () => ({ t: 'publish', kind: 'person', statement: encodeSigned(answering.first.statement), wraps: [] }),
    { ...all('not-allowed'), guardian: 'done', otherGuardian: 'unauthenticated' },
  ],
  log: [
    async () => {
      await network.server.runDue();
      return { t: 'log', size: 0, newest: false, organisations: [by().organisation] };
    },
    all('log'),
  ],
  'log-proofs': [() => ({ t: 'log-proofs', size: 1, statements: [systemRandom(32)] }), all('log-proofs')],
  'log-newest': [
    () => ({ t: 'log-newest', size: 1, organisation: by().organisation, tags: [systemRandom(32)] }),
    all('log-newest'),
  ],
  'log-consistency': [() => ({ t: 'log-consistency', size: 1, sizes: [1] }), all('log-consistency')],
  'log-entries': [() => ({ t: 'log-entries', ...page }), all('log-entries')],
  'log-heads': [() => ({ t: 'log-heads', size: 1, ...page }), all('log-heads')],
  cosign: [
    () => ({ t: 'cosign', size: 0, line: 'no line' }),
    { ...all('not-allowed'), guardian: 'conflict', otherGuardian: 'conflict' },
  ],
  accesses: [
    () => ({ t: 'accesses', ...page }),
    { ...all('not-allowed'), guardian: 'accesses', otherGuardian: 'accesses' },
  ],
  bundle: [() => ({ t: 'bundle', bundle: ownBundle(), slots: [] }), owner('done')],
  'my-bundle': [() => ({ t: 'my-bundle' }), all('my-bundle')],
  contact: [() => ({ t: 'contact', email: null }), all('done')],
  sessions: [() => ({ t: 'sessions' }), all('sessions')],
  'end-session': [() => ({ t: 'end-session', session: newId<SessionId>(systemRandom) }), all('not-allowed')],
  'staff-sessions': [
    () => ({ t: 'staff-sessions' }),
    { ...all('not-allowed'), guardian: 'staff-sessions', otherGuardian: 'staff-sessions' },
  ],
};

const told = (answer: Down): string => ('code' in answer ? answer.code : answer.t);

test('[AZ1] every frame that a client may say has its row', () => {
  const frames: readonly string[] = up.def.options.flatMap(({ def }) => [...def.shape.t.def.values]);
  expect(new Set(frames)).toEqual(new Set([...Object.keys(matrix), 'hello']));
});

test.each(Object.entries(matrix))('[FD4] [AZ2] %s is answered by who asks', async (_name, [make, expected]) => {
  const ask = await make();
  // The one who may comes last, so that what they change does not speak for the others.
  for (const role of ROLES.toReversed())
    expect([role, told(await clients[role].ask(ask))]).toEqual([role, expected[role]]);
});

test.each(Object.entries(matrix))('[SV1] %s is refused before hello', async (_name, [make]) => {
  expect(await stranger.refusal(await make())).toBe('unauthenticated');
});

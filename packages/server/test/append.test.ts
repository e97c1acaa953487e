import { systemRandom, wrapForTeam } from '@corridor/crypto';
import { memberOf, Network, publishTeam, staffed, TestCase, type TestClient } from '@corridor/testkit/bare';
import { encodeSigned, type EventId, type Header, newId, type Plan, type Said } from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';

let network: Network;
let asking: Awaited<ReturnType<typeof staffed>>;
let answering: Awaited<ReturnType<typeof staffed>>;
let asker: TestClient;
let adviser: TestClient;

beforeAll(async () => {
  network = await Network.start();
  asking = await staffed(network, 2);
  answering = await staffed(network, 2);
  asker = await network.person(asking.first);
  adviser = await network.person(answering.first);
});
afterAll(async () => await network[Symbol.asyncDispose]());

async function opened(over: Partial<Header> = {}): Promise<TestCase> {
  const one = new TestCase(network.clock.now());
  const accepted = await asker.get('accepted', await one.open(asking.first, [asking.team, answering.team], over));
  expect(accepted.number).toBe(1);
  return one;
}

const ask = async (one: TestCase, act: Header['act'], over: Partial<Header> = {}) =>
  await one.event(asking.first, asking.team, act, over);
const advise = async (one: TestCase, act: Header['act'], over: Partial<Header> = {}) =>
  await one.event(answering.first, answering.team, act, over);

test('[AP1] an event is numbered, answered and delivered to both teams in one frame', async () => {
  const one = await opened();
  const news = await adviser.hear((frame): frame is Said<'event'> => frame.t === 'event' && frame.case === one.id);
  expect(news).toMatchObject({ number: 1, lane: null, at: network.clock.now() });
  expect(new Set(news.feeds.map(({ team }) => team))).toEqual(new Set([asking.team.team, answering.team.team]));
  expect([news.epochs.length, news.wraps.length]).toEqual([1, 2]);
  expect((await adviser.get('accepted', await advise(one, 'claimed'))).number).toBe(2);
  await asker.hear((frame) => frame.t === 'event' && frame.case === one.id && frame.number === 2);
});

test('[AP1] numbers stay without gaps when many write at once, and refused events take none', async () => {
  const one = await opened();
  const many = await Promise.all(Array.from({ length: 30 }, async () => await ask(one, 'said')));
  const others = await Promise.all(Array.from({ length: 30 }, async () => await advise(one, 'said')));
  const wrong = await Promise.all(Array.from({ length: 10 }, async () => await advise(one, 'said', { counter: 99 })));
  const answers = await Promise.all([
    ...many.map(async (event) => await asker.ask(event)),
    ...others.map(async (event) => await adviser.ask(event)),
    ...wrong.map(async (event) => await adviser.ask(event)),
  ]);
  const numbers = answers.flatMap((answer) => (answer.t === 'accepted' ? [answer.number] : []));
  expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, i) => i + 2));
  const { rows } = await adviser.get('feed', { t: 'feed', team: answering.team.team, after: 0, limit: 200 });
  expect(rows.map(({ n }) => n)).toEqual(rows.map((_, i) => i + 1));
});

test('[AP2] an event that says another sender, another key version or a team of others is refused', async () => {
  const one = await opened();
  const by = { organisation: asking.organisation.id, team: asking.team.team, user: asking.first.user, version: 1 };
  const other = asking.people[1];
  const refusals = await Promise.all([
    asker.refusal(await ask(one, 'said', { by: { ...by, user: other?.user ?? by.user }, counter: 2 })),
    asker.refusal(await ask(one, 'said', { by: { ...by, version: 2 }, counter: 2 })),
    asker.refusal(await ask(one, 'said', { by: { ...by, team: answering.team.team }, counter: 2 })),
    asker.refusal(await ask(one, 'said', { by: { ...by, organisation: answering.organisation.id }, counter: 2 })),
  ]);
  expect(refusals).toEqual(['header-mismatch', 'header-mismatch', 'not-allowed', 'header-mismatch']);
});

test('[AP2] a team that does not read the case cannot write into it', async () => {
  const one = new TestCase(network.clock.now());
  await asker.get('accepted', await one.open(asking.first, [asking.team]));
  expect(await adviser.refusal(await advise(one, 'said'))).toBe('not-allowed');
});

test('[AP3] a clock an hour ahead is refused, an hour behind is not', async () => {
  const one = await opened();
  const hour = 60 * 60 * 1000;
  const now = network.clock.now();
  expect(await asker.refusal(await ask(one, 'said', { at: now + hour, counter: 2 }))).toBe('clock');
  await asker.get('accepted', await ask(one, 'said', { at: now - hour, counter: 2 }));
});

test('[AP4] a case is opened once, and nothing is written before', async () => {
  const one = await opened();
  const again = new TestCase(network.clock.now(), one.id);
  expect(await asker.refusal(await again.open(asking.first, [asking.team]))).toBe('conflict');
  const never = new TestCase(network.clock.now());
  expect(await asker.refusal(await never.event(asking.first, asking.team, 'said'))).toBe('unknown-case');
  expect(await asker.refusal(await ask(one, 'said', { kind: 'chat', counter: 2 }))).toBe('header-mismatch');
});

test('[AP5] private notes have numbers of their own and reach their team alone', async () => {
  const one = await opened();
  const note = await adviser.get('accepted', await one.note(answering.first, answering.team));
  expect(note.number).toBe(1);
  await adviser.hear((frame) => frame.t === 'event' && frame.case === one.id && frame.lane === answering.team.team);
  expect((await adviser.get('accepted', await advise(one, 'said'))).number).toBe(2);
  await asker.hear((frame) => frame.t === 'event' && frame.case === one.id && frame.number === 2);
  expect(asker.heard.some((frame) => frame.t === 'event' && frame.case === one.id && frame.lane !== null)).toBe(false);
  const lane = { lane: asking.team.team };
  expect(await asker.refusal(await ask(one, 'noted'))).toBe('header-mismatch');
  expect(await asker.refusal(await one.note(asking.first, asking.team, { act: 'said' }))).toBe('header-mismatch');
  expect(await adviser.refusal(await one.note(answering.first, answering.team, lane))).toBe('header-mismatch');
});

test('[AP6] the same event sent again is answered the same, and stored and delivered once', async () => {
  const one = await opened();
  const event = await ask(one, 'said');
  const [first, together] = await Promise.all([asker.get('accepted', event), asker.get('accepted', event)]);
  const again = await asker.get('accepted', event);
  expect([together.number, again.number]).toEqual([first.number, first.number]);
  const log = await asker.get('case', { t: 'case', case: one.id, lane: null, after: 0, limit: 50 });
  expect(log.last).toBe(2);
  await adviser.get('accepted', await advise(one, 'said'));
  await adviser.hear((frame) => frame.t === 'event' && frame.case === one.id && frame.number === 3);
  const second = adviser.heard.filter((frame) => frame.t === 'event' && frame.case === one.id && frame.number === 2);
  expect(second.length).toBe(1);
});

test('[AP6] another event under the same id is refused', async () => {
  const one = await opened();
  const event = newId<EventId>(systemRandom);
  await asker.get('accepted', await ask(one, 'said', { event }));
  expect(await asker.refusal(await ask(one, 'said', { event, counter: 2, basedOn: 1 }))).toBe('conflict');
  expect(await asker.refusal(await ask(one, 'said', { event, counter: 3 }))).toBe('conflict');
});

test('[AP7] an author’s events come in their order', async () => {
  const one = await opened();
  const refused = await asker.get('refused', await ask(one, 'said', { counter: 3 }));
  expect(refused).toMatchObject({ code: 'out-of-order', number: 1 });
  expect(await asker.refusal(await ask(one, 'said', { counter: 1 }))).toBe('out-of-order');
});

test('[AP8] advice that rests on an older state than the last clinical act is refused with its number', async () => {
  const one = await opened();
  expect((await adviser.get('accepted', await advise(one, 'advised', { basedOn: 1 }))).number).toBe(2);
  const stale = await asker.get('refused', await ask(one, 'closed', { basedOn: 1 }));
  expect(stale).toMatchObject({ code: 'stale-basis', number: 2 });
  await asker.get('accepted', await ask(one, 'said', { basedOn: 1, counter: 2 }));
  await asker.get('accepted', await ask(one, 'acknowledged', { basedOn: 3, counter: 3 }));
});

test('[AP9] an event about an unknown event is refused', async () => {
  const one = await opened();
  const about = newId<EventId>(systemRandom);
  expect(await asker.refusal(await ask(one, 'amended', { about, basedOn: 1 }))).toBe('unknown-event');
  const said = newId<EventId>(systemRandom);
  await asker.get('accepted', await ask(one, 'said', { event: said, counter: 2 }));
  await asker.get('accepted', await ask(one, 'amended', { about: said, basedOn: 2, counter: 3 }));
});

test('[AP10] a lower epoch, or another key under its number, is refused', async () => {
  const one = await opened();
  const first = one.epoch?.key.statement;
  const teams = [asking.team, answering.team];
  await asker.get('accepted', await one.withEpoch(asking.first, teams, { act: 'rekeyed' }));
  expect(await adviser.refusal(await advise(one, 'said', { epoch: 1, ...(first && { key: first }) }))).toBe(
    'stale-epoch',
  );
  expect(await adviser.refusal(await advise(one, 'said', { key: systemRandom(32), counter: 1 }))).toBe(
    'header-mismatch',
  );
  await adviser.get('accepted', await advise(one, 'said', { counter: 1 }));
});

test('[AP12] a new epoch is the next one, wrapped once for each reader at its present roster', async () => {
  const one = new TestCase(network.clock.now());
  const good = await one.open(asking.first, [asking.team, answering.team]);
  const [wrap] = good.epoch.wraps;
  const without = { ...good, epoch: { ...good.epoch, wraps: good.epoch.wraps.slice(1) } };
  const twice = { ...good, epoch: { ...good.epoch, wraps: wrap === undefined ? [] : [wrap, wrap] } };
  expect(await asker.refusal(without)).toBe('incomplete');
  expect(await asker.refusal(twice)).toBe('header-mismatch');
  const stranger = { ...answering.team, team: newId<typeof answering.team.team>(systemRandom) };
  const unknown = new TestCase(network.clock.now());
  expect(await asker.refusal(await unknown.open(asking.first, [asking.team, stranger]))).toBe('unknown-team');
  const outdated = new TestCase(network.clock.now());
  const old = { ...answering.team, statement: asking.team.statement };
  expect(await asker.refusal(await outdated.open(asking.first, [asking.team, old]))).toBe('stale-roster');
  await asker.get('accepted', good);
});

test('[AP13] readers change by shared and left alone, and nobody takes out another organisation', async () => {
  const one = new TestCase(network.clock.now());
  const both = [asking.team, answering.team];
  await asker.get('accepted', await one.open(asking.first, [asking.team]));
  const { epoch } = one;
  expect(await asker.refusal(await one.withEpoch(asking.first, both, { act: 'rekeyed', counter: 2 }))).toBe(
    'not-allowed',
  );
  one.epoch = epoch;
  expect(await asker.refusal(await ask(one, 'shared', { counter: 2 }))).toBe('incomplete');
  await asker.get('accepted', await one.withEpoch(asking.first, both, { act: 'shared', counter: 2 }));
  await adviser.get('accepted', await advise(one, 'said'));
  const shared = one.epoch;
  expect(await asker.refusal(await one.withEpoch(asking.first, [asking.team], { act: 'left', counter: 3 }))).toBe(
    'not-allowed',
  );
  one.epoch = shared;
});

test('[AP14] a team that leaves hears the event by which it left, and nothing after', async () => {
  const one = await opened();
  const by = {
    organisation: answering.organisation.id,
    team: answering.team.team,
    user: answering.first.user,
    version: 1,
  };
  const left = await one.withEpochBy(by, answering.first, [asking.team], { act: 'left' });
  await adviser.get('accepted', left);
  await adviser.hear((frame) => frame.t === 'event' && frame.case === one.id && frame.number === 2);
  await asker.get('accepted', await ask(one, 'said'));
  await asker.hear((frame) => frame.t === 'event' && frame.case === one.id && frame.number === 3);
  expect(await adviser.refusal({ t: 'case', case: one.id, lane: null, after: 0, limit: 50 })).toBe('unknown-case');
  const { rows } = await adviser.get('feed', { t: 'feed', team: answering.team.team, after: 0, limit: 200 });
  expect(rows.filter((row) => row.case === one.id).map(({ number }) => number)).toEqual([1, 2]);
});

test('[AP15] a note under another generation or commitment is refused', async () => {
  const one = await opened();
  const under = async (epoch: number, key: Uint8Array) =>
    await adviser.refusal(await one.note(answering.first, answering.team, { epoch, key, counter: 1 }));
  expect(await under(0, answering.team.says.commitment)).toBe('stale-epoch');
  expect(await under(1, systemRandom(32))).toBe('header-mismatch');
});

test('[AP16] a case is not opened to a service that is off', async () => {
  const plan: Plan = { urgency: 'routine', pathway: 'skin', version: 1, hash: systemRandom(32), lines: [] };
  const { organisation, guardian, team } = answering;
  const publish = async (version: number, state: 'off' | 'open') => {
    const statement = encodeSigned(await organisation.service(team, 'skin', version, state));
    await guardian.get('done', { t: 'publish', kind: 'service', statement, wraps: [] });
  };
  await publish(1, 'off');
  const one = new TestCase(network.clock.now());
  expect(await asker.refusal(await one.open(asking.first, [asking.team, team], { plan }))).toBe('service-off');
  await publish(2, 'open');
  await opened({ plan });
});

test('[AP17] a re-wrap stands beside the wrap that came, and is handed out first', async () => {
  const one = await opened();
  const { first, team, organisation } = answering;
  const by = { organisation: organisation.id, team: team.team, user: first.user, version: 1 };
  if (one.epoch === null) throw new Error('no epoch');
  const reader = { organisation: organisation.id, team: team.team, generation: 1 };
  const made = { by, at: network.clock.now() };
  const signer = first.keys.signer;
  const wrap = encodeSigned(await wrapForTeam(one.epoch.key, reader, team.generation.keys, made, signer, systemRandom));
  await adviser.get('done', { t: 'rewrap', wrap });
  const log = await adviser.get('case', { t: 'case', case: one.id, lane: null, after: 0, limit: 1 });
  expect(log.wraps.length).toBe(2);
  const inbox = await adviser.get('inbox', { t: 'inbox', team: team.team, closed: false, before: null, limit: 200 });
  expect(inbox.cases.find((summary) => summary.case === one.id)?.wraps.map((bytes) => Buffer.from(bytes))).toEqual([
    Buffer.from(wrap),
  ]);
  expect(await asker.refusal({ t: 'rewrap', wrap })).toBe('header-mismatch');
});

test('[AP18] one bad event in a batch does not fail its neighbours', async () => {
  const one = await opened();
  const event = newId<EventId>(systemRandom);
  await asker.get('accepted', await ask(one, 'said', { event }));
  // The unique index finds what the counters cannot: a new counter under an old id.
  const [clash, neighbour] = await Promise.all([
    asker.ask(await ask(one, 'said', { event, counter: 3 })),
    adviser.ask(await advise(one, 'said')),
  ]);
  expect(clash).toMatchObject({ t: 'refused', code: 'conflict' });
  expect(neighbour.t).toBe('accepted');
});

test('[AP11] after a removal nothing is sealed under the old key, and a new epoch is taken', async () => {
  const leaving = await staffed(network, 2);
  const [stays, goes] = leaving.people;
  if (stays === undefined || goes === undefined) throw new Error('nobody');
  const client = await network.person(stays);
  const one = new TestCase(network.clock.now());
  await client.get('accepted', await one.open(stays, [leaving.team, answering.team]));
  const after = await leaving.organisation.team([memberOf(stays)], leaving.team);
  await publishTeam(leaving.guardian, after);
  const said = await one.event(stays, leaving.team, 'said');
  expect(await client.refusal(said)).toBe('stale-epoch');
  expect(await adviser.refusal(await advise(one, 'said'))).toBe('stale-epoch');
  const { epoch } = one;
  const toOld = await one.withEpoch(stays, [leaving.team, answering.team], { act: 'rekeyed', counter: 2 });
  expect(await client.refusal(toOld)).toBe('stale-roster');
  one.epoch = epoch;
  await client.get('accepted', await one.withEpoch(stays, [after, answering.team], { act: 'said', counter: 2 }));
  await adviser.get('accepted', await advise(one, 'said', { counter: 1 }));
});

import { sign, systemRandom } from '@corridor/crypto';
import { Network, staffed, TestCase, type TestClient, type TestPerson, type TestTeam } from '@corridor/testkit/bare';
import {
  encodeSigned,
  type Fed,
  type Said,
  SUITE,
  type TeamId,
  viewed as viewedFormat,
  type Viewed,
} from '@corridor/wire';
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

async function opened(): Promise<TestCase> {
  const one = new TestCase(network.clock.now());
  await asker.get('accepted', await one.open(asking.first, [asking.team, answering.team]));
  return one;
}

async function talk(one: TestCase, client: TestClient, who: TestPerson, team: TestTeam, count: number): Promise<void> {
  const events = await Promise.all(Array.from({ length: count }, async () => await one.event(who, team, 'said')));
  await Promise.all(events.map(async (event) => await client.get('accepted', event)));
}

async function wholeFeed(client: TestClient, team: TeamId, limit: number): Promise<Fed[]> {
  const all: Fed[] = [];
  for (;;) {
    const { rows, last } = await client.get('feed', { t: 'feed', team, after: all.at(-1)?.n ?? 0, limit });
    all.push(...rows);
    if ((all.at(-1)?.n ?? 0) === last) return all;
  }
}

test('[FD1] a reader who follows the cursor gets every event once, notes included', async () => {
  const one = await opened();
  await talk(one, asker, asking.first, asking.team, 20);
  await adviser.get('accepted', await one.note(answering.first, answering.team));
  await talk(one, asker, asking.first, asking.team, 5);
  const rows = await wholeFeed(adviser, answering.team.team, 7);
  expect(rows.map(({ n }) => n)).toEqual(rows.map((_, i) => i + 1));
  const own = rows.filter((row) => row.case === one.id);
  expect(own.filter(({ lane }) => lane === null).map(({ number }) => number)).toEqual(
    Array.from({ length: 26 }, (_, i) => i + 1),
  );
  expect(own.filter(({ lane }) => lane === answering.team.team).length).toBe(1);
});

test('[FD2] pages are cut by rows, and say how far the feed goes', async () => {
  const one = await opened();
  await talk(one, asker, asking.first, asking.team, 12);
  const page = await adviser.get('feed', { t: 'feed', team: answering.team.team, after: 0, limit: 10 });
  expect(page.rows.length).toBe(10);
  expect(page.last).toBeGreaterThanOrEqual(13);
});

test('[FD3] a page from memory and one from the database are the same', async () => {
  const { server, address } = await network.another();
  const elsewhere = await network.person(answering.first, address);
  const ask = { t: 'feed', team: answering.team.team, after: 0, limit: 200 } as const;
  const [memory, database] = [await adviser.get('feed', ask), await elsewhere.get('feed', ask)];
  expect(memory.rows.map(plain)).toEqual(database.rows.map(plain));
  expect(memory.last).toBe(database.last);
  elsewhere.close();
  await server.close();
});

function plain({ event, ...row }: Fed) {
  return { ...row, event: Buffer.from(event).toString('base64') };
}

test('[FD4] a feed and an inbox are their members’ alone', async () => {
  const team = answering.team.team;
  expect(await asker.refusal({ t: 'feed', team, after: 0, limit: 5 })).toBe('not-allowed');
  expect(await asker.refusal({ t: 'inbox', team, closed: false, before: null, limit: 5 })).toBe('not-allowed');
});

test('[FD5] what another server appended is delivered in order, after a hint', async () => {
  const { server, address } = await network.another();
  const elsewhere = await network.person(answering.first, address);
  const one = await opened();
  await talk(one, asker, asking.first, asking.team, 30);
  await elsewhere.hear((frame) => frame.t === 'event' && frame.case === one.id && frame.number === 31);
  const news = elsewhere.heard.filter((frame): frame is Said<'event'> => frame.t === 'event' && frame.case === one.id);
  expect(news.map(({ number }) => number)).toEqual(Array.from({ length: 31 }, (_, i) => i + 1));
  elsewhere.close();
  await server.close();
});

test('[FD5] two servers that append to one case at once number it together', async () => {
  const { server, address } = await network.another();
  const elsewhere = await network.person(answering.first, address);
  const one = await opened();
  await Promise.all([
    talk(one, asker, asking.first, asking.team, 40),
    talk(one, elsewhere, answering.first, answering.team, 40),
  ]);
  const log = await adviser.get('case', { t: 'case', case: one.id, lane: null, after: 0, limit: 200 });
  expect(log.events.map(({ number }) => number)).toEqual(Array.from({ length: 81 }, (_, i) => i + 1));
  for (const client of [asker, elsewhere]) {
    await client.hear((frame) => frame.t === 'event' && frame.case === one.id && frame.number === 81);
    const news = client.heard.filter((frame): frame is Said<'event'> => frame.t === 'event' && frame.case === one.id);
    expect(news.map(({ number }) => number)).toEqual(Array.from({ length: 81 }, (_, i) => i + 1));
  }
  elsewhere.close();
  await server.close();
});

test('[FD5] a hint that was lost is made up for by the round', async () => {
  const deaf = await network.another({ join: async () => await Promise.resolve(SILENT) });
  const elsewhere = await network.person(answering.first, deaf.address);
  const one = await opened();
  await deaf.server.runDue();
  await elsewhere.hear((frame) => frame.t === 'event' && frame.case === one.id);
  elsewhere.close();
  await deaf.server.close();
});

const SILENT = { tell: () => undefined, leave: async () => await Promise.resolve() };

test('[FD6] a case is unknown to everybody whose teams do not read it', async () => {
  const one = new TestCase(network.clock.now());
  await asker.get('accepted', await one.open(asking.first, [asking.team]));
  expect(await adviser.refusal({ t: 'case', case: one.id, lane: null, after: 0, limit: 5 })).toBe('unknown-case');
});

test('[FD7] a case comes with its epochs and the asker’s own wraps', async () => {
  const one = await opened();
  await asker.get('accepted', await one.withEpoch(asking.first, [asking.team, answering.team], { act: 'rekeyed' }));
  const log = await adviser.get('case', { t: 'case', case: one.id, lane: null, after: 1, limit: 5 });
  expect([log.kind, log.last, log.events.length, log.epochs.length, log.wraps.length]).toEqual(['advice', 2, 1, 2, 2]);
});

test('[FD8] notes are read by their own team alone', async () => {
  const one = await opened();
  await adviser.get('accepted', await one.note(answering.first, answering.team));
  const lane = answering.team.team;
  const ask = { t: 'case', case: one.id, lane, after: 0, limit: 5 } as const;
  expect((await adviser.get('case', ask)).events.length).toBe(1);
  expect(await asker.refusal(ask)).toBe('not-allowed');
});

test('[FD9] an inbox has the newest case first, with its keys and what is to be shown', async () => {
  const first = await opened();
  const second = await opened();
  await talk(first, asker, asking.first, asking.team, 3);
  const ask = { t: 'inbox', team: answering.team.team, closed: false, before: null, limit: 2 } as const;
  const page = await adviser.get('inbox', ask);
  expect(page.cases.map((summary) => summary.case)).toEqual([first.id, second.id]);
  expect(page.more).toBe(true);
  const [summary] = page.cases;
  expect(summary).toMatchObject({ kind: 'advice', last: 4, notes: 0, seen: 0 });
  expect(summary?.events.map(({ number }) => number)).toEqual([1, 4]);
  expect([summary?.epochs.length, summary?.wraps.length]).toEqual([1, 1]);
  const next = await adviser.get('inbox', { ...ask, before: page.cases[1]?.n ?? 0 });
  expect(next.cases.map((one) => one.case)).not.toContain(second.id);
  await adviser.get('accepted', await second.note(answering.first, answering.team));
  const noted = await adviser.get('inbox', ask);
  expect(noted.cases[0]).toMatchObject({ case: second.id, notes: 1, last: 1 });
  expect((await asker.get('inbox', { ...ask, team: asking.team.team })).cases[0]?.case).toBe(first.id);
});

test('[FD9] an inbox says how far the asker has seen in the log, and in their team’s notes', async () => {
  const one = await opened();
  await talk(one, asker, asking.first, asking.team, 2);
  for (let i = 0; i < 2; i++) await adviser.get('accepted', await one.note(answering.first, answering.team));
  const lane = answering.team.team;
  await adviser.get('done', { t: 'saw', receipt: await receipt(one, answering.first, answering.team, 3) });
  await adviser.get('done', { t: 'saw', receipt: await receipt(one, answering.first, answering.team, 1, { lane }) });
  const { cases } = await adviser.get('inbox', { t: 'inbox', team: lane, closed: false, before: null, limit: 1 });
  expect(cases[0]).toMatchObject({ case: one.id, last: 3, seen: 3, notes: 2, notesSeen: 1 });
});

test('[FD9] closed cases have a list of their own', async () => {
  const one = await opened();
  await asker.get('accepted', await one.event(asking.first, asking.team, 'closed', { basedOn: 1 }));
  const ask = { t: 'inbox', team: asking.team.team, before: null, limit: 200 } as const;
  const open = await asker.get('inbox', { ...ask, closed: false });
  expect(open.cases.map((summary) => summary.case)).not.toContain(one.id);
  const closed = await asker.get('inbox', { ...ask, closed: true });
  expect(closed.cases.map((summary) => summary.case)).toContain(one.id);
});

async function receipt(one: TestCase, who: TestPerson, team: TestTeam, upTo: number, over: Partial<Viewed> = {}) {
  const by = { organisation: who.organisation, team: team.team, user: who.user, version: who.version };
  const head = systemRandom(32);
  const says = { suite: SUITE, case: one.id, lane: null, upTo, head, by, at: network.clock.now(), ...over };
  return encodeSigned(await sign(viewedFormat, says, who.keys.signer));
}

test('[FD10] a receipt is passed on as it was signed, by its own author', async () => {
  const one = await opened();
  const signed = await receipt(one, answering.first, answering.team, 1);
  await adviser.get('done', { t: 'saw', receipt: signed });
  const news = await asker.hear((frame): frame is Said<'reach'> => frame.t === 'reach' && frame.case === one.id);
  expect(news.reach).toMatchObject({ user: answering.first.user, team: answering.team.team, lane: null, got: 1 });
  expect(Buffer.from(news.reach.saw ?? [])).toEqual(Buffer.from(signed));
  const inbox = await adviser.get('inbox', {
    t: 'inbox',
    team: answering.team.team,
    closed: false,
    before: null,
    limit: 1,
  });
  expect(inbox.cases[0]?.seen).toBe(1);
  expect(await asker.refusal({ t: 'saw', receipt: signed })).toBe('header-mismatch');
  const beyond = await receipt(one, answering.first, answering.team, 9);
  expect(await adviser.refusal({ t: 'saw', receipt: beyond })).toBe('not-allowed');
});

test('[FD11] got moves forward, to the end at most, and for readers alone', async () => {
  const one = await opened();
  await talk(one, asker, asking.first, asking.team, 4);
  const got = async (client: TestClient, number: number) => {
    await client.get('done', { t: 'got', case: one.id, lane: null, number });
    await network.server.runDue();
    const log = await asker.get('case', { t: 'case', case: one.id, lane: null, after: 0, limit: 1 });
    return log.reaches.map((reach) => reach.got);
  };
  expect(await got(adviser, 3)).toEqual([3]);
  expect(await got(adviser, 2)).toEqual([3]);
  expect(await got(adviser, 99)).toEqual([5]);
  const stranger = await staffed(network, 1);
  expect(await got(await network.person(stranger.first), 2)).toEqual([5]);
});

test('[FD12] receipts in a lane are known to its team alone', async () => {
  const one = await opened();
  await adviser.get('accepted', await one.note(answering.first, answering.team));
  const lane = answering.team.team;
  const signed = await receipt(one, answering.first, answering.team, 1, { lane });
  await adviser.get('done', { t: 'saw', receipt: signed });
  await adviser.hear((frame) => frame.t === 'reach' && frame.case === one.id && frame.reach.lane === lane);
  expect(asker.heard.some((frame) => frame.t === 'reach' && frame.case === one.id)).toBe(false);
});

test('[AP1] events come back as they were sent, byte for byte', async () => {
  const one = new TestCase(network.clock.now());
  const sent = await one.open(asking.first, [asking.team, answering.team]);
  await asker.get('accepted', sent);
  const log = await adviser.get('case', { t: 'case', case: one.id, lane: null, after: 0, limit: 1 });
  const [event] = log.events;
  expect(Buffer.from(event?.event ?? [])).toEqual(Buffer.from(sent.event));
});

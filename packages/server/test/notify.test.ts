import { createECDH } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemRandom } from '@corridor/crypto';
import { Network, staffed, TestCase, type TestClient } from '@corridor/testkit/bare';
import { encodeSigned, type Plan, type PlanLine, type Rota, type UserId } from '@corridor/wire';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import webPush from 'web-push';
import { type Mailer, type Pusher, webPusher } from '../src/index.ts';
import { PUSH_CONTENT } from '../src/notify/pusher.ts';
import { smtpMailer } from '../src/notify/mailer.ts';

const MINUTE = 60_000;

/** Remembers whom it told; fails or says that the subscription is gone when it is told to. */
interface Told {
  readonly emails: string[];
  readonly pushes: string[];
  mood: 'well' | 'failing' | 'gone';
}

const told: Told = { emails: [], pushes: [], mood: 'well' };
const mailer: Mailer = {
  send: async (to) => {
    if (told.mood === 'failing') throw new Error('the mail server is away');
    told.emails.push(to);
    await Promise.resolve();
  },
  close: () => undefined,
};
const pusher: Pusher = {
  publicKey: 'unused',
  accepts: (endpoint) => endpoint.startsWith('https://push.example/'),
  send: async ({ endpoint }) => {
    if (told.mood === 'failing') throw new Error('the push service is away');
    if (told.mood === 'well') told.pushes.push(endpoint);
    return await Promise.resolve(told.mood === 'gone' ? 'gone' : 'sent');
  },
};

let network: Network;
let asking: Awaited<ReturnType<typeof staffed>>;
let answering: Awaited<ReturnType<typeof staffed>>;
let asker: TestClient;

beforeAll(async () => {
  network = await Network.start({ mailer, pusher });
});
afterAll(async () => await network[Symbol.asyncDispose]());

beforeEach(async () => {
  asking = await staffed(network, 1);
  answering = await staffed(network, 2);
  asker = await network.person(asking.first);
  for (const [i, person] of answering.people.entries()) {
    const client = await network.person(person);
    const push = { endpoint: `https://push.example/${i}`, p256dh: 'p', auth: 'a' };
    await client.get('done', { t: 'contact', push, email: `adviser-${i}@elmbridge.example` });
    client.close();
  }
  // What earlier tests left is told and forgotten.
  await passes(100);
  Object.assign(told, { emails: [], pushes: [], mood: 'well' });
});

async function opened(plan: Plan | null = null): Promise<TestCase> {
  const one = new TestCase(network.clock.now());
  await asker.get('accepted', await one.open(asking.first, [asking.team, answering.team], { plan }));
  return one;
}

async function passes(minutes: number): Promise<void> {
  await network.server.runDue();
  network.clock.advance(minutes * MINUTE);
  await network.server.runDue();
}

test('[NO1] when a case comes, everybody of a team without a rota is told, and its author is not', async () => {
  await opened();
  await passes(1);
  expect(told.pushes.toSorted()).toEqual(['https://push.example/0', 'https://push.example/1']);
});

test('[NO1] whoever takes part, or is named, is told; whoever holds it already is not', async () => {
  const one = await opened();
  const [first, second] = answering.people;
  if (first === undefined || second === undefined) throw new Error('nobody');
  const adviser = await network.person(first);
  await adviser.get('accepted', await one.event(first, answering.team, 'claimed'));
  await passes(1);
  told.pushes.length = 0;
  await asker.get('accepted', await one.event(asking.first, asking.team, 'said'));
  await passes(1);
  expect(told.pushes).toEqual(['https://push.example/0']);
  told.pushes.length = 0;
  await asker.get('accepted', await one.event(asking.first, asking.team, 'said', { to: [second.user] }));
  await adviser.get('done', { t: 'got', case: one.id, lane: null, number: 4 });
  await passes(1);
  expect(told.pushes).toEqual(['https://push.example/1']);
});

test('[NO1] when a case comes, whoever is on duty is told, or whoever covers for them', async () => {
  const [first, second] = users();
  const at = network.clock.now();
  const shift = { user: first, deputy: null, from: at, to: at + 60 * MINUTE };
  await publishRota(1, [shift]);
  await opened();
  await passes(1);
  expect(told.pushes).toEqual(['https://push.example/0']);
  told.pushes.length = 0;
  await publishRota(2, [shift], [{ user: first, deputy: second, from: at, to: at + 60 * MINUTE, why: 'leave' }]);
  await opened();
  await passes(1);
  expect(told.pushes).toEqual(['https://push.example/1']);
});

test('[NO8] whoever is away is not told, though they are named; if everybody is away, everybody is', async () => {
  const [first, second] = users();
  const at = network.clock.now();
  const away = { deputy: null, from: at, to: at + 60 * MINUTE, why: 'do-not-disturb' } as const;
  await publishRota(1, [], [{ ...away, user: first }]);
  const one = await opened();
  await passes(1);
  expect(told.pushes).toEqual(['https://push.example/1']);
  told.pushes.length = 0;
  await asker.get('accepted', await one.event(asking.first, asking.team, 'said', { to: [first] }));
  await passes(1);
  expect(told.pushes).toEqual([]);
  await publishRota(
    2,
    [],
    [first, second].map((user) => ({ ...away, user })),
  );
  await opened();
  await passes(1);
  expect(told.pushes.toSorted()).toEqual(['https://push.example/0', 'https://push.example/1']);
});

function users(): readonly [UserId, UserId] {
  const [first, second] = answering.people;
  if (first === undefined || second === undefined) throw new Error('nobody');
  return [first.user, second.user];
}

async function publishRota(version: number, shifts: Rota['shifts'], away: Rota['away'] = []): Promise<void> {
  const { organisation, guardian, team } = answering;
  const statement = encodeSigned(await organisation.rota(team, version, shifts, away));
  await guardian.get('done', { t: 'publish', kind: 'rota', statement, wraps: [] });
}

test('[NO3] e-mail comes later, only if it is still undelivered, and once an hour', async () => {
  const one = await opened();
  await passes(5);
  expect(told.emails).toEqual([]);
  const [first] = answering.people;
  if (first === undefined) throw new Error('nobody');
  const adviser = await network.person(first);
  await adviser.get('done', { t: 'got', case: one.id, lane: null, number: 1 });
  await passes(6);
  expect(told.emails).toEqual(['adviser-1@elmbridge.example']);
  await opened();
  await passes(30);
  expect(told.emails.filter((to) => to.startsWith('adviser-1')).length).toBe(1);
  await passes(31);
  expect(told.emails.filter((to) => to.startsWith('adviser-1')).length).toBe(2);
});

test('[NO4] what fails is tried again later; a subscription that is gone is forgotten', async () => {
  await opened();
  told.mood = 'failing';
  await passes(1);
  told.mood = 'well';
  await network.server.runDue();
  expect(told.pushes).toEqual([]);
  await passes(2);
  expect(told.pushes.length).toBe(2);
  told.mood = 'gone';
  await opened();
  await passes(1);
  told.mood = 'well';
  told.pushes.length = 0;
  await opened();
  await passes(1);
  expect(told.pushes).toEqual([]);
});

test('[NO5] what is to be told survives a restart, and two servers tell it once', async () => {
  await opened();
  const other = await network.another();
  network.clock.advance(MINUTE);
  await Promise.all([network.server.runDue(), other.server.runDue()]);
  await Promise.all([network.server.runDue(), other.server.runDue()]);
  network.clock.advance(MINUTE);
  await other.server.close();
  const restarted = await network.another();
  await Promise.all([network.server.runDue(), restarted.server.runDue()]);
  await restarted.server.close();
  expect(told.pushes.toSorted()).toEqual(['https://push.example/0', 'https://push.example/1']);
});

test('[NO6] an address that is no push service is refused, and null takes one back', async () => {
  const [first] = answering.people;
  if (first === undefined) throw new Error('nobody');
  const client = await network.person(first);
  const keys = { p256dh: 'p', auth: 'a' };
  const push = { endpoint: 'https://internal.example/', ...keys };
  expect(await client.refusal({ t: 'contact', push })).toBe('not-allowed');
  await client.get('done', { t: 'contact', push: null });
  await opened();
  await passes(15);
  expect(told.pushes).toEqual(['https://push.example/1']);
  expect(told.emails.length).toBe(2);
});

test('[TM6] a firing tells those on duty at once, by every way they gave', async () => {
  const line: PlanLine = {
    line: 'remind',
    at: network.clock.now() + 2 * MINUTE - 1,
    unless: [],
    does: 'notify',
    organisation: answering.organisation.id,
    team: answering.team.team,
    duty: 'team',
  };
  await opened({ urgency: 'urgent', pathway: 'skin', version: 1, hash: systemRandom(32), lines: [line] });
  await passes(1);
  Object.assign(told, { emails: [], pushes: [] });
  await passes(1);
  expect([told.pushes.length, told.emails.length]).toEqual([2, 2]);
});

test('[NO2] a push is the same for everything, sealed to the browser and signed by us', async () => {
  const received: { headers: NodeJS.Dict<string | string[]>; body: Buffer }[] = [];
  let status = 201;
  const service = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(parts) });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => void service.listen(0, '127.0.0.1', resolve));
  const { port } = service.address() as AddressInfo;
  const keys = webPush.generateVAPIDKeys();
  const own = webPusher({ ...keys, subject: 'mailto:operator@elmbridge.example', hosts: ['127.0.0.1'] });
  const browser = createECDH('prime256v1');
  const address = {
    endpoint: `http://127.0.0.1:${port}/notify`,
    p256dh: browser.generateKeys('base64url'),
    auth: Buffer.from(systemRandom(16)).toString('base64url'),
  };
  expect(await own.send(address)).toBe('sent');
  expect(received[0]?.headers['authorization']).toContain(`k=${keys.publicKey}`);
  expect(received[0]?.headers['content-encoding']).toBe('aes128gcm');
  expect(received[0]?.body.includes('waiting')).toBe(false);
  expect(PUSH_CONTENT).toBe('{"waiting":true}');
  status = 410;
  expect(await own.send(address)).toBe('gone');
  status = 500;
  await expect(own.send(address)).rejects.toMatchObject({ code: 'unavailable' });
  service.close();
  const real = webPusher({ ...keys, subject: 'mailto:operator@elmbridge.example' });
  const hosts = [
    'https://fcm.googleapis.com/x',
    'https://web.push.apple.com/x',
    'https://evil-push.apple.com.example/x',
  ];
  expect(hosts.map((host) => real.accepts(host))).toEqual([true, true, false]);
  expect(real.accepts('http://fcm.googleapis.com/x')).toBe(false);
});

test('[NO2] an e-mail has one text and a link', async () => {
  let heard = '';
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      stream.on('data', (part: Buffer) => {
        heard += part.toString();
      });
      stream.on('end', () => done());
    },
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const link = 'https://corridor.elmbridge.example';
  const own = smtpMailer({ url: `smtp://127.0.0.1:${port}`, from: 'no-reply@elmbridge.example', link });
  await own.send('adviser@elmbridge.example');
  own.close();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  expect(heard).toContain('To: adviser@elmbridge.example');
  expect(heard).toContain('Subject: You have something waiting in Corridor');
  expect(heard).toContain(link);
});

import { Network, staffed, TestCase } from '@corridor/testkit/bare';
import { createServer, connect, type Server as NetServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createServer as createCorridor } from '../src/index.ts';

/** Between a server and its database: passes everything on until it is cut. */
interface Wire {
  readonly url: string;
  /** Breaks every connection; new ones are taken again at once. */
  cut(): void;
  close(): void;
}

let network: Network;
beforeAll(async () => {
  network = await Network.start();
});
afterAll(async () => await network[Symbol.asyncDispose]());

async function wireTo(databaseUrl: string): Promise<Wire> {
  const to = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  const server: NetServer = createServer((near) => {
    const far = connect(Number(to.port), to.hostname);
    near.pipe(far).pipe(near);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => sockets.delete(socket));
    }
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const url = new URL(databaseUrl);
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    cut: () => sockets.forEach((socket) => socket.destroy()),
    close: () => {
      server.close();
      sockets.forEach((socket) => socket.destroy());
    },
  };
}

test('[AP18] what is lost with the database is told so, sent again, and in the end stands once', async () => {
  const wire = await wireTo(network.parts.databaseUrl);
  const server = await createCorridor({ ...network.parts, databaseUrl: wire.url });
  const address = await server.listen(0, '127.0.0.1');
  const staff = await staffed(network, 1);
  const client = await network.person(staff.first, address);
  const one = new TestCase(network.clock.now());
  await client.get('accepted', await one.open(staff.first, [staff.team]));
  const events = await Promise.all(
    Array.from({ length: 60 }, async () => await one.event(staff.first, staff.team, 'said')),
  );
  let unavailable = 0;
  const send = async (event: (typeof events)[number]): Promise<void> => {
    const answer = await client.ask(event);
    if (answer.t === 'accepted') return;
    expect(answer).toMatchObject({ t: 'refused', code: 'unavailable' });
    unavailable++;
    await send(event);
  };
  for (const [i, event] of events.entries()) {
    const sent = send(event);
    if (i % 7 === 3) wire.cut();
    await sent;
  }
  expect(unavailable).toBeGreaterThan(0);
  const log = await client.get('case', { t: 'case', case: one.id, lane: null, after: 0, limit: 200 });
  expect(log.events.map(({ number }) => number)).toEqual(Array.from({ length: 61 }, (_, i) => i + 1));
  const bytes = log.events.slice(1).map(({ event }) => Buffer.from(event).toString('hex'));
  expect(bytes).toEqual(events.map(({ event }) => Buffer.from(event).toString('hex')));
  client.close();
  await server.close();
  wire.close();
});

test('[AP1] a graceful stop answers what it has taken', async () => {
  const other = await network.another();
  const staff = await staffed(network, 1);
  const client = await network.person(staff.first, other.address);
  const one = new TestCase(network.clock.now());
  await client.get('accepted', await one.open(staff.first, [staff.team]));
  const sent = client.ask(await one.event(staff.first, staff.team, 'said'));
  expect((await sent).t).toBe('accepted');
  await other.server.close();
  expect(await client.hearClose()).toBe(1001);
  const again = await network.person(staff.first);
  const log = await again.get('case', { t: 'case', case: one.id, lane: null, after: 0, limit: 10 });
  expect(log.last).toBe(2);
});

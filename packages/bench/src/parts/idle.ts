/** What a connection costs that says nothing: the memory of somebody who only waits to be told. */
import { setTimeout as wait } from 'node:timers/promises';
import { atMost, type Figure } from '../figure.ts';
import { greeted, ticketOf } from '../load/greet.ts';
import type { LoadSocket } from '../load/socket.ts';
import { identityOf } from '../network/network.ts';
import type { Run } from '../run.ts';
import type { Stage } from '../stage.ts';

/** Opened first, so that what only they cost (compiled code, pools that grow once) is not laid to the others' charge. */
const FIRST = 1000;
const CONNECTIONS = 2000;
const AT_ONCE = 50;
const SETTLE_MS = 1500;

/** Each run needs a server that has held no more connections before. */
export async function measureIdle(build: () => Promise<Stage>, run: Run): Promise<Figure> {
  const runs: number[] = [];
  for (let i = 1; i <= run.runs; i++) {
    await using stage = await build();
    const bytes = await once(stage);
    run.say(`idle ${i}/${run.runs}: ${(bytes / 1024).toFixed(1)} KiB a connection`);
    runs.push(bytes / 1024);
  }
  const bound = "Node's socket, the ws receiver, and a session; read after a garbage collection";
  return { part: 'idle', name: 'memory a connection', unit: 'KiB', runs, aim: atMost(11), bound };
}

/** Resident bytes of the server for each of 2,000 connections that came after the first 1,000. */
async function once(stage: Stage): Promise<number> {
  const open: LoadSocket[] = [];
  try {
    open.push(...(await connect(stage, FIRST)));
    const before = await collected(stage);
    open.push(...(await connect(stage, CONNECTIONS)));
    return ((await collected(stage)) - before) / CONNECTIONS;
  } finally {
    for (const socket of open) socket.destroy();
  }
}

async function collected({ server }: Stage): Promise<number> {
  await wait(SETTLE_MS);
  return await server.collected();
}

/** Every connection with a session of its own, the people in turn. */
async function connect({ server, network }: Stage, count: number): Promise<LoadSocket[]> {
  const people = network.groups.flatMap((group) => group.people);
  const sockets: LoadSocket[] = [];
  while (sockets.length < count) {
    const some = Array.from({ length: Math.min(AT_ONCE, count - sockets.length) }, async (_, i) => {
      const person = people[(sockets.length + i) % people.length];
      return person === undefined
        ? []
        : [await greeted(server.address, await ticketOf(identityOf(person), Date.now()))];
    });
    sockets.push(...(await Promise.all(some)).flat());
  }
  return sockets;
}

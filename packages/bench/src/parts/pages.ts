/** How many pages of 50 events a second a team's feed is read in, by clients that come back after a while. */
import { setTimeout as wait } from 'node:timers/promises';
import { decodeFrame, down, encodeFrame, type TeamId } from '@corridor/wire';
import { BenchError } from '../error.ts';
import { atLeast, type Figure } from '../figure.ts';
import { greeted, ticketOf } from '../load/greet.ts';
import { sendAll } from '../load/saturate.ts';
import type { LoadSocket } from '../load/socket.ts';
import { type Group, identityOf } from '../network/network.ts';
import { between, type Processor, sharesOf } from '../processor.ts';
import type { Run } from '../run.ts';
import type { Stage } from '../stage.ts';

const PART = 'pages';
const ROWS = 50;
/** Pages that one reader has under way: a few, as a client that catches up in several teams. */
const WINDOW = 4;
const WARM_UP_MS = 1000;
/** Events that each team has at least: several times what the server holds in memory. */
const HISTORY = 1500;
/** The server holds at least this many of the newest events of a team in memory, and at most twice as many. */
const HELD = 256;

interface Measured {
  readonly pages: number;
  readonly processor: Processor;
}

/** After which number a page begins, in a feed that ends at `newest`. */
type From = (newest: number) => number;

export async function measurePages(stage: Stage, run: Run): Promise<Figure[]> {
  const conversations = await stage.gather();
  for (const one of conversations) one.prepare(HISTORY, stage.shape.bytes);
  await sendAll(conversations);
  await stage.settle();
  const old: From = (newest) => Math.floor(Math.random() * (newest - 2 * HELD - ROWS));
  const recent: From = (newest) => newest - ROWS - Math.floor(Math.random() * (HELD - ROWS));
  try {
    return [
      ...figuresOf('from the database', await repeat(stage, run, old, 'database'), atLeast(2200)),
      ...figuresOf('from memory', await repeat(stage, run, recent, 'memory'), null),
    ];
  } finally {
    for (const one of conversations) one.close();
  }
}

async function repeat(stage: Stage, run: Run, from: From, source: string): Promise<Measured[]> {
  const runs: Measured[] = [];
  for (let i = 1; i <= run.runs; i++) {
    const measured = await once(stage, run, from);
    run.say(`pages from ${source} ${i}/${run.runs}: ${Math.round(rateOf(measured))}/s`);
    runs.push(measured);
  }
  return runs;
}

async function once(stage: Stage, { seconds }: Run, from: From): Promise<Measured> {
  const count = { pages: 0 };
  const { groups } = stage.network;
  const readers = await Promise.all(groups.map(async (group) => await startReader(stage, group, from, count)));
  await wait(WARM_UP_MS);
  const before = { pages: count.pages, processor: stage.processor() };
  await wait(seconds * 1000);
  const after = { pages: count.pages, processor: stage.processor() };
  for (const reader of readers) reader.destroy();
  return { pages: after.pages - before.pages, processor: between(before.processor, after.processor) };
}

/** Asks for a page whenever one has come; a page that is not whole ends the bench. @throws BenchError `refused`. */
async function startReader({ server, shape }: Stage, group: Group, from: From, count: { pages: number }) {
  const [person] = group.people;
  const [{ team }] = group.teams;
  if (person === undefined) throw new BenchError('refused', 'A group of nobody.');
  const socket: LoadSocket = await greeted(server.address, await ticketOf(identityOf(person), Date.now()));
  const least = ROWS * shape.bytes;
  const newest = await newestOf(socket, team);
  let r = 0;
  const ask = (): void => socket.send(encodeFrame({ t: 'feed', r: ++r, team, after: from(newest), limit: ROWS }));
  socket.onMessage = (message) => {
    if (message.length < least) throw new BenchError('lost', `A page of ${message.length} bytes.`);
    count.pages++;
    ask();
  };
  for (let i = 0; i < WINDOW; i++) ask();
  return socket;
}

async function newestOf(socket: LoadSocket, team: TeamId): Promise<number> {
  socket.send(encodeFrame({ t: 'feed', r: 0, team, after: 0, limit: 1 }));
  const answer = decodeFrame(down, await socket.next());
  if (answer.t !== 'feed') throw new BenchError('refused', `The server said ${answer.t} to one who asked for a feed.`);
  return answer.last;
}

function rateOf({ pages, processor }: Measured): number {
  return (pages * 1000) / processor.at;
}

function figuresOf(name: string, runs: readonly Measured[], aim: Figure['aim']): Figure[] {
  const { processor } = runs.at(-1) ?? {};
  const bound = processor === undefined ? '' : `the cores: ${sharesOf(processor)}`;
  const cost = runs.map(({ pages, processor: { server, database } }) => (server + database) / pages);
  return [
    { part: PART, name: `pages of ${ROWS} ${name}`, unit: '/s', runs: runs.map(rateOf), aim, bound },
    { part: PART, name: '· processor a page', unit: 'ms', runs: cost, aim: null, bound: '' },
  ];
}

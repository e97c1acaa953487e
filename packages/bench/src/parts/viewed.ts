/** What it costs the server, for each case that somebody opens, that the opening is signed, kept and told: `viewed` (AU). */
import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type CaseId, encodeFrame, encodeSigned, SUITE, viewed } from '@corridor/wire';
import { BenchError } from '../error.ts';
import { type Figure, figuring } from '../figure.ts';
import type { Conversation } from '../load/conversation.ts';
import { answers } from '../load/glance.ts';
import { greeted, ticketOf } from '../load/greet.ts';
import { sendAll } from '../load/saturate.ts';
import type { LoadSocket } from '../load/socket.ts';
import { type Group, identityOf } from '../network/network.ts';
import { between, type Processor, sharesOf } from '../processor.ts';
import type { Run } from '../run.ts';
import type { Stage } from '../stage.ts';

/** Messages of a case, all in one answer. */
const MESSAGES = 50;
/** Cases that one reader opens at a time. */
const WINDOW = 2;
const WARM_UP_MS = 1000;
/** `done` and its request; a refusal is longer. */
const MOST_DONE = 16;

interface Measured {
  readonly opened: number;
  readonly processor: Processor;
}

interface Pair {
  readonly without: Measured;
  readonly noted: Measured;
}

/** The two interleaved, so that what disturbs one disturbs the other. */
export async function measureViewed(stage: Stage, run: Run): Promise<Figure[]> {
  const conversations = await stage.gather();
  for (const one of conversations) one.prepare(MESSAGES, stage.shape.bytes);
  await sendAll(conversations);
  await stage.settle();
  const runs: Pair[] = [];
  try {
    for (let i = 1; i <= run.runs; i++) {
      const pair = {
        without: await once(stage, run, conversations, false),
        noted: await once(stage, run, conversations, true),
      };
      run.say(`viewed ${i}/${run.runs}: ${(costOf(pair.noted) / costOf(pair.without)).toFixed(2)} times the processor`);
      runs.push(pair);
    }
  } finally {
    for (const one of conversations) one.close();
  }
  return figuresOf(runs);
}

async function once(
  stage: Stage,
  { seconds }: Run,
  conversations: readonly Conversation[],
  isNoted: boolean,
): Promise<Measured> {
  const count = { opened: 0 };
  const { server, shape } = stage;
  const least = MESSAGES * shape.bytes;
  const readers = await Promise.all(
    conversations.map(async (one) => await startReader(server.address, one, { isNoted, least, count })),
  );
  await wait(WARM_UP_MS);
  const before = { opened: count.opened, processor: stage.processor() };
  await wait(seconds * 1000);
  const after = { opened: count.opened, processor: stage.processor() };
  for (const reader of readers) reader.destroy();
  return { opened: after.opened - before.opened, processor: between(before.processor, after.processor) };
}

interface Reading {
  readonly isNoted: boolean;
  /** Bytes of a whole case. */
  readonly least: number;
  readonly count: { opened: number };
}

/** Opens the case again and again: asks for it whole and, if it is to be noted, says that it was seen. */
async function startReader(address: string, { group, caseId }: Conversation, { isNoted, least, count }: Reading) {
  const [, reader] = group.people;
  if (reader === undefined) throw new BenchError('refused', 'A group of one.');
  const socket: LoadSocket = await greeted(address, await ticketOf(identityOf(reader), Date.now()));
  const receipt = receiptOf(group, reader, caseId);
  let r = 0;
  const ask = (frame: object): void => socket.send(encodeFrame({ ...frame, r: ++r }));
  const open = (): void => ask({ t: 'case', case: caseId, lane: null, after: 0, limit: 200 });
  socket.onMessage = (message) => {
    if (!answers(message)) return;
    const isCase = message.length >= least;
    if (!isCase && message.length > MOST_DONE) throw new BenchError('lost', `An answer of ${message.length} bytes.`);
    if (isCase && isNoted) {
      ask({ t: 'saw', receipt });
      return;
    }
    count.opened++;
    open();
  };
  for (let i = 0; i < WINDOW; i++) open();
  return socket;
}

/** The signature is noise: the server leaves it to whoever reads the account. */
function receiptOf({ teams: [{ team }] }: Group, reader: Group['people'][number], caseId: CaseId): Uint8Array {
  const { organisation, user, version } = reader;
  const by = { organisation, team, user, version };
  const head = randomBytes(32);
  const says = { suite: SUITE, case: caseId, lane: null, upTo: MESSAGES + 1, head, by, at: Date.now() };
  return encodeSigned({ bytes: viewed.encode(says), signature: randomBytes(64) });
}

function costOf({ opened, processor: { server, database } }: Measured): number {
  return (server + database) / opened;
}

function figuresOf(runs: readonly Pair[]): Figure[] {
  const figure = figuring('viewed', runs);
  const last = runs.at(-1)?.noted.processor;
  const bound = last === undefined ? '' : `the cores: ${sharesOf(last)}`;
  const perSecond = ({ opened, processor }: Measured): number => (opened * 1000) / processor.at;
  return [
    figure('cases of 50 opened, not noted', '/s', ({ without }) => perSecond(without), null),
    figure('cases of 50 opened, each noted', '/s', ({ noted }) => perSecond(noted), null, bound),
    figure('processor an opened case, not noted', 'ms', ({ without }) => costOf(without), null),
    figure('processor an opened case, noted', 'ms', ({ noted }) => costOf(noted), null),
    figure('noted over not noted', '×', ({ without, noted }) => costOf(noted) / costOf(without), null),
  ];
}

/** What a part is measured on: a durable database, the server in its own process, people online in groups. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Conversation } from './load/conversation.ts';
import { type MeasuredDatabase, recycleLog, settle } from './database.ts';
import { diskAtRest } from './machine.ts';
import { type BenchNetwork, foundNetwork } from './network/network.ts';
import { type Processor, readProcessor } from './processor.ts';
import { type MeasuredServer, startServer } from './server/start.ts';

/** Issue 2: 20 groups of 10 members, one of whom sends, and events of 1.5 KB. */
const SHAPE = { groups: 20, members: 10, bytes: 1536 } as const;
export interface Shape {
  readonly groups: number;
  readonly members: number;
  readonly bytes: number;
}

export interface Stage {
  readonly server: MeasuredServer;
  readonly network: BenchNetwork;
  readonly shape: Shape;
  processor(): Processor;
  /** Everybody of every group, online in a new case. */
  gather(): Promise<Conversation[]>;
  /** Brings the database and its disk to rest. */
  settle(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

type Database = Pick<MeasuredDatabase, 'empty' | 'pid'>;

export async function buildStage(database: Database, shape: Shape = SHAPE): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'corridor-bench-server-'));
  mkdirSync(join(folder, 'blobs'));
  const url = await database.empty();
  const server = await startServer(url, folder);
  const network = await foundNetwork(server, shape.groups, shape.members);
  return {
    server,
    network,
    shape,
    processor: () => readProcessor(server.pid, database.pid),
    gather: async () => await Promise.all(network.groups.map(async (group) => await Conversation.open(server, group))),
    settle: async () => {
      await recycleLog(url);
      await settle(url);
      await diskAtRest();
    },
    [Symbol.asyncDispose]: async () => {
      await server[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true });
    },
  };
}

/** A server that kept no log begins one: with every statement that it holds, in the order of the times that they say. Rule LG18. */
import type { Random } from '@corridor/crypto/verify';
import {
  area,
  areaMember,
  decodeSigned,
  guardian,
  organisation,
  person,
  recovery,
  roster,
  rota,
  service,
  vouch,
} from '@corridor/wire';
import type { Sql, Work } from '../db/database.ts';
import { type Held, heldStatements } from '../db/held-statements.ts';
import { lockLog, logSize } from '../db/leaf-rows.ts';
import { appendLeaf } from './append-leaf.ts';

/** What servers kept before they kept a log: what rests on what, where two say the same time. */
const FORMATS = {
  organisation,
  guardian,
  recovery,
  vouch,
  person,
  roster,
  service,
  rota,
  area,
  'area-member': areaMember,
} as const;
const ORDER = Object.keys(FORMATS);

/** Once in a database's life; harmless after. @throws whatever keeps the database from answering. */
export async function beginLog(sql: Sql, random: Random): Promise<void> {
  if ((await logSize(sql)) > 0) return;
  await sql.transaction().execute(async (work) => await begin(work, random));
}

async function begin(work: Work, random: Random): Promise<void> {
  await lockLog(work);
  if ((await logSize(work)) > 0) return;
  const timed = (await heldStatements(work)).map((held) => ({ ...held, at: timeOf(held) }));
  const sorted = timed.toSorted((a, b) => a.at - b.at || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  for (const { kind, statement } of sorted) await appendLeaf(work, { kind, statement }, random);
}

function timeOf({ kind, statement }: Held): number {
  const says = FORMATS[kind].decode(decodeSigned(statement).bytes);
  return 'issuedAt' in says ? says.issuedAt : says.at;
}

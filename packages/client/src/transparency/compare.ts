/**
 * Whether the trees that others name are this client's own log, earlier or later. A server that shows two readers two logs
 * is caught as soon as one reads what the other wrote: no proof leads from one to the other. Rules TL29 and TL30.
 */
import { type Checkpoint, verifyConsistency } from '@corridor/crypto';
import { equalBytes } from '@corridor/wire';
import type { Connection } from '../connection/connection.ts';
import { keyOfTree, type Named, type Names } from './named.ts';

/** Trees in one question, and questions at one look: the others wait for the next. */
const PAGE = 64;
const PAGES = 4;

type Ask = Pick<Connection, 'ask'>;

/** The first that does not go together with the accepted checkpoint; null: all that were looked at do. @throws ClientError. */
export async function compareNamed(names: Names, accepted: Checkpoint, connection: Ask): Promise<Named | null> {
  for (let page = 0; page < PAGES; page++) {
    const some = names.waiting().slice(0, PAGE);
    if (some.length === 0) return null;
    const other = await firstOther(some, accepted, connection);
    if (other !== null) return other;
    for (const each of some) names.settle(keyOfTree(each));
  }
  return null;
}

async function firstOther(some: readonly Named[], accepted: Checkpoint, connection: Ask): Promise<Named | null> {
  const unlike = some.find(({ size, root }) => size === accepted.size && !equalBytes(root, accepted.root));
  if (unlike !== undefined) return unlike;
  const { size } = accepted;
  const others = some.filter((each) => each.size !== size);
  if (others.length === 0) return null;
  const { proofs } = await connection.ask({ t: 'log-consistency', size, sizes: others.map((each) => each.size) });
  return others.find((each, at) => !isOneLog(each, accepted, proofs[at] ?? null)) ?? null;
}

function isOneLog(named: Named, accepted: Checkpoint, proof: readonly Uint8Array[] | null): boolean {
  const [earlier, later] = named.size < accepted.size ? [named, accepted] : [accepted, named];
  try {
    verifyConsistency(earlier, later, proof ?? []);
    return proof !== null;
  } catch {
    return false;
  }
}

/** A checkpoint after new leaves: the root, every organisation's head, the log's signature. Rules LG10, LG11 and LG15. */
import { encodeCheckpoint, encodeNote, headsLine, rootOf, signNote } from '@corridor/crypto/verify';
import type { LogHead } from '@corridor/wire';
import type { Core } from '../core.ts';
import { insertCheckpoint, newestCheckpoint, replaceHeads } from '../db/checkpoint-rows.ts';
import type { Work } from '../db/database.ts';
import { lastEntriesBetween, logSize, mayMakeCheckpoint } from '../db/leaf-rows.ts';

/** Whether one was made: there were leaves that no checkpoint has, and no other process is at it. */
export async function makeCheckpoint(core: Core): Promise<boolean> {
  return await core.database.sql.transaction().execute(async (work) => {
    if (!(await mayMakeCheckpoint(work))) return false;
    const before = (await newestCheckpoint(work))?.size ?? 0;
    const size = await logSize(work);
    if (size === before) return false;
    await replaceHeads(work, size, await newHeads(core, work, before, size));
    await insertCheckpoint(work, { size, at: core.clock.now(), note: await signed(core, work, size) });
    return true;
  });
}

/** Heads of the organisations that leaves [from, to) are of. */
async function newHeads({ transparency }: Core, work: Work, from: number, to: number): Promise<LogHead[]> {
  const heads: LogHead[] = [];
  for (const { organisation, number, head } of await lastEntriesBetween(work, from, to)) {
    const { tree } = await transparency.map(organisation, number, work);
    heads.push({ organisation, number, head, map: tree.root });
  }
  return heads;
}

async function signed({ transparency }: Core, work: Work, size: number): Promise<string> {
  const { origin, signer, tiles } = transparency;
  const { tree } = await transparency.heads(size, work);
  const extensions = [headsLine(tree.root)];
  const text = encodeCheckpoint({ origin, size, root: await rootOf(size, tiles.read), extensions });
  return encodeNote({ text, signatures: [await signNote(text, origin, signer)] });
}

/** What the server needs to keep the log: its name and key, who witnesses it, and the trees it has worked out. */
import {
  type HashTree,
  headsTree,
  mapTree,
  type NoteKey,
  type Signer,
  sortedHeads,
  sortedMap,
} from '@corridor/crypto/verify';
import { type LogHead, logHead, type LogNewest, type OrganisationId, toHex } from '@corridor/wire';
import { headsAt } from '../db/checkpoint-rows.ts';
import type { Sql, Work } from '../db/database.ts';
import { newestNumbers } from '../db/leaf-rows.ts';
import { Kept } from './kept.ts';
import { TileReader } from './tiles.ts';

/** A witness: where it takes checkpoints (its submission prefix), and the key it cosigns with. */
export interface Witness {
  readonly url: string;
  readonly key: NoteKey;
}

export interface LogParts {
  /** The log's name, and the name of its key: its address without the scheme. */
  readonly origin: string;
  readonly signer: Signer;
  readonly witnesses: readonly Witness[];
}

/** A tree with the records it is of, and where each stands. */
interface Indexed<Entry> {
  readonly entries: readonly Entry[];
  readonly places: ReadonlyMap<string, number>;
  readonly tree: HashTree;
}

const MAPS = 64;
const HEADS = 8;

export class Transparency {
  readonly origin: string;
  readonly signer: Signer;
  readonly witnesses: readonly Witness[];
  readonly tiles: TileReader;
  readonly #sql: Sql;
  readonly #maps = new Kept<Indexed<LogNewest>>(MAPS);
  readonly #heads = new Kept<Indexed<LogHead>>(HEADS);

  constructor(sql: Sql, { origin, signer, witnesses }: LogParts) {
    this.#sql = sql;
    this.origin = origin;
    this.signer = signer;
    this.witnesses = witnesses;
    this.tiles = new TileReader(sql);
  }

  get witnessNames(): readonly string[] {
    return this.witnesses.map(({ key }) => key.name);
  }

  /** The map of an organisation's first `number` entries. */
  async map(organisation: OrganisationId, number: number, sql: Sql | Work = this.#sql): Promise<Indexed<LogNewest>> {
    return await this.#maps.get(`${organisation}/${number}`, async () => {
      const newest = await newestNumbers(sql, organisation, number);
      const entries = sortedMap(newest);
      return indexed(entries, ({ tag }) => toHex(tag), await mapTree(entries));
    });
  }

  /** Where an organisation's head stands in the checkpoint of `size` leaves; null if it has none there. */
  async headPlace(organisation: OrganisationId, size: number) {
    const { entries, places, tree } = await this.heads(size);
    const index = places.get(organisation);
    const entry = index === undefined ? undefined : entries[index];
    if (index === undefined || entry === undefined) return null;
    return { head: logHead.encode(entry), index, count: tree.size, path: [...(await tree.path(index))] };
  }

  /** Every organisation's head in the checkpoint of `size` leaves. */
  async heads(size: number, sql: Sql | Work = this.#sql): Promise<Indexed<LogHead>> {
    return await this.#heads.get(String(size), async () => {
      const entries = sortedHeads(await headsAt(sql, size));
      return indexed(entries, ({ organisation }) => organisation, await headsTree(entries));
    });
  }
}

function indexed<Entry>(entries: readonly Entry[], nameOf: (entry: Entry) => string, tree: HashTree): Indexed<Entry> {
  return { entries, places: new Map(entries.map((entry, i) => [nameOf(entry), i])), tree };
}

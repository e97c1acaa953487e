/**
 * What is done for the log each second: a checkpoint if there are new leaves, the newest one to the witnesses, and again every ten
 * minutes, so that their cosignatures stay fresh. Rules LG15, LG16 and LG26.
 */
import type { Core } from '../core.ts';
import { type CheckpointRow, forgetCheckpoints, newestCheckpoint } from '../db/checkpoint-rows.ts';
import { cosignaturesOf, putCosignature } from '../db/cosignature-rows.ts';
import { ServerError } from '../error.ts';
import { makeCheckpoint } from './checkpoint.ts';
import { submit } from './submit.ts';
import { tellCheckpoint } from './tell.ts';
import type { Witness } from './transparency.ts';

const RENEW_EVERY = 10 * 60 * 1000;
/** How long a witness that did not answer is left alone. */
const LEFT_ALONE = 15_000;
const KEPT_FOR = 24 * 60 * 60 * 1000;

/** How one process stands with one witness. */
interface Standing {
  /** The size that the witness is thought to have cosigned last. */
  last: number;
  /** Null before the first time. */
  askedAt: number | null;
  failed: boolean;
  /** It cosigned more than the database has. */
  ahead: boolean;
}

export class LogKeeping {
  readonly #core: Core;
  readonly #standings: ReadonlyMap<Witness, Standing>;
  #toldAt = 0;

  constructor(core: Core) {
    this.#core = core;
    const unknown = (): Standing => ({ last: 0, askedAt: null, failed: false, ahead: false });
    this.#standings = new Map(core.transparency.witnesses.map((witness) => [witness, unknown()]));
  }

  /** @throws whatever keeps the database from answering; a witness that does not answer is logged and asked again. */
  async keep(): Promise<void> {
    const core = this.#core;
    // What is held goes out first: a database of a backup would else be grown into a fork, and the log's key sign it.
    await this.#submitNewest();
    if ([...this.#standings.values()].some(({ ahead }) => ahead)) return;
    const made = await makeCheckpoint(core);
    if (made) await this.#submitNewest();
    const now = core.clock.now();
    if (!made && now - this.#toldAt < RENEW_EVERY) return;
    this.#toldAt = now;
    tellCheckpoint(core);
  }

  /** Takes away what is of no use any more. */
  async sweep(): Promise<void> {
    const { clock, database, transparency } = this.#core;
    await forgetCheckpoints(database.sql, clock.now() - KEPT_FOR, transparency.witnessNames);
  }

  async #submitNewest(): Promise<void> {
    const newest = await newestCheckpoint(this.#core.database.sql);
    if (newest === null) return;
    const asked = [...this.#standings].map(
      async ([witness, standing]) => await this.#submit(witness, standing, newest),
    );
    await Promise.all(asked);
  }

  async #submit(witness: Witness, standing: Standing, newest: CheckpointRow): Promise<void> {
    const { clock, database, log, transparency } = this.#core;
    const now = clock.now();
    if (!(await this.#isDue(witness, standing, newest, now))) return;
    standing.askedAt = now;
    try {
      const cosigned = await submit(transparency.tiles, witness, newest, standing.last);
      Object.assign(standing, { last: newest.size, failed: false, ahead: false });
      await putCosignature(database.sql, cosigned, null);
    } catch (error) {
      // Another process may have made a later checkpoint, and given it, meanwhile.
      if (isConflict(error) && (await newestCheckpoint(database.sql))?.size !== newest.size) return;
      Object.assign(standing, { failed: true, ahead: isConflict(error) });
      log.failed('witness', error);
    }
  }

  /** Whether the witness has yet to cosign the checkpoint, did so long ago, or was never asked by this process. */
  async #isDue(
    { key }: Witness,
    { askedAt, failed }: Standing,
    { size }: CheckpointRow,
    now: number,
  ): Promise<boolean> {
    if (askedAt === null) return true;
    if (failed) return now - askedAt >= LEFT_ALONE;
    const [held] = await cosignaturesOf(this.#core.database.sql, size, [key.name]);
    return held === undefined || now - held.at >= RENEW_EVERY;
  }
}

function isConflict(error: unknown): boolean {
  return error instanceof ServerError && error.code === 'conflict';
}

/**
 * What is done for the log each second: a checkpoint if there are new leaves, the newest one to the witnesses, and again every ten
 * minutes, so that their cosignatures stay fresh. Rules LG15 and LG16.
 */
import type { Core } from '../core.ts';
import { type CheckpointRow, forgetCheckpoints, newestCheckpoint } from '../db/checkpoint-rows.ts';
import { cosignaturesOf, putCosignature } from '../db/cosignature-rows.ts';
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
  askedAt: number;
  failed: boolean;
}

export class LogKeeping {
  readonly #core: Core;
  readonly #standings = new Map<Witness, Standing>();
  #toldAt = 0;

  constructor(core: Core) {
    this.#core = core;
  }

  /** @throws whatever keeps the database from answering; a witness that does not answer is logged and asked again. */
  async keep(): Promise<void> {
    const core = this.#core;
    const made = await makeCheckpoint(core);
    const newest = await newestCheckpoint(core.database.sql);
    if (newest === null) return;
    const asked = this.#core.transparency.witnesses.map(async (witness) => await this.#witness(witness, newest));
    await Promise.all(asked);
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

  async #witness(witness: Witness, newest: CheckpointRow): Promise<void> {
    const { clock, log, transparency } = this.#core;
    const standing = this.#standings.get(witness) ?? { last: 0, askedAt: 0, failed: false };
    this.#standings.set(witness, standing);
    const now = clock.now();
    if (standing.failed && now - standing.askedAt < LEFT_ALONE) return;
    if (!(await this.#isDue(witness, newest, now))) return;
    standing.askedAt = now;
    try {
      const cosigned = await submit(transparency.tiles, witness, newest, standing.last);
      standing.failed = false;
      if (cosigned === null) return;
      standing.last = newest.size;
      await putCosignature(this.#core.database.sql, cosigned, null);
    } catch (error) {
      standing.failed = true;
      log.failed('witness', error);
    }
  }

  /** Whether the witness has yet to cosign the checkpoint, or did so long ago. */
  async #isDue({ key }: Witness, { size }: CheckpointRow, now: number): Promise<boolean> {
    const [held] = await cosignaturesOf(this.#core.database.sql, size, [key.name]);
    return held === undefined || now - held.at >= RENEW_EVERY;
  }
}

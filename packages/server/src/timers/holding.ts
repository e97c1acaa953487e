/** Whether this server is the one that holds the plans of all. Rules TM7 and TM8. */
import { lockPlans } from '../db/plan-hold.ts';
import type { Log } from '../log.ts';

export interface Holding {
  /** Whether what fires now is this server's to say. */
  isMine(): boolean;
  /** @throws whatever keeps the database from answering. */
  take(): Promise<AsyncDisposable>;
  release(): Promise<void>;
}

export function holdingAt(databaseUrl: string, log: Log): Holding {
  const held = new Set<AsyncDisposable>();

  async function take(): Promise<AsyncDisposable> {
    const hold: AsyncDisposable = {
      [Symbol.asyncDispose]: async () => {
        if (held.delete(hold)) await lock[Symbol.asyncDispose]();
      },
    };
    const lock = await lockPlans(databaseUrl, (error) => {
      held.delete(hold);
      log.failed('hold', error);
    });
    held.add(hold);
    return hold;
  }

  return {
    isMine: () => held.size > 0,
    take,
    release: async () => {
      for (const hold of held) await hold[Symbol.asyncDispose]();
    },
  };
}

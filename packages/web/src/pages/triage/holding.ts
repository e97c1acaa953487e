/**
 * What was confirmed and can still be undone. A confirmation is held for a few seconds and then written; leaving the page,
 * hiding it or closing it writes what is held at once. What was written in a review is kept as its draft until the
 * server's way has it, so that nothing is lost if the write fails. Rules TR4 to TR7 in docs/protocol/cases.md.
 */
import type { Body } from '@corridor/cases';
import type { ClientErrorCode, CorridorClient } from '@corridor/client';
import type { CaseId } from '../../session/ids.ts';
import { codeOf } from '../../session/refusal.ts';

/** Long enough to see what one did and press Undo, in milliseconds. */
export const HOLD = 10_000;

export interface Confirmation {
  readonly case: CaseId;
  readonly name: string;
  readonly changes: number;
  /** In this order: the advice, then the feedback. */
  readonly bodies: readonly Body[];
  readonly basedOn: number;
}

export type Held = Confirmation & {
  readonly at: number;
  readonly state: 'held' | 'sending' | 'sent' | 'refused';
  readonly code: ClientErrorCode | null;
};

export function reviewKey(id: CaseId): string {
  return `${id}/review`;
}

/** Runs something later; what it returns stops that. */
type After = (ms: number, run: () => void) => () => void;

export interface Holding {
  /** What time it is, for saying when something was sent. */
  readonly tick: (now: number) => void;
  readonly hold: (confirmation: Confirmation) => void;
  /** Takes back the newest that is still held. Null: nothing is. */
  readonly undo: () => CaseId | null;
  /** Forgets what was refused, to be reviewed again. */
  readonly drop: (id: CaseId) => void;
  /** Writes all that is held, now. */
  readonly flush: () => Promise<void>;
}

/** @param tell hears all confirmations, oldest first, after every change. */
export function startHolding(
  client: Pick<CorridorClient, 'write' | 'saveDraft'>,
  after: After,
  tell: (held: readonly Held[]) => void,
): Holding {
  const all = new Map<CaseId, Held>();
  const stops = new Map<CaseId, () => void>();
  let now = 0;

  function set(held: Held): void {
    all.delete(held.case);
    all.set(held.case, held);
    tell([...all.values()]);
  }
  function remove(id: CaseId): void {
    stops.get(id)?.();
    stops.delete(id);
    all.delete(id);
    tell([...all.values()]);
  }

  async function send(id: CaseId): Promise<void> {
    const held = all.get(id);
    if (held?.state !== 'held') return;
    stops.get(id)?.();
    stops.delete(id);
    set({ ...held, state: 'sending' });
    try {
      for (const body of held.bodies) await client.write({ case: id, body, basedOn: held.basedOn });
      await client.saveDraft(reviewKey(id), '');
      set({ ...held, state: 'sent', at: now });
    } catch (error) {
      set({ ...held, state: 'refused', code: codeOf(error) });
    }
  }

  return {
    tick(at) {
      now = at;
    },
    hold(confirmation) {
      set({ ...confirmation, at: now, state: 'held', code: null });
      stops.set(
        confirmation.case,
        after(HOLD, () => void send(confirmation.case)),
      );
    },
    undo() {
      const newest = [...all.values()].findLast(({ state }) => state === 'held');
      if (newest === undefined) return null;
      remove(newest.case);
      return newest.case;
    },
    drop: remove,
    async flush() {
      await Promise.all([...all.keys()].map(send));
    },
  };
}

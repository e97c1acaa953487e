/** Events waiting to be appended: one batch is in flight, and up to 128 gather behind it. */
import type { Clock } from '../clock.ts';
import { Lines } from '../db/line/lines.ts';
import { ServerError } from '../error.ts';
import type { Log } from '../log.ts';
import { appendBatch } from './batch.ts';
import { type Fed, type Outcome, refused } from './outcome.ts';
import type { Submission } from './submission.ts';

const MOST_IN_BATCH = 128;
/** Milliseconds that a batch may take before the log says so. */
const SLOW = 1_000;

interface Waiting {
  readonly submission: Submission;
  settle(outcome: Outcome): void;
}

export interface AppendQueue {
  /** Resolves after the commit, in the order of submission; a lost database is the passing refusal `unavailable`. */
  submit(submission: Submission): Promise<Outcome>;
  /** Resolves when nothing waits any more. */
  idle(): Promise<void>;
  close(): void;
}

/** `deliver` is given each batch's accepted events after its commit, and after its senders were answered. */
export function appendQueue(
  url: string,
  clock: Clock,
  log: Log,
  deliver: (accepted: readonly Fed[]) => void,
): AppendQueue {
  const lines = new Lines(url, 1);
  const waiting: Waiting[] = [];
  let running: Promise<void> | null = null;

  const run = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting.splice(0, MOST_IN_BATCH);
      const submissions = batch.map(({ submission }) => submission);
      const began = clock.now();
      const outcomes = await outcomesOf(lines, submissions, began, log);
      const ms = clock.now() - began;
      if (ms > SLOW) log.batch(submissions.length, ms);
      outcomes.forEach((outcome, i) => batch[i]?.settle(outcome));
      deliver(outcomes.flatMap((outcome) => (outcome.is === 'accepted' ? [outcome.fed] : [])));
    }
    running = null;
  };

  return {
    submit: async (submission) =>
      await new Promise((settle) => {
        waiting.push({ submission, settle });
        running ??= run();
      }),
    idle: async () => await (running ?? Promise.resolve()),
    close: () => lines.close(),
  };
}

async function outcomesOf(lines: Lines, batch: readonly Submission[], now: number, log: Log) {
  try {
    return await appendBatch(await lines.line(), batch, now);
  } catch (error) {
    if (error instanceof ServerError && error.code === 'database-lost') log.databaseLost();
    else log.failed('append', error);
    // Whether it was written is not known. The sender asks again, and the event's id tells.
    return batch.map((): Outcome => refused('unavailable'));
  }
}

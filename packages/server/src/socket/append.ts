import type { Asked, Down } from '@corridor/wire';
import { readSubmission } from '../append/submission.ts';
import type { Core } from '../core.ts';
import { demand } from '../error.ts';
import type { Session } from '../session/session.ts';
import type { Connection } from './connection.ts';

/** Hands an event in and waits for its commit. Appends of one connection are answered in the order in which they came. */
export async function append(
  core: Core,
  connection: Connection,
  session: Session,
  asked: Asked<'append'>,
): Promise<Down> {
  demand(connection.appending < core.limits.appending, 'rate-limited');
  const submission = readSubmission(session, asked);
  connection.appending++;
  try {
    const outcome = await core.queue.submit(submission);
    if (outcome.is === 'refused') {
      const { code, number } = outcome;
      return number === undefined ? { t: 'refused', r: asked.r, code } : { t: 'refused', r: asked.r, code, number };
    }
    return { t: 'accepted', r: asked.r, number: outcome.number, at: outcome.at };
  } finally {
    connection.appending--;
  }
}

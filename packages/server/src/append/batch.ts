/** One batch, from locks to commit; and what to do when it does not go through. */
import { ServerError } from '../error.ts';
import type { Line } from '../db/line/line.ts';
import { rollback } from '../db/line/statement.ts';
import { gather } from './gather.ts';
import { type Accepted, judge, type Verdict } from './judge.ts';
import { type Outcome, refused } from './outcome.ts';
import { NO_LANE, type State } from './state.ts';
import type { Submission } from './submission.ts';
import { write } from './write.ts';

const ATTEMPTS = 5;
/** Serialisation failure and deadlock: another server was faster, nothing was written, try again. */
const AGAIN = new Set(['40001', '40P01']);
/** Disk full, and out of memory. */
const NO_SPACE = new Set(['53100', '53200']);
const UNIQUE_VIOLATION = '23505';

/** Outcomes in the order of the submissions. One bad event never fails its neighbours. @throws ServerError `database-lost`. */
export async function appendBatch(line: Line, submissions: readonly Submission[], now: number): Promise<Outcome[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(line, submissions, now);
    } catch (error) {
      if (!(error instanceof ServerError) || error.code !== 'database-error') throw error;
      const retry = AGAIN.has(error.sqlstate ?? '') && attempt < ATTEMPTS;
      if (!retry) return await apart(line, submissions, now, error);
    }
  }
}

/** Something in the batch cannot be written. One by one, the others can. */
async function apart(
  line: Line,
  submissions: readonly Submission[],
  now: number,
  error: ServerError,
): Promise<Outcome[]> {
  if (submissions.length === 1) return [refused(refusalOf(error))];
  const outcomes: Outcome[] = [];
  for (const submission of submissions) outcomes.push(...(await appendBatch(line, [submission], now)));
  return outcomes;
}

function refusalOf(error: ServerError): 'conflict' | 'no-space' | 'unavailable' {
  if (error.sqlstate === UNIQUE_VIOLATION) return 'conflict';
  return NO_SPACE.has(error.sqlstate ?? '') ? 'no-space' : 'unavailable';
}

async function once(line: Line, submissions: readonly Submission[], now: number): Promise<Outcome[]> {
  try {
    const state = await gather(line, submissions);
    const verdicts = submissions.map((submission) => judged(submission, state, now));
    const accepted = verdicts.filter((verdict): verdict is Accepted => !('outcome' in verdict));
    if (accepted.length === 0) await line.run(rollback());
    else await write(line, accepted, state, now);
    return verdicts.map((verdict) => ('outcome' in verdict ? verdict.outcome : outcomeOf(verdict, now)));
  } catch (error) {
    if (!line.broken) await line.run(rollback());
    throw error;
  }
}

/** Judges one, and lets those that follow in the batch see it. */
function judged(submission: Submission, state: State, now: number): Verdict {
  const verdict = judge(submission, state, now);
  if (!('outcome' in verdict)) {
    const { header, event } = submission;
    const lane = header.lane ?? NO_LANE;
    state.addKnown(header.case, header.event, { lane, number: verdict.number, at: now, event });
  }
  return verdict;
}

function outcomeOf({ submission, number, feeds }: Accepted, at: number): Outcome {
  const { header } = submission;
  const fed = {
    case: header.case,
    lane: header.lane,
    number,
    at,
    submission,
    feeds: feeds.map(({ team, n }) => ({ team: team.id, n })),
  };
  return { is: 'accepted', number, at, fed };
}

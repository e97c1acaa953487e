/** The organisation's figures, counted by its guardian from the cases that it opened. */
import * as z from 'zod/mini';
import type { Insight } from './api/insight.ts';
import { askGuardian } from './http/guardian.ts';
import type { Network } from './network.ts';

const count = z.int().check(z.minimum(0));
const maybe = z.nullable(z.number().check(z.minimum(0)));

/** What is counted beyond this is left for those who ask the guardian themselves. */
const answer = z.object({
  from: count,
  to: count,
  areas: count,
  organisations: count,
  teams: count,
  cases: count,
  messages: count,
  outcomes: z.object({ avoided: count, notAvoided: count, unknown: count, recorded: count, all: count }),
  answered: z.object({ within24Hours: count, inTarget: count, answered: count, all: count }),
  medianMinutes: maybe,
  ninetiethMinutes: maybe,
  overdue: count,
  unacknowledged: count,
  services: z.array(
    z.object({ name: z.string(), cases: maybe, medianMinutes: maybe, within24Hours: maybe, all: maybe }),
  ),
});

/** @throws ClientError `offline`, `not-allowed`. */
export async function askInsight(network: Network, guardian: string, from: number, to: number): Promise<Insight> {
  const path = `/v1/insight?from=${from}&to=${to}`;
  return await askGuardian(network, guardian, { method: 'GET', path }, answer);
}

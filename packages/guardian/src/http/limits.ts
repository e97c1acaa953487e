/**
 * How often one address may ask before it is known. Tokens and proofs cannot be guessed; what is limited is the work that
 * each asking costs: a call to the identity provider, a signature, new generations of teams. Rules GU37, LM1, LM2.
 */
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { GuardianError } from '../error.ts';

/** For each address and path. A trust of 2,000 behind one address may sign in within seven minutes of eight o'clock. */
export const ASKS_A_MINUTE = 300;
/** For each address and everything it asks. The same trust loads the app, forty files each, in those seven minutes. */
export const ASKS_OF_ALL_A_MINUTE = 30_000;
/** For each person and everything that they sign. */
export const ASKS_OF_ONE_A_MINUTE = 600;
const MINUTE = 60_000;

/** Route options of what is asked without a session. */
export const LIMITED = { config: { rateLimit: { max: ASKS_A_MINUTE, timeWindow: MINUTE } } } as const;

/** To be awaited before routes are made. @param isExempt whoever holds the machine's own token. */
export async function limitByAddress(
  app: FastifyInstance,
  isExempt: (request: FastifyRequest) => boolean,
): Promise<void> {
  await app.register(rateLimit, {
    global: true,
    max: ASKS_OF_ALL_A_MINUTE,
    timeWindow: MINUTE,
    allowList: isExempt,
    errorResponseBuilder: () => new GuardianError('rate-limited', 'http'),
  });
}

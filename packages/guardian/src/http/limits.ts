/**
 * How often one address may ask before it is known. Tokens and proofs cannot be guessed; what is limited is the work that
 * each asking costs: a call to the identity provider, a signature, new generations of teams. Rule GU37.
 */
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { GuardianError } from '../error.ts';

/** For each address and path. A trust of 2,000 behind one address may sign in within seven minutes of eight o'clock. */
export const ASKS_A_MINUTE = 300;
const MINUTE = 60_000;

/** Route options of what is asked without a session. */
export const LIMITED = { config: { rateLimit: { max: ASKS_A_MINUTE, timeWindow: MINUTE } } } as const;

/** To be awaited before routes are made. @param isExempt whoever holds the machine's own token. */
export async function limitByAddress(
  app: FastifyInstance,
  isExempt: (request: FastifyRequest) => boolean,
): Promise<void> {
  await app.register(rateLimit, {
    global: false,
    allowList: isExempt,
    errorResponseBuilder: () => new GuardianError('rate-limited', 'http'),
  });
}

import { decodeFrame, encodeFrame, unlockAsk } from '@corridor/wire';
import type { FastifyInstance } from 'fastify';
import { addressOf } from '../address.ts';
import type { Core } from '../core.ts';
import { demand } from '../error.ts';
import type { IdentityTokens } from '../unlock/identity.ts';
import { unlock } from '../unlock/unlock.ts';

/** POST /v1/unlock. */
export function addUnlock(app: FastifyInstance, core: Core, tokens: IdentityTokens): void {
  app.post<{ Body: Buffer | undefined }>('/v1/unlock', async (request, reply) => {
    demand(core.limits.unlock(addressOf(request.raw, core.isTrustedProxy)), 'rate-limited');
    const asked = decodeFrame(unlockAsk, request.body ?? Buffer.alloc(0));
    return await reply.type('application/cbor').send(Buffer.from(encodeFrame(await unlock(core, tokens, asked))));
  });
}

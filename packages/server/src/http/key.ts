import type { FastifyInstance } from 'fastify';
import type { Core } from '../core.ts';

/**
 * What is public of the server itself: GET /v1/key, its signing key, 32 bytes, which guardians pin; GET /v1/push-key, the
 * key that browsers subscribe with (VAPID, RFC 8292), base64url, 404 if there is no push. Rule SV25.
 */
export function addKeys(app: FastifyInstance, core: Core): void {
  const pushKey = core.pusher?.publicKey ?? null;
  app.get('/v1/key', async (_request, reply) => {
    return await reply.type('application/octet-stream').send(Buffer.from(core.signer.publicKey));
  });
  app.get('/v1/push-key', async (_request, reply) => {
    return await (pushKey === null ? reply.code(404).send() : reply.type('text/plain').send(pushKey));
  });
}

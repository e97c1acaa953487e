import type { FastifyInstance } from 'fastify';
import type { Core } from '../core.ts';
import { isThere } from '../db/database.ts';

/** Ready: the database answers. For the launcher and for load balancers. */
export function addHealth(app: FastifyInstance, core: Core): void {
  app.get('/healthz', async (_request, reply) => {
    await isThere(core.database.sql);
    return await reply.type('text/plain').send('ok');
  });
}

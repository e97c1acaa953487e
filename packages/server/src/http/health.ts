import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { Core } from '../core.ts';

/** Ready: the database answers. For the launcher and for load balancers. */
export function addHealth(app: FastifyInstance, core: Core): void {
  app.get('/healthz', async (_request, reply) => {
    await sql`SELECT 1`.execute(core.database.sql);
    return await reply.type('text/plain').send('ok');
  });
}

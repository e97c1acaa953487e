import { decodeFrame } from '@corridor/wire';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import type { Core } from '../core.ts';
import { demand } from '../error.ts';
import { admit, isAdmission } from '../statements/admission.ts';

const statements = z.array(z.custom<Uint8Array>((value) => value instanceof Uint8Array)).check(z.maxLength(16));

/** POST /v1/organisations: a list of signed statements, with the operator's bearer token. Rule SV19. */
export function addOrganisations(app: FastifyInstance, core: Core, token: string): void {
  app.post<{ Body: Buffer }>('/v1/organisations', async (request, reply) => {
    demand(core.limits.unlock(request.ip), 'rate-limited');
    demand(isAdmission(token, request.headers.authorization), 'unauthenticated');
    await admit(core.database.sql, decodeFrame(statements, request.body ?? Buffer.alloc(0)), core.clock.now());
    core.hub.tellAll({ t: 'changed', what: 'directory' });
    core.bus.tell([{ about: 'directory' }]);
    return await reply.code(204).send();
  });
}

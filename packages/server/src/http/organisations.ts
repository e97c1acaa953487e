import { decodeFrame, encodeFrame, isId, type OrganisationId } from '@corridor/wire';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import { addressOf } from '../address.ts';
import type { Core } from '../core.ts';
import type { Hint } from '../bus/bus.ts';
import { demand } from '../error.ts';
import { review } from '../session/standing.ts';
import { admit, admittedAs, isAdmission } from '../statements/admission.ts';
import { isVouchedFor } from '../statements/vouching.ts';

const statements = z.array(z.custom<Uint8Array>((value) => value instanceof Uint8Array)).check(z.maxLength(16));

/**
 * With the operator's bearer token, or for one that two admitted organisations vouch for: POST /v1/organisations, a list of
 * signed statements. With the token: GET /v1/organisations/:organisation,
 * what is held of one, for a guardian that has lost its own. Rules SV19, RE2, VO7.
 */
export function addOrganisations(app: FastifyInstance, core: Core, token: string): void {
  app.post<{ Body: Buffer }>('/v1/organisations', async (request, reply) => {
    demand(core.limits.unlock(addressOf(request.raw, core.isTrustedProxy)), 'rate-limited');
    const body = decodeFrame(statements, request.body ?? Buffer.alloc(0));
    const byOperator = isAdmission(token, request.headers.authorization);
    demand(byOperator || (await isVouchedFor(core.database.sql, body)), 'unauthenticated');
    const certified = await admit(core, body);
    for (const guardian of certified) await review(core, guardian);
    core.hub.tellAll({ t: 'changed', what: 'directory' });
    core.bus.tell([{ about: 'directory' }, ...certified.map((user): Hint => ({ about: 'person', user }))]);
    return await reply.code(204).send();
  });
  app.get<{ Params: { organisation: string } }>('/v1/organisations/:organisation', async (request, reply) => {
    demand(core.limits.unlock(addressOf(request.raw, core.isTrustedProxy)), 'rate-limited');
    demand(isAdmission(token, request.headers.authorization), 'unauthenticated');
    const { organisation } = request.params;
    demand(isId(organisation), 'malformed');
    const held = await admittedAs(core.database.sql, organisation as string as OrganisationId);
    return await reply.type('application/cbor').send(Buffer.from(encodeFrame(held)));
  });
}

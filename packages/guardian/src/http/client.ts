/** What a client asks before it has a session, and the figures it asks for with one. Bodies as wire's http.ts has them. */
import { enrolAsk, invitationAsk, isId, type OrganisationId, tokenAsk, unlockAsk } from '@corridor/wire';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { deliveredEvidence } from '../delivered/evidence.ts';
import { confirmEnrolment, enrol } from '../enrol.ts';
import { GuardianError } from '../error.ts';
import { insightFor } from '../insight.ts';
import { showInvitation } from '../invitation.ts';
import type { Office } from '../office.ts';
import { unlock } from '../unlock.ts';
import { readCbor, sendCbor } from './cbor.ts';
import { LIMITED } from './limits.ts';
import { personOf } from './session.ts';

const time = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const ofOrganisation = z.object({ organisation: z.custom<OrganisationId>((value) => isId(String(value))) });
const period = z.object({ from: time, to: time }).refine(({ from, to }) => from < to);

export function clientRoutes(app: FastifyInstance, office: Office): void {
  app.get('/v1/about', async (_request, reply) => await sendCbor(reply, await about(office)));
  app.post('/v1/token', LIMITED, async (request, reply) => {
    const ask = readCbor(tokenAsk, request.body);
    if (!isOwnPage(office, ask.redirectUri)) throw new GuardianError('malformed', 'redirect');
    return await sendCbor(reply, { idToken: await office.identity.exchange(ask) });
  });
  app.post('/v1/unlock', LIMITED, async (request, reply) => {
    return await sendCbor(reply, await unlock(office, readCbor(unlockAsk, request.body)));
  });
  app.post('/v1/enrol', LIMITED, async (request, reply) => {
    return await sendCbor(reply, { person: await enrol(office, readCbor(enrolAsk, request.body)) });
  });
  app.post('/v1/invitation', LIMITED, async (request, reply) => {
    return await sendCbor(reply, await showInvitation(office, readCbor(invitationAsk, request.body).key));
  });
  app.post('/v1/enrolled', async (request, reply) => {
    await confirmEnrolment(office, await personOf(office, request));
    return await sendCbor(reply, {});
  });
  app.get('/v1/release', LIMITED, async (request, reply) => {
    const read = ofOrganisation.safeParse(request.query);
    if (!read.success) throw new GuardianError('malformed', 'organisation');
    return await sendCbor(reply, await deliveredEvidence(office, read.data.organisation));
  });
  app.get('/v1/insight', async (request, reply) => {
    const person = await personOf(office, request);
    const read = period.safeParse(request.query);
    if (!read.success) throw new GuardianError('malformed', 'period');
    return await sendCbor(reply, await insightFor(office, person, read.data));
  });
}

async function about({ config, hosting, identity, server }: Office): Promise<object> {
  const hosted = await hosting.all();
  return {
    server: config.serverUrl,
    serverKey: await server.key(),
    log: await server.log(),
    host: config.hostName,
    identity: { issuer: identity.issuer, clientId: identity.clientId, authorize: await identity.authorizeUrl() },
    organisations: hosted.map(({ statement }) => statement),
  };
}

/** A code is exchanged only for pages of this origin: for anybody else's this guardian is no confidential client. */
function isOwnPage({ config }: Office, redirectUri: string): boolean {
  return new URL(redirectUri).origin === new URL(config.publicUrl).origin;
}

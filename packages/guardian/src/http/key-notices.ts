/** One's own ways in and sessions: bodies as wire's key-notices.ts has them. Each request is signed (GU24). */
import { isId, keyNoticesSeen as seenAsk, lockChangeAsk, type SessionId } from '@corridor/wire';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { endOwnSession, keyNoticesFor, keyNoticesSeen, noteLockChange } from '../key-notices.ts';
import { GuardianError } from '../error.ts';
import type { Office } from '../office.ts';
import { readCbor, sendCbor } from './cbor.ts';
import { personOf } from './session.ts';

export function keyNoticeRoutes(app: FastifyInstance, office: Office): void {
  app.get('/v1/office/notices', async (request, reply) => {
    return await sendCbor(reply, await keyNoticesFor(office, await personOf(office, request)));
  });
  app.put('/v1/office/notices', async (request, reply) => {
    const person = await personOf(office, request);
    await keyNoticesSeen(office, person, readCbor(seenAsk, request.body).upTo);
    return await sendCbor(reply, {});
  });
  app.delete('/v1/office/sessions/:session', async (request, reply) => {
    const person = await personOf(office, request);
    await endOwnSession(office, person, sessionIn(request));
    return await sendCbor(reply, {});
  });
  app.post('/v1/office/locks', async (request, reply) => {
    const person = await personOf(office, request);
    await noteLockChange(office, person, readCbor(lockChangeAsk, request.body).what);
    return await sendCbor(reply, {});
  });
}

/** @throws GuardianError `malformed`. */
function sessionIn(request: FastifyRequest): SessionId {
  const { session = '' } = request.params as { readonly session?: string };
  if (!isId(session)) throw new GuardianError('malformed', 'session');
  return session as string as SessionId;
}

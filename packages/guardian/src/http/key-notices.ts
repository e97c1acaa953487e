/** One's own ways in: bodies as wire's key-notices.ts has them. Each request is signed (GU24). */
import { keyNoticesSeen as seenAsk, lockChangeAsk } from '@corridor/wire';
import type { FastifyInstance } from 'fastify';
import { keyNoticesFor, keyNoticesSeen, noteLockChange } from '../key-notices.ts';
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
  app.post('/v1/office/locks', async (request, reply) => {
    const person = await personOf(office, request);
    await noteLockChange(office, person, readCbor(lockChangeAsk, request.body).what);
    return await sendCbor(reply, {});
  });
}

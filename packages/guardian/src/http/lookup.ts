/** Look-ups in the patient index, for people signed in: bodies as wire's lookup.ts has them. */
import { albumAsk, searchAsk } from '@corridor/wire';
import type { FastifyInstance } from 'fastify';
import { findAlbum, searchCases } from '../lookup/lookup.ts';
import type { Office } from '../office.ts';
import { allowanceOf } from './allowance.ts';
import { readCbor, sendCbor } from './cbor.ts';
import { personOf } from './session.ts';

/** A person types; a client looks an album up for each photograph of a pathway that wants one. */
export const SEARCHES_A_MINUTE = 30;
const ALBUMS_A_MINUTE = 120;

export function lookupRoutes(app: FastifyInstance, office: Office): void {
  const searches = allowanceOf(SEARCHES_A_MINUTE, office.clock);
  const albums = allowanceOf(ALBUMS_A_MINUTE, office.clock);
  app.post('/v1/cases/search', async (request, reply) => {
    const person = await personOf(office, request);
    searches(person.user_id);
    const { query } = readCbor(searchAsk, request.body);
    return await sendCbor(reply, await searchCases(office, person, query));
  });
  app.post('/v1/cases/album', async (request, reply) => {
    const person = await personOf(office, request);
    albums(person.user_id);
    return await sendCbor(reply, { case: await findAlbum(office, person, readCbor(albumAsk, request.body)) });
  });
}

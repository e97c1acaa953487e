/** Who makes an HTTP request: the session whose key signed it. Rule SV23. */
import { createHash } from 'node:crypto';
import { verifyRequest } from '@corridor/crypto/verify';
import type { OrganisationId, SessionId, UserId } from '@corridor/wire';
import type { FastifyRequest } from 'fastify';
import type { Core } from '../core.ts';
import { demand } from '../error.ts';
import { authentic } from '../session/hello.ts';

export interface Requester {
  readonly session: SessionId;
  readonly key: Uint8Array;
  readonly user: UserId;
  readonly organisation: OrganisationId;
}

/** @throws ServerError `unauthenticated`, `rate-limited`. */
export async function requesterOf(core: Core, request: FastifyRequest, body: Uint8Array): Promise<Requester> {
  const received = {
    method: request.method,
    path: request.url,
    body: createHash('sha256').update(body).digest(),
    now: core.clock.now(),
  };
  const lookup = async (id: SessionId): Promise<Requester | null> => await liveSession(core, id);
  const { session } = await authentic(
    async () => await verifyRequest(request.headers.authorization ?? '', received, lookup),
  );
  demand(core.limits.person(session.user), 'rate-limited');
  return session;
}

async function liveSession(core: Core, id: SessionId): Promise<Requester | null> {
  const row = await core.database.sql
    .selectFrom('sessions')
    .select(['key', 'member', 'organisation'])
    .where('id', '=', id)
    .where('ended', 'is', null)
    .where('expires_at', '>', core.clock.now())
    .executeTakeFirst();
  if (row === undefined) return null;
  const { key, member, organisation } = row;
  return { session: id, key, user: member as UserId, organisation: organisation as OrganisationId };
}

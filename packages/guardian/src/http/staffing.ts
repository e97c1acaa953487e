/** Staff, for whoever is an administrator: bodies as wire's staffing.ts has them. Each request is signed (GU24). Rules SM*. */
import { inviteAsk, isId, newcomerAsk, personAsk, type StaffAnswer, type UserId } from '@corridor/wire';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { StaffRow } from '../db/staff.ts';
import type { Done } from '../deed.ts';
import { GuardianError } from '../error.ts';
import { invite, settleAlarm, withdraw } from '../invitation.ts';
import type { Office } from '../office.ts';
import { allowReset, endSessions } from '../staff.ts';
import { changeStaff, enterNewcomer, removeStaff, renewStaff } from '../staffing/deeds.ts';
import { leavingOf, staffFor } from '../staffing/view.ts';
import { readCbor, sendCbor } from './cbor.ts';
import { personOf } from './session.ts';

type Deed = (by: StaffRow, user: UserId, body: unknown) => Promise<Done<unknown>>;

export function staffingRoutes(app: FastifyInstance, office: Office): void {
  void app.register(
    async (routes) => {
      listRoutes(routes, office);
      deedRoutes(routes, office);
      await Promise.resolve();
    },
    { prefix: '/v1/office/staff' },
  );
}

function listRoutes(routes: FastifyInstance, office: Office): void {
  routes.get('', async (request, reply) => {
    const { organisation } = await administrator(office, request);
    const { after = '0' } = request.query as { readonly after?: string };
    const answer: StaffAnswer = await staffFor(office, organisation, /^\d{1,7}$/u.test(after) ? Number(after) : 0);
    return await sendCbor(reply, answer);
  });
  routes.post('', async (request, reply) => {
    const by = await administrator(office, request);
    return await sendCbor(reply, { user: await enterNewcomer(office, by, readCbor(newcomerAsk, request.body)) });
  });
  routes.get('/:user/leaving', async (request, reply) => {
    const { organisation } = await administrator(office, request);
    return await sendCbor(reply, await leavingOf(office, organisation, userIn(request)));
  });
}

function deedRoutes(routes: FastifyInstance, office: Office): void {
  const does = (deed: Deed) => async (request: FastifyRequest, reply: FastifyReply) => {
    const by = await administrator(office, request);
    const { published } = await deed(by, userIn(request), request.body);
    return await sendCbor(reply, { published });
  };
  routes.put(
    '/:user',
    does(async (by, user, body) => await changeStaff(office, by, user, readCbor(personAsk, body))),
  );
  routes.delete(
    '/:user',
    does(async (by, user) => await removeStaff(office, by, user)),
  );
  routes.post(
    '/:user/renewal',
    does(async (by, user) => await renewStaff(office, by.organisation, user, by.user_id)),
  );
  routes.post(
    '/:user/reset',
    does(async (by, user) => await allowReset(office, by.organisation, user, by.user_id)),
  );
  routes.delete(
    '/:user/sessions',
    does(async (by, user) => await endSessions(office, by.organisation, user, by.user_id)),
  );
  routes.put(
    '/:user/invitation',
    does(async (by, user, body) => {
      const { invitation } = readCbor(inviteAsk, body);
      return await invite(office, by.organisation, invitation, by.user_id, user);
    }),
  );
  routes.delete(
    '/:user/invitation',
    does(async (by, user) => await withdraw(office, by.organisation, user, by.user_id)),
  );
  routes.delete(
    '/:user/invitation/alarm',
    does(async (by, user) => await settleAlarm(office, by.organisation, user, by.user_id)),
  );
}

/** @throws GuardianError `unauthenticated`, `not-allowed`. */
async function administrator(office: Office, request: FastifyRequest): Promise<StaffRow> {
  const person = await personOf(office, request);
  if (!person.powers.includes('administrator')) throw new GuardianError('not-allowed', 'staff');
  return person;
}

/** @throws GuardianError `unknown-person`. */
function userIn(request: FastifyRequest): UserId {
  const { user = '' } = request.params as { readonly user?: string };
  if (!isId(user)) throw new GuardianError('unknown-person', 'staff');
  return user as string as UserId;
}

/** Who looked, what left, what is held and to be erased: bodies as wire's account.ts has them. Each request is signed (GU24). */
import { auditAsk, type CaseId, eraseAsk, eraseReply, exportAsk, holdAsk, isId, scheduleAsk } from '@corridor/wire';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { noteExport } from '../audit/export.ts';
import { auditFor } from '../audit/view.ts';
import type { StaffRow } from '../db/staff.ts';
import { holdCase, liftHold, setSchedule } from '../erasure/hold.ts';
import { confirmErasure, proposeErasure, withdrawErasure } from '../erasure/request.ts';
import { erasuresFor } from '../erasure/view.ts';
import { GuardianError } from '../error.ts';
import type { Office } from '../office.ts';
import { readCbor, sendCbor } from './cbor.ts';
import { LIMITED } from './limits.ts';
import { personOf } from './session.ts';

export function accountRoutes(app: FastifyInstance, office: Office): void {
  void app.register(
    async (routes) => {
      auditRoutes(routes, office);
      erasureRoutes(routes, office);
      await Promise.resolve();
    },
    { prefix: '/v1/office' },
  );
}

function auditRoutes(routes: FastifyInstance, office: Office): void {
  routes.post('/audit', LIMITED, async (request, reply) => {
    const person = await personOf(office, request);
    return await sendCbor(reply, await auditFor(office, person, readCbor(auditAsk, request.body)));
  });
  routes.post('/exports', async (request, reply) => {
    const person = await personOf(office, request);
    await noteExport(office, person, readCbor(exportAsk, request.body));
    return await sendCbor(reply, {});
  });
}

function erasureRoutes(routes: FastifyInstance, office: Office): void {
  const after = async (request: FastifyRequest, reply: FastifyReply, does: (person: StaffRow) => Promise<void>) => {
    const person = await personOf(office, request);
    await does(person);
    return await sendCbor(reply, await erasuresFor(office, person));
  };
  routes.get('/erasure', async (request, reply) => {
    return await after(request, reply, async () => await Promise.resolve());
  });
  routes.post('/erasure/requests', async (request, reply) => {
    return await after(request, reply, async (person) => {
      await proposeErasure(office, person, readCbor(eraseAsk, request.body));
    });
  });
  routes.post('/erasure/requests/:case', async (request, reply) => {
    return await after(request, reply, async (person) => {
      const { answer } = readCbor(eraseReply, request.body);
      await (answer === 'confirm' ? confirmErasure : withdrawErasure)(office, person, caseIn(request));
    });
  });
  routes.put('/erasure/holds/:case', async (request, reply) => {
    return await after(request, reply, async (person) => {
      await holdCase(office, person, caseIn(request), readCbor(holdAsk, request.body).note);
    });
  });
  routes.delete('/erasure/holds/:case', async (request, reply) => {
    return await after(request, reply, async (person) => await liftHold(office, person, caseIn(request)));
  });
  routes.put('/erasure/schedule', async (request, reply) => {
    return await after(request, reply, async (person) => {
      await setSchedule(office, person, readCbor(scheduleAsk, request.body).years);
    });
  });
}

/** @throws GuardianError `unknown-case`. */
function caseIn(request: FastifyRequest): CaseId {
  const { case: id = '' } = request.params as { readonly case?: string };
  if (!isId(id)) throw new GuardianError('unknown-case', 'erasure');
  return id as string as CaseId;
}

/**
 * What people do through their guardian: rotas, releases of pathways, their area. Bodies as wire's office.ts has them.
 * Each request is signed (GU24); those about pathways may bring a command token instead. Rules GR*, OP*, AR*.
 */
import {
  awayAsk,
  checkAsk,
  isId,
  networkAsk,
  proposalAsk,
  releaseAsk,
  rotaAsk,
  stateAsk,
  swapAsk,
  swapReply,
  type TeamId,
} from '@corridor/wire';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { areaFor } from '../area/view.ts';
import { switchNetwork } from '../area/switch.ts';
import type { StaffRow } from '../db/staff.ts';
import { GuardianError } from '../error.ts';
import type { Office } from '../office.ts';
import { check } from '../pathways/check.ts';
import { propose } from '../pathways/propose.ts';
import { release, withdraw } from '../pathways/release.ts';
import { setState } from '../pathways/state.ts';
import { holderOf, makeToken, revokeToken } from '../pathways/tokens.ts';
import { pathwaysFor } from '../pathways/view.ts';
import { setAway } from '../rota/away.ts';
import { saveRota } from '../rota/release.ts';
import { answerSwap, offerSwap } from '../rota/swap.ts';
import { teamRota } from '../rota/view.ts';
import { readCbor, sendCbor } from './cbor.ts';
import { LIMITED } from './limits.ts';
import { personOf } from './session.ts';

const TOKEN = 'Bearer ';

type Params = Partial<Record<'team' | 'swap' | 'proposal' | 'pathway', string>>;

export function officeRoutes(app: FastifyInstance, office: Office): void {
  void app.register(
    async (routes) => {
      rotaRoutes(routes, office);
      pathwayRoutes(routes, office);
      proposalRoutes(routes, office);
      areaRoutes(routes, office);
      await Promise.resolve();
    },
    { prefix: '/v1/office' },
  );
}

function rotaRoutes(routes: FastifyInstance, office: Office): void {
  const after = async (
    request: FastifyRequest,
    reply: FastifyReply,
    deed: (person: StaffRow, team: TeamId) => Promise<void>,
  ) => {
    const person = await personOf(office, request);
    const team = teamIn(request);
    await deed(person, team);
    return await sendCbor(reply, await teamRota(office, person, team));
  };
  routes.get('/teams/:team/rota', async (request, reply) => {
    return await after(request, reply, async () => await Promise.resolve());
  });
  routes.put('/teams/:team/rota', async (request, reply) => {
    return await after(request, reply, async (person, team) => {
      await saveRota(office, person, team, readCbor(rotaAsk, request.body));
    });
  });
  routes.put('/teams/:team/rota/away', async (request, reply) => {
    return await after(request, reply, async (person, team) => {
      await setAway(office, person, team, readCbor(awayAsk, request.body));
    });
  });
  routes.post('/teams/:team/rota/swaps', async (request, reply) => {
    return await after(request, reply, async (person, team) => {
      await offerSwap(office, person, team, readCbor(swapAsk, request.body));
    });
  });
  routes.post('/teams/:team/rota/swaps/:swap', async (request, reply) => {
    return await after(request, reply, async (person, team) => {
      const { answer } = readCbor(swapReply, request.body);
      await answerSwap(office, person, team, (request.params as Params).swap ?? '', answer);
    });
  });
}

function pathwayRoutes(routes: FastifyInstance, office: Office): void {
  routes.get('/pathways', LIMITED, async (request, reply) => {
    return await sendCbor(reply, await pathwaysFor(office, await writerOf(office, request)));
  });
  routes.post('/pathways/check', LIMITED, async (request, reply) => {
    const person = administrator(await writerOf(office, request));
    return await sendCbor(reply, await check(office, person, readCbor(checkAsk, request.body)));
  });
  routes.put('/pathways/teams/:team/:pathway', async (request, reply) => {
    const person = await personOf(office, request);
    const service = { team: teamIn(request), pathway: (request.params as Params).pathway ?? '' };
    await setState(office, person, service, readCbor(stateAsk, request.body).state);
    return await sendCbor(reply, await pathwaysFor(office, person));
  });
  // A token makes no token: whoever found one could go on for ever.
  routes.post('/pathways/token', async (request, reply) => {
    const person = administrator(await personOf(office, request));
    return await sendCbor(reply, { token: await makeToken(office, person) });
  });
  routes.delete('/pathways/token', async (request, reply) => {
    const person = await personOf(office, request);
    await revokeToken(office, person);
    return await sendCbor(reply, await pathwaysFor(office, person));
  });
}

function proposalRoutes(routes: FastifyInstance, office: Office): void {
  const after = async (
    request: FastifyRequest,
    reply: FastifyReply,
    deed: (person: StaffRow, proposal: string) => Promise<unknown>,
  ) => {
    const person = administrator(await writerOf(office, request));
    await deed(person, (request.params as Params).proposal ?? '');
    return await sendCbor(reply, await pathwaysFor(office, person));
  };
  routes.post('/pathways/proposals', LIMITED, async (request, reply) => {
    return await after(request, reply, async (person) => {
      return await propose(office, person, readCbor(proposalAsk, request.body));
    });
  });
  routes.post('/pathways/proposals/:proposal/release', LIMITED, async (request, reply) => {
    return await after(request, reply, async (person, proposal) => {
      await release(office, person, proposal, readCbor(releaseAsk, request.body).hash);
    });
  });
  routes.post('/pathways/proposals/:proposal/withdraw', LIMITED, async (request, reply) => {
    return await after(request, reply, async (person, proposal) => await withdraw(office, person, proposal));
  });
}

function areaRoutes(routes: FastifyInstance, office: Office): void {
  routes.get('/area', async (request, reply) => {
    return await sendCbor(reply, await areaFor(office, await personOf(office, request)));
  });
  routes.put('/area/networks/:team', async (request, reply) => {
    const person = await personOf(office, request);
    await switchNetwork(office, person, teamIn(request), readCbor(networkAsk, request.body).state);
    return await sendCbor(reply, await areaFor(office, person));
  });
}

/** Who writes pathways: somebody signed in, or whose command it is. @throws GuardianError `unauthenticated`. */
async function writerOf(office: Office, request: FastifyRequest): Promise<StaffRow> {
  const given = request.headers.authorization ?? '';
  return given.startsWith(TOKEN) ? await holderOf(office, given.slice(TOKEN.length)) : await personOf(office, request);
}

/** @throws GuardianError `not-allowed`. */
function administrator(person: StaffRow): StaffRow {
  if (!person.powers.includes('administrator')) throw new GuardianError('not-allowed', 'pathways');
  return person;
}

/** @throws GuardianError `unknown-team`. */
function teamIn(request: FastifyRequest): TeamId {
  const { team = '' } = request.params as Params;
  if (!isId(team)) throw new GuardianError('unknown-team', 'office');
  return team as string as TeamId;
}

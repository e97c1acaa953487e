/**
 * What administrators do, as JSON over HTTP: by the machine's own token, or by a signed request of a person whom their
 * organisation gave the power `administrator`, for that organisation alone. Rules GU26 to GU29.
 */
import {
  type CaseId,
  fromBase64url,
  fromHex,
  isId,
  type OrganisationId,
  type TeamId,
  type UserId,
} from '@corridor/wire';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { joinArea, makeArea } from '../area/statement.ts';
import { hostedAsVouched, makeOrganisation, vouchFor } from '../ceremony.ts';
import { readAnswer } from '../ceremony/exchange.ts';
import { requestCeremony } from '../ceremony/request.ts';
import { takeInAnswer } from '../ceremony/take-in.ts';
import { sameToken } from '../custody/admin-token.ts';
import type { Done } from '../deed.ts';
import { handOver } from '../merger/begin.ts';
import { GuardianError } from '../error.ts';
import { demandInvitations, invite, listInvitations, withdraw } from '../invitation.ts';
import type { Office } from '../office.ts';
import { overviewOf, rolesOf, teamsWithMembers } from '../overview.ts';
import { restatePerson } from '../person-change.ts';
import { releaseRota } from '../rota/release.ts';
import { releaseAlone } from '../services.ts';
import { allowReset, endSessions, enterPerson, removePerson } from '../staff.ts';
import { endTeam } from '../teams/end.ts';
import { askRotation, progressOf } from '../teams/rotate.ts';
import { joinTeam, leaveTeam, makeTeam, type TeamOf } from '../teams/team.ts';
import { filingsOf, retryFiling } from '../records/queue.ts';
import {
  ceremonyFile,
  invitationPolicy,
  newArea,
  newAreaMember,
  newCeremonyRequest,
  newInvitation,
  newMembers,
  newOrganisation,
  newPerson,
  newRota,
  newRotation,
  newService,
  newTeam,
  newVouch,
  personChange,
  teamEnd,
} from './admin-input.ts';
import { acceptJson, readJson } from './body.ts';
import { personOf } from './session.ts';

const TOKEN = 'Bearer ';
/** Whoever holds the machine's token, in the audit trail. */
const BY_TOKEN = 'admin-token';

type Params = Partial<Record<'organisation' | 'team' | 'user' | 'case', string>>;

export function adminRoutes(app: FastifyInstance, office: Office, token: string): void {
  void app.register(
    async (admin) => {
      acceptJson(admin);
      organisationRoutes(admin, office, token);
      ceremonyRoutes(admin, office, token);
      mergerRoutes(admin, office, token);
      staffRoutes(admin, office, token);
      invitationRoutes(admin, office, token);
      teamRoutes(admin, office, token);
      areaRoutes(admin, office, token);
      recordRoutes(admin, office, token);
      await Promise.resolve();
    },
    { prefix: '/admin/v1' },
  );
}

function organisationRoutes(admin: FastifyInstance, office: Office, token: string): void {
  admin.post('/organisations', async (request, reply) => {
    if (!hasToken(request, token)) throw new GuardianError('not-allowed', 'admin');
    const organisation = await makeOrganisation(office, readJson(newOrganisation, request.body), BY_TOKEN);
    return await reply.code(201).send({ organisation });
  });
  admin.get('/organisations', async (request, reply) => {
    if (!hasToken(request, token)) throw new GuardianError('not-allowed', 'admin');
    const hosted = await office.hosting.all();
    return await reply.send({
      organisations: hosted.map(({ organisation: { organisation, ods, name } }) => ({ organisation, ods, name })),
    });
  });
  admin.get('/organisations/:organisation', async (request, reply) => {
    const { organisation } = await allowed(office, token, request);
    return await reply.send(await overviewOf(office, organisation));
  });
  admin.post('/organisations/:organisation/vouches', async (request, reply) => {
    const { organisation, by } = await allowed(office, token, request);
    const { organisation: other, elsewhere } = readJson(newVouch, request.body);
    const vouched =
      elsewhere === undefined
        ? await hostedAsVouched(office, other)
        : { organisation: other, ods: elsewhere.ods, root: fromHex(elsewhere.root), area: elsewhere.area };
    return await sendDone(reply, await vouchFor(office, organisation, vouched, by));
  });
}

/** The two ends of the file exchange with an offline ceremony. Rules CE10, CE11. */
function ceremonyRoutes(admin: FastifyInstance, office: Office, token: string): void {
  admin.post('/ceremony/requests', async (request, reply) => {
    if (!hasToken(request, token)) throw new GuardianError('not-allowed', 'admin');
    return await reply.code(201).send(await requestCeremony(office, readJson(newCeremonyRequest, request.body)));
  });
  admin.post('/ceremony/answers', async (request, reply) => {
    if (!hasToken(request, token)) throw new GuardianError('not-allowed', 'admin');
    const { file } = readJson(ceremonyFile, request.body);
    return await reply.send({ organisation: await takeInAnswer(office, readAnswer('answer', file)) });
  });
}

/** Said again, it goes on, and says how far it is. */
function mergerRoutes(admin: FastifyInstance, office: Office, token: string): void {
  admin.post('/organisations/:organisation/hand-over', async (request, reply) => {
    const { organisation, by } = await allowed(office, token, request);
    return await reply.code(202).send(await handOver(office, organisation, by));
  });
}

function staffRoutes(admin: FastifyInstance, office: Office, token: string): void {
  admin.get('/organisations/:organisation/staff', async (request, reply) => {
    const { organisation } = await allowed(office, token, request);
    return await reply.send({ staff: await rolesOf(office, organisation) });
  });
  admin.post('/organisations/:organisation/staff', async (request, reply) => {
    const { organisation, by } = await allowed(office, token, request);
    const done = await enterPerson(office, organisation, readJson(newPerson, request.body), by);
    return await reply.code(201).send({ user: done.value, published: done.published });
  });
  admin.patch('/organisations/:organisation/staff/:user', async (request, reply) => {
    const { organisation, by } = await allowed(office, token, request);
    const change = readJson(personChange, request.body);
    return await sendDone(reply, await restatePerson(office, organisation, userIn(request), change, by));
  });
  admin.post('/organisations/:organisation/staff/:user/reset', async (request, reply) => {
    const { organisation, by } = await allowed(office, token, request);
    return await sendDone(reply, await allowReset(office, organisation, userIn(request), by));
  });
  admin.delete('/organisations/:organisation/staff/:user/sessions', async (request, reply) => {
    const { organisation, by } = await allowed(office, token, request);
    return await sendDone(reply, await endSessions(office, organisation, userIn(request), by));
  });
  admin.delete('/organisations/:organisation/staff/:user', async (request, reply) => {
    const { organisation, by } = await allowed(office, token, request);
    const { value: inHand, published } = await removePerson(office, organisation, userIn(request), by);
    return await reply.send({ published, inHand });
  });
}

function invitationRoutes(admin: FastifyInstance, office: Office, token: string): void {
  admin.get('/organisations/:organisation/invitations', async (request, reply) => {
    const { organisation } = await allowed(office, token, request);
    return await reply.send(await listInvitations(office, organisation));
  });
  admin.post('/organisations/:organisation/invitations', async (request, reply) => {
    const { organisation, by } = await allowed(office, token, request);
    const statement = fromBase64url(readJson(newInvitation, request.body).invitation);
    const { value: user } = await invite(office, organisation, statement, by);
    return await reply.code(201).send({ user });
  });
  admin.put('/organisations/:organisation/invitation-policy', async (request, reply) => {
    const { organisation, by } = await allowed(office, token, request);
    const { required } = readJson(invitationPolicy, request.body);
    return await sendDone(reply, await demandInvitations(office, organisation, required, by));
  });
  admin.delete('/organisations/:organisation/staff/:user/invitations', async (request, reply) => {
    const { organisation, by } = await allowed(office, token, request);
    return await sendDone(reply, await withdraw(office, organisation, userIn(request), by));
  });
}

function teamRoutes(admin: FastifyInstance, office: Office, token: string): void {
  admin.get('/organisations/:organisation/teams', async (request, reply) => {
    const { organisation } = await allowed(office, token, request);
    return await reply.send({ teams: await teamsWithMembers(office, organisation) });
  });
  admin.post('/organisations/:organisation/teams', async (request, reply) => {
    const { organisation, by } = await allowed(office, token, request);
    const done = await makeTeam(office, { organisation, ...readJson(newTeam, request.body) }, by);
    return await reply.code(201).send({ team: done.value, published: done.published });
  });
  admin.put('/organisations/:organisation/teams/:team/members', async (request, reply) => {
    const { by, ...of } = await allowedTeam(office, token, request);
    return await sendDone(reply, await joinTeam(office, of, readJson(newMembers, request.body).members, by));
  });
  admin.delete('/organisations/:organisation/teams/:team/members/:user', async (request, reply) => {
    const { by, ...of } = await allowedTeam(office, token, request);
    const { value: inHand, published } = await leaveTeam(office, of, [userIn(request)], by);
    return await reply.send({ published, inHand });
  });
  admin.post('/organisations/:organisation/teams/:team/end', async (request, reply) => {
    const { by, ...of } = await allowedTeam(office, token, request);
    const { value, published } = await endTeam(office, of, readJson(teamEnd, request.body).mergedInto, by);
    return await reply.send({ ...value, published });
  });
  admin.post('/organisations/:organisation/rotation', async (request, reply) => {
    const { organisation, by } = await allowed(office, token, request);
    const { team } = readJson(newRotation, request.body);
    return await reply.code(202).send(await askRotation(office, organisation, team, by));
  });
  admin.get('/organisations/:organisation/rotation', async (request, reply) => {
    const { organisation } = await allowed(office, token, request);
    return await reply.send(await progressOf(office, organisation));
  });
  admin.put('/organisations/:organisation/teams/:team/service', async (request, reply) => {
    const { by, ...of } = await allowedTeam(office, token, request);
    const done = await releaseAlone(office, of, readJson(newService, request.body), by);
    return await reply.send({ version: done.value, published: done.published });
  });
  admin.put('/organisations/:organisation/teams/:team/rota', async (request, reply) => {
    const { by, ...of } = await allowedTeam(office, token, request);
    const done = await releaseRota(office, of, readJson(newRota, request.body).shifts, by);
    return await reply.send({ version: done.value, published: done.published });
  });
}

function areaRoutes(admin: FastifyInstance, office: Office, token: string): void {
  admin.put('/organisations/:organisation/area', async (request, reply) => {
    const { organisation, by } = await allowed(office, token, request);
    return await sendDone(reply, await makeArea(office, organisation, readJson(newArea, request.body), by));
  });
  admin.put('/organisations/:organisation/area-member', async (request, reply) => {
    const { organisation, by } = await allowed(office, token, request);
    return await sendDone(reply, await joinArea(office, organisation, readJson(newAreaMember, request.body), by));
  });
}

function recordRoutes(admin: FastifyInstance, office: Office, token: string): void {
  admin.get('/organisations/:organisation/filings', async (request, reply) => {
    const { organisation, by } = await allowed(office, token, request);
    return await reply.send({ filings: await filingsOf(office, organisation, by) });
  });
  admin.post('/organisations/:organisation/filings/:case/retry', async (request, reply) => {
    const { organisation } = await allowed(office, token, request);
    await retryFiling(office, organisation, idIn<CaseId>(request, 'case', 'unknown-case'));
    return await reply.code(204).send();
  });
}

async function sendDone(reply: FastifyReply, { published }: Done<unknown>): Promise<FastifyReply> {
  return await reply.send({ published });
}

interface Allowed {
  readonly organisation: OrganisationId;
  readonly by: string;
}

/** @throws GuardianError `unauthenticated`, `not-allowed`, `unknown-organisation`. */
async function allowed(office: Office, token: string, request: FastifyRequest): Promise<Allowed> {
  const organisation = idIn<OrganisationId>(request, 'organisation', 'unknown-organisation');
  if (hasToken(request, token)) {
    await office.hosting.get(organisation);
    return { organisation, by: BY_TOKEN };
  }
  const person = await personOf(office, request);
  if (person.organisation !== organisation || !person.powers.includes('administrator')) {
    throw new GuardianError('not-allowed', 'admin');
  }
  return { organisation, by: person.user_id };
}

async function allowedTeam(office: Office, token: string, request: FastifyRequest): Promise<Allowed & TeamOf> {
  return { ...(await allowed(office, token, request)), team: idIn<TeamId>(request, 'team', 'unknown-team') };
}

function userIn(request: FastifyRequest): UserId {
  return idIn<UserId>(request, 'user', 'unknown-person');
}

function idIn<T extends string>(
  request: FastifyRequest,
  name: keyof Params,
  missing: 'unknown-organisation' | 'unknown-team' | 'unknown-person' | 'unknown-case',
): T {
  const value = (request.params as Params)[name] ?? '';
  if (!isId(value)) throw new GuardianError(missing, 'admin');
  return value as string as T;
}

/** Whether a request comes from whoever holds the machine's own token. */
export function hasToken({ headers }: FastifyRequest, token: string): boolean {
  const given = headers.authorization ?? '';
  return given.startsWith(TOKEN) && sameToken(given.slice(TOKEN.length), token);
}

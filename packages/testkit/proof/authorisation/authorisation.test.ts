/**
 * Who may what, at every HTTP route of server and guardian, for everybody who may come. Frames of the socket are asked in
 * packages/server/test/authorisation.test.ts. A route that is added without a row here fails.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { filledIn, type HttpRoute, watchRoutes } from '../../src/index.ts';
import { askedAt } from './asking.ts';
import { GUARDIAN_ROUTES } from './guardian-routes.ts';
import { type Row, UNKNOWN } from './row.ts';
import { NO_SUCH_BLOB, SERVER_ROUTES } from './server-routes.ts';
import { type Role, ROLES, startWorld, type World } from './world.ts';

const watched = watchRoutes();
let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => {
  watched.stop();
  await world[Symbol.asyncDispose]();
});

type Door = 'server' | 'guardian';
const named = ({ method, url }: Pick<HttpRoute, 'method' | 'url'>): string => `${method} ${url}`;

/** The server is made first, then the guardian. */
const registered = (door: Door): readonly string[] => (watched.instances[door === 'server' ? 0 : 1] ?? []).map(named);

async function heardBy(door: Door, route: string, row: Row, role: Role): Promise<string> {
  const { network, hospital, team, case: caseId, blob } = world;
  const [method = '', url = ''] = route.split(' ');
  const known: Readonly<Record<string, string>> = {
    organisation: hospital,
    team,
    case: caseId,
    blob,
    ...row.params?.(world),
  };
  const path = filledIn({ url }, (name) => known[name] ?? UNKNOWN) + (row.query?.(world) ?? '');
  const { session, bearer } = world.credentials[role];
  const credentials = { session, bearer: bearer === null ? null : bearer[door] };
  const asking = {
    method,
    path,
    headers: row.headers ?? {},
    ...(row.body === undefined ? {} : { body: row.body(world) }),
  };
  const address = door === 'server' ? network.server.url : network.guardianUrl;
  return (await askedAt(address, network.clock.now(), credentials, asking)).heard;
}

async function everybodyHears(door: Door, route: string, row: Row): Promise<void> {
  const heard: Partial<Record<Role, string>> = {};
  for (const role of ROLES) heard[role] = await heardBy(door, route, row, role);
  expect(heard).toEqual(row.expected);
}

test('[AZ1] every route of server and guardian has its row, and every row its route', () => {
  expect(Object.keys(SERVER_ROUTES).toSorted()).toEqual(registered('server').toSorted());
  expect(Object.keys(GUARDIAN_ROUTES).toSorted()).toEqual(registered('guardian').toSorted());
});

test.each(Object.entries(SERVER_ROUTES))('[AZ2] at the server %s is answered by who asks', async (route, row) => {
  await everybodyHears('server', route, row);
});

test('[AZ2] of a blob that is not there nobody hears more than of one that is not theirs', async () => {
  await everybodyHears('server', 'GET /v1/blobs/:blob', NO_SUCH_BLOB);
});

test.each(Object.entries(GUARDIAN_ROUTES))('[AZ2] at the guardian %s is answered by who asks', async (route, row) => {
  await everybodyHears('guardian', route, row);
});

test('[AZ3] whoever is not known is told so before what they send is looked at', async () => {
  const signed = Object.entries(GUARDIAN_ROUTES).filter(([, { expected }]) => expected.nobody === 'unauthenticated');
  expect(signed.length).toBeGreaterThan(40);
  for (const [route, row] of signed.filter(([name]) => !name.startsWith('GET'))) {
    const garbage: Row = { ...row, body: () => ({ what: 'is this' }) };
    expect([route, await heardBy('guardian', route, garbage, 'nobody')]).toEqual([route, 'unauthenticated']);
    expect([route, await heardBy('guardian', route, garbage, 'leaver')]).toEqual([route, 'unauthenticated']);
  }
});

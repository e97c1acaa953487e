/** Removed in mid-connection: an open socket gets nothing of the team from the moment its roster is accepted. */
import {
  memberOf,
  Network,
  publishPerson,
  publishTeam,
  staffed,
  TestCase,
  type TestClient,
} from '@corridor/testkit/bare';
import type { Down } from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';

let network: Network;
let asking: Awaited<ReturnType<typeof staffed>>;
let answering: Awaited<ReturnType<typeof staffed>>;
let asker: TestClient;

beforeAll(async () => {
  network = await Network.start();
  asking = await staffed(network, 1);
  answering = await staffed(network, 2);
  asker = await network.person(asking.first);
});
afterAll(async () => await network[Symbol.asyncDispose]());

const isEvent = ({ t }: Down): boolean => t === 'event';

/** A fresh case to the answering team as it is now, accepted and heard by who is in it. */
async function send(team: typeof answering.team, hears: TestClient): Promise<void> {
  const before = hears.heard.filter(isEvent).length;
  await asker.get('accepted', await new TestCase(network.clock.now()).open(asking.first, [asking.team, team]));
  await hears.hear((frame) => isEvent(frame) && hears.heard.filter(isEvent).length > before);
}

test('[SV9] whoever is taken out of a team while another keeps the socket open hears nothing of it after the call', async () => {
  const [stays, goes] = answering.people;
  if (stays === undefined || goes === undefined) throw new Error('nobody');
  const { organisation, guardian, team } = answering;
  const other = await organisation.team([memberOf(goes)]);
  await publishTeam(guardian, other);
  const [staying, going] = [await network.person(stays), await network.person(goes)];
  await send(team, going);
  const next = await organisation.team([memberOf(stays)], team);
  await publishTeam(guardian, next);
  const heard = going.heard.filter(isEvent).length;
  await send(next, staying);
  // An answer to a question asked after it: whatever was on its way would have come before.
  await going.get('feed', { t: 'feed', team: other.team, after: 0, limit: 1 });
  expect(going.heard.filter(isEvent)).toHaveLength(heard);
  expect(await going.refusal({ t: 'feed', team: team.team, after: 0, limit: 1 })).toBe('not-allowed');
  const ended = await organisation.person(
    'staff-1',
    { issuedAt: network.clock.now(), expiresAt: network.clock.now() },
    goes,
  );
  await publishPerson(guardian, ended);
  await going.hear((frame) => frame.t === 'ended' && frame.why === 'removed');
  await going.hearClose();
});

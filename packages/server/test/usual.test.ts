import { systemRandom } from '@corridor/crypto';
import { Network, publishTeam, staffed, TestCase, type TestClient } from '@corridor/testkit/bare';
import { encodeSigned, type Kind, type Plan } from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const PATHWAY = 'skin';

type Staff = Awaited<ReturnType<typeof staffed>>;

let network: Network;
let asking: Staff;
let asker: TestClient;

beforeAll(async () => {
  network = await Network.start();
  asking = await staffed(network, 2);
  asker = await network.person(asking.first);
});
afterAll(async () => await network[Symbol.asyncDispose]());

/** A team with a service, and one of its people connected. */
async function service(): Promise<{ readonly staff: Staff; readonly adviser: TestClient }> {
  const staff = await staffed(network, 1);
  await publishTeam(staff.guardian, staff.team);
  const statement = encodeSigned(await staff.organisation.service(staff.team, PATHWAY, 1, 'open'));
  await staff.guardian.get('done', { t: 'publish', kind: 'service', statement, wraps: [] });
  return { staff, adviser: await network.person(staff.first) };
}

function plan(pathway = PATHWAY): Plan {
  return { urgency: 'routine', pathway, version: 1, hash: systemRandom(32), lines: [] };
}

async function asked(staff: Staff, kind: Kind = 'advice', pathway = PATHWAY): Promise<TestCase> {
  const one = new TestCase(network.clock.now());
  await asker.get('accepted', await one.open(asking.first, [asking.team, staff.team], { plan: plan(pathway), kind }));
  return one;
}

async function advised(one: TestCase, staff: Staff, adviser: TestClient, basedOn = 1): Promise<void> {
  await adviser.get('accepted', await one.event(staff.first, staff.team, 'advised', { basedOn }));
}

/** Whatever was worked out within the last minute is past. */
async function minutesOf({ team }: Staff): Promise<number | null | undefined> {
  network.clock.advance(MINUTE);
  const { services } = await asker.get('usual', { t: 'usual' });
  return services.find((one) => one.team === team.team && one.pathway === PATHWAY)?.minutes;
}

/** Questions that were each answered after so long, in milliseconds. */
async function answered(waits: readonly number[], staff: Staff, adviser: TestClient): Promise<void> {
  for (const wait of waits) {
    const one = await asked(staff);
    network.clock.advance(wait);
    await advised(one, staff, adviser);
  }
}

test('[US1] it is the median by nearest rank, minutes rounded up, and nothing under five', async () => {
  const { staff, adviser } = await service();
  await answered(
    [10, 40, 20, 30].map((minutes) => minutes * MINUTE + 1),
    staff,
    adviser,
  );
  expect(await minutesOf(staff)).toBeNull();
  await answered([50 * MINUTE], staff, adviser);
  expect(await minutesOf(staff)).toBe(31);
  await answered([60 * MINUTE], staff, adviser);
  expect(await minutesOf(staff)).toBe(31);
});

test('[US1] the first advice counts, of 28 days, under the service’s own pathway', async () => {
  const { staff, adviser } = await service();
  await answered([MINUTE, MINUTE, MINUTE], staff, adviser);
  network.clock.advance(20 * DAY);
  await answered(
    [9, 8, 7].map((minutes) => minutes * MINUTE),
    staff,
    adviser,
  );
  const other = await asked(staff, 'advice', 'hair');
  await advised(other, staff, adviser);
  const twice = await asked(staff);
  network.clock.advance(7 * MINUTE);
  await advised(twice, staff, adviser);
  network.clock.advance(DAY);
  await advised(twice, staff, adviser, 2);
  expect(await minutesOf(staff)).toBe(7);
  network.clock.advance(7 * DAY);
  expect(await minutesOf(staff)).toBeNull();
});

test('[US1] what is no question, or its asker’s own advice, does not count', async () => {
  const { staff, adviser } = await service();
  await answered(
    [1, 1, 1, 1].map((minutes) => minutes * MINUTE),
    staff,
    adviser,
  );
  await advised(await asked(staff, 'direct'), staff, adviser);
  const own = await asked(staff);
  await asker.get('accepted', await own.event(asking.first, asking.team, 'advised', { basedOn: 1 }));
  expect(await minutesOf(staff)).toBeNull();
});

test('[US1] where a team asks itself, a colleague answers', async () => {
  const statement = encodeSigned(await asking.organisation.service(asking.team, PATHWAY, 1, 'open'));
  await asking.guardian.get('done', { t: 'publish', kind: 'service', statement, wraps: [] });
  const [, colleague] = asking.people;
  if (colleague === undefined) throw new Error('nobody');
  const other = await network.person(colleague);
  for (let i = 0; i < 5; i++) {
    const one = new TestCase(network.clock.now());
    await asker.get('accepted', await one.open(asking.first, [asking.team], { plan: plan(), kind: 'triage' }));
    network.clock.advance(4 * MINUTE);
    await asker.get('accepted', await one.event(asking.first, asking.team, 'advised', { basedOn: 1 }));
    network.clock.advance(MINUTE);
    await other.get('accepted', await one.event(colleague, asking.team, 'advised', { basedOn: 2 }));
  }
  expect(await minutesOf(asking)).toBe(5);
});

test('[US2] it is worked out once a minute', async () => {
  const { staff, adviser } = await service();
  await answered(
    [2, 2, 2, 2].map((minutes) => minutes * MINUTE),
    staff,
    adviser,
  );
  expect(await minutesOf(staff)).toBeNull();
  const now = async () =>
    (await asker.get('usual', { t: 'usual' })).services.find((one) => one.team === staff.team.team);
  await answered([0], staff, adviser);
  expect((await now())?.minutes).toBeNull();
  expect(await minutesOf(staff)).toBe(2);
});

/** What a firing says it did, and lines in their hundreds, in autumn, and for teams that are no more. */
import { sign } from '@corridor/crypto';
import { memberOf, publishTeam, staffed, TestCase } from '@corridor/testkit/bare';
import { encodeSigned, type PlanLine, type Rota, roster as rosterFormat } from '@corridor/wire';
import { afterAll, expect, test, vi } from 'vitest';
import { planOf, type Staff, standPlans } from './planned.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const { network, asking, answering, asker, adviser, line, opened, firings, passes } = await standPlans();
afterAll(async () => await network[Symbol.asyncDispose]());

let rotas = 0;

async function publishRota(shifts: Rota['shifts'], away: Rota['away'] = []): Promise<void> {
  const statement = encodeSigned(await answering.organisation.rota(answering.team, ++rotas, shifts, away));
  await answering.guardian.get('done', { t: 'publish', kind: 'rota', statement, wraps: [] });
}

function people() {
  const [first, second, third] = answering.people.map(({ user }) => user);
  if (first === undefined || second === undefined || third === undefined) throw new Error('nobody');
  return { first, second, third };
}

test('[TM10] a firing names as what people were called, how many, and who', async () => {
  const { first, second } = people();
  const at = network.clock.now();
  await publishRota([{ user: first, deputy: second, from: at, to: at + HOUR }]);
  const one = await opened(
    line('a-on-call', 5),
    line('b-deputy', 5, { duty: 'deputy' }),
    line('c-lead', 5, { duty: 'lead' }),
    line('d-offer', 5, { does: 'offer' }),
  );
  await passes(6);
  const everybody = answering.people.map(({ user }) => user).toSorted();
  expect((await firings(one)).map(({ as, told, people: named }) => ({ as, told, named }))).toEqual([
    { as: 'on-call', told: 1, named: [first] },
    { as: 'deputy', told: 1, named: [second] },
    { as: 'team', told: 3, named: everybody },
    { as: 'on-call', told: 0, named: [] },
  ]);
});

test('[TM10] of many who were told, the first 20 are named', async () => {
  const many = await staffed(network, 23);
  const one = new TestCase(network.clock.now());
  const to: Partial<PlanLine> = { team: many.team.team, organisation: many.organisation.id, duty: 'team' };
  const plan = planOf(line('everybody', 5, to));
  await asker.get('accepted', await one.open(asking.first, [asking.team, many.team], { plan }));
  await passes(6);
  const [firing] = await firings(one);
  expect([firing?.told, firing?.people.length]).toEqual([23, 20]);
});

test('[SV29] who is away is not called: who covers is, and a later rota ends it', async () => {
  const { first, second, third } = people();
  const at = network.clock.now();
  const shift = { user: first, deputy: second, from: at, to: at + HOUR };
  await publishRota([shift], [{ user: first, deputy: third, from: at, to: at + HOUR, why: 'leave' }]);
  const one = await opened(line('away', 5), line('back', 20));
  await passes(6);
  await publishRota([shift]);
  await passes(20);
  expect((await firings(one)).map(({ people: named }) => named)).toEqual([[third], [first]]);
});

test('[TM6] whoever left the team is not called, though the rota still names them', async () => {
  const { second } = people();
  const at = network.clock.now();
  await publishRota([{ user: asking.first.user, deputy: second, from: at, to: at + HOUR }]);
  const one = await opened(line('left', 5));
  await passes(6);
  expect(await firings(one)).toMatchObject([{ as: 'deputy', people: [second] }]);
});

test('[TM11] a line for a team that was closed tells nobody, and the lines for the other side go on', async () => {
  const gone = await staffed(network, 2);
  const one = new TestCase(network.clock.now());
  const to: Partial<PlanLine> = { team: gone.team.team, organisation: gone.organisation.id, duty: 'team' };
  const asks: Partial<PlanLine> = { team: asking.team.team, organisation: asking.organisation.id, duty: 'team' };
  const plan = planOf(line('target', 5, to), line('target-asker', 5, asks));
  await asker.get('accepted', await one.open(asking.first, [asking.team, gone.team], { plan }));
  await closeTeam(gone);
  await passes(6);
  const told = (await firings(one)).map(({ line: name, team, as, told: count }) => ({ name, team, as, count }));
  expect(told).toEqual([
    { name: 'target', team: gone.team.team, as: 'team', count: 0 },
    { name: 'target-asker', team: asking.team.team, as: 'team', count: 2 },
  ]);
});

/** As a guardian closes a team: the last roster still names who was in it. */
async function closeTeam({ organisation, guardian, people: members, team }: Staff): Promise<void> {
  const next = await organisation.team(
    members.map((person) => memberOf(person)),
    team,
  );
  const says = { ...next.says, reason: 'closed' as const };
  const statement = await sign(rosterFormat, says, organisation.guardianKeys.signer);
  await publishTeam(guardian, { ...next, says, statement });
}

test('[TM4] the server that comes back fires what fell due while there was none, and says how late it is', async () => {
  const one = await opened(line('remind', 5));
  const due = network.clock.now() + 5 * MINUTE;
  network.clock.advance(3 * HOUR);
  const returned = await network.another();
  await returned.server.runDue();
  await returned.server.close();
  expect(await firings(one)).toMatchObject([{ line: 'remind', due, at: due + 3 * HOUR - 5 * MINUTE }]);
});

test('[TM13] more lines than are settled at once fire once each, by two servers that take turns', async () => {
  const other = await network.another();
  const names = Array.from({ length: 32 }, (_, i) => `step-${String(i).padStart(2, '0')}`);
  const cases = await Promise.all(
    Array.from({ length: 20 }, async () => await opened(...names.map((name) => line(name, 5)))),
  );
  network.clock.advance(6 * MINUTE);
  await Promise.all([network.server.runDue(), other.server.runDue()]);
  const fired = await Promise.all(cases.map(async (one) => (await firings(one)).map((firing) => firing.line)));
  expect(fired).toEqual(cases.map(() => names));
  await adviser.hear((frame) => heardOf(cases).length === 20 * 32 && frame.t === 'firing');
  await other.server.close();
});

function heardOf(cases: readonly TestCase[]): readonly unknown[] {
  const ids = new Set(cases.map(({ id }) => id));
  return adviser.heard.filter((frame) => frame.t === 'firing' && ids.has(frame.case));
}

test('[TM12] in the night in which summer time ends, every half hour fires once and in its order', async () => {
  vi.stubEnv('TZ', 'Europe/London');
  const night = await standPlans(Date.UTC(2026, 9, 24, 22, 0));
  await using _ = night.network;
  // From 23:30 by the old time to 02:30 by the new: one o'clock to two comes twice.
  const halves = Array.from({ length: 8 }, (_each, i) => ({ name: `half-${i}`, minutes: 30 * (i + 1) }));
  const one = await night.opened(...halves.map(({ name, minutes }) => night.line(name, minutes)));
  const wall = halves.map(({ minutes }) => new Date(night.network.clock.now() + minutes * MINUTE).getHours());
  for (const { name } of halves) {
    await night.passes(30);
    night.network.clock.advance(1);
    await night.network.server.runDue();
    expect((await night.firings(one)).at(-1)).toMatchObject({ line: name });
  }
  expect(wall).toEqual([23, 0, 0, 1, 1, 1, 1, 2]);
  expect(await night.firings(one)).toHaveLength(halves.length);
  vi.unstubAllEnvs();
});

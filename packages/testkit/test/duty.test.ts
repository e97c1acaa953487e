/** Whom the server calls, held against cases' own rule: two pieces of code that may not share one. */
import { called } from '@corridor/cases';
import { systemRandom, verifyFiring } from '@corridor/crypto';
import { decodeSigned, encodeSigned, type Plan, type PlanLine, type Rota, type UserId } from '@corridor/wire';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { memberOf, Network, publishTeam, staffed, TestCase, type TestTeam } from '../src/bare/index.ts';

const STEP = 1_000;
const DUTIES = ['on-call', 'deputy', 'lead', 'team'] as const satisfies readonly PlanLine['duty'][];

let network: Network;
beforeAll(async () => {
  network = await Network.start();
});
afterAll(async () => await network[Symbol.asyncDispose]());

/** Of four people one or two lead; steps count from now, and lines fire in the fourth. */
const person = fc.nat(3);
const term = fc.record({
  user: person,
  deputy: fc.option(person),
  from: fc.nat(6),
  length: fc.integer({ min: 1, max: 6 }),
});
const course = fc.record({
  leads: fc.array(person, { maxLength: 2 }),
  shifts: fc.array(term, { maxLength: 5 }),
  away: fc.array(term, { maxLength: 5 }),
});

test('[TM6] [PL22] whatever the rota says, whoever is called is called as cases has it', async () => {
  const asking = await staffed(network, 1);
  const { organisation, guardian, people, team: first } = await staffed(network, 4);
  const asker = await network.person(asking.first);
  const users = people.map(({ user }) => user);
  const at = (i: number): UserId => users[i] ?? asking.first.user;
  let team: TestTeam = first;
  let version = 0;

  await fc.assert(
    fc.asyncProperty(course, async ({ leads, shifts, away }) => {
      const began = network.clock.now();
      const dated = (terms: typeof shifts): Rota['shifts'] =>
        terms.map(({ user, deputy, from, length }) => ({
          user: at(user),
          deputy: deputy === null ? null : at(deputy),
          from: began + from * STEP,
          to: began + (from + length) * STEP,
        }));
      const rota = { shifts: dated(shifts), away: dated(away).map((each) => ({ ...each, why: 'leave' as const })) };
      team = await organisation.team(
        people.map((one, i) => memberOf(one, leads.includes(i) ? 'lead' : 'member')),
        team,
      );
      await publishTeam(guardian, team);
      const statement = encodeSigned(await organisation.rota(team, ++version, rota.shifts, rota.away));
      await guardian.get('done', { t: 'publish', kind: 'rota', statement, wraps: [] });

      const line = (duty: PlanLine['duty']): PlanLine => ({
        line: duty,
        at: began + 3 * STEP,
        unless: [],
        does: 'notify',
        organisation: organisation.id,
        team: team.team,
        duty,
      });
      const lines = DUTIES.map(line);
      const plan: Plan = { urgency: 'urgent', pathway: 'skin', version: 1, hash: systemRandom(32), lines };
      const one = new TestCase(began);
      await asker.get('accepted', await one.open(asking.first, [asking.team, team], { plan }));
      network.clock.advance(3 * STEP + 1);
      await network.server.runDue();

      const said = await asker.get('case', { t: 'case', case: one.id, lane: null, after: 0, limit: 1 });
      const { publicKey } = network.parts.signer;
      const fired = await Promise.all(
        said.firings.map(async (raw) => await verifyFiring(decodeSigned(raw), publicKey)),
      );
      const now = { ...rota, leads: users.filter((_, i) => leads.includes(i)), members: users };
      for (const duty of DUTIES) {
        const firing = fired.find((each) => each.line === duty);
        const wanted = called(now, duty, network.clock.now());
        expect({ duty, as: firing?.as, people: firing?.people }).toEqual({
          duty,
          as: wanted.as,
          people: wanted.users.toSorted(),
        });
      }
      network.clock.advance(12 * STEP);
    }),
    { numRuns: 40 },
  );
});

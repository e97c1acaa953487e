/** Lines that a signed receipt keeps from firing. */
import { TestCase, type TestClient, type TestTeam } from '@corridor/testkit/bare';
import { type Kind, type PlanLine } from '@corridor/wire';
import { afterAll, expect, test } from 'vitest';
import { planOf, type Reader, receiptOf, standPlans } from './planned.ts';

const MINUTE = 60_000;
const { network, asking, answering, asker, adviser, line, opened, firings, passes } = await standPlans();
afterAll(async () => await network[Symbol.asyncDispose]());

const byAnswering: Partial<PlanLine> = { unless: [{ act: 'seen', by: 'answering' }] };

interface Who {
  readonly client: TestClient;
  readonly person: Reader;
  readonly team: TestTeam;
}
const adviserSees: Who = { client: adviser, person: answering.first, team: answering.team };
const askerSees: Who = { client: asker, person: asking.first, team: asking.team };

async function sees(one: TestCase, upTo: number, { client, person, team }: Who = adviserSees): Promise<void> {
  await client.get('done', { t: 'saw', receipt: await receiptOf(one, upTo, person, team) });
}

async function names(one: TestCase): Promise<readonly string[]> {
  return (await firings(one)).map((firing) => firing.line);
}

test('[TM9] a receipt in time, by the side that is named, keeps a line from firing', async () => {
  const [seen, unseen, own] = [
    await opened(line('unseen', 2, byAnswering)),
    await opened(line('unseen', 2, byAnswering)),
    await opened(line('unseen', 2, byAnswering)),
  ];
  await sees(seen, 1);
  await sees(own, 1, askerSees);
  await passes(3);
  expect([await names(seen), await names(unseen), await names(own)]).toEqual([[], ['unseen'], ['unseen']]);
});

test('[TM9] one that comes after the instant does not call the line back, though the server looks later', async () => {
  const one = await opened(line('unseen', 2, byAnswering), line('unseen-lead', 5, byAnswering));
  network.clock.advance(3 * MINUTE);
  await sees(one, 1);
  await passes(10);
  expect(await names(one)).toEqual(['unseen']);
});

test('[TM9] a receipt in time counts though later ones came before the server looked', async () => {
  const one = await opened(line('unseen', 2, byAnswering));
  await sees(one, 1);
  await asker.get('accepted', await one.event(asking.first, asking.team, 'said'));
  network.clock.advance(3 * MINUTE);
  await sees(one, 2);
  await passes(1);
  expect(await names(one)).toEqual([]);
});

test('[TM9] only what carried the plan, or what came after, is to be seen', async () => {
  const one = await opened();
  await sees(one, 1);
  const plan = planOf(line('unseen', 2, byAnswering));
  await asker.get('accepted', await one.event(asking.first, asking.team, 'said', { plan }));
  await sees(one, 1, { ...adviserSees });
  await passes(3);
  expect(await names(one)).toEqual(['unseen']);
});

test('[TM9] a guardian’s receipt does not count: nobody has looked', async () => {
  const { organisation, guardian, team } = answering;
  const one = await opened(line('unseen', 2, byAnswering));
  const keys = organisation.guardianKeys;
  const person = { organisation: organisation.id, user: organisation.guardian, version: 1, keys };
  await sees(one, 1, { client: guardian, person, team });
  await passes(3);
  expect(await names(one)).toEqual(['unseen']);
});

test.each(['direct', 'triage'] satisfies Kind[])(
  '[TM9] in a case of kind %s, where everybody is on both sides, whoever wrote it does not count',
  async (kind) => {
    const [byAuthor, byColleague] = [new TestCase(network.clock.now()), new TestCase(network.clock.now())];
    const team = { team: asking.team.team, organisation: asking.organisation.id };
    const teams = kind === 'triage' ? [asking.team] : [asking.team, answering.team];
    for (const one of [byAuthor, byColleague]) {
      const plan = planOf(line('unseen', 2, { ...byAnswering, ...team }));
      await asker.get('accepted', await one.open(asking.first, teams, { plan, kind }));
    }
    await sees(byAuthor, 1, askerSees);
    const colleague = asking.people[1];
    if (colleague === undefined) throw new Error('nobody');
    await sees(byColleague, 1, { client: await network.person(colleague), person: colleague, team: asking.team });
    await passes(3);
    expect([await names(byAuthor), await names(byColleague)]).toEqual([['unseen'], []]);
  },
);

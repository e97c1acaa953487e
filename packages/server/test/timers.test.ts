import { type ActSoFar, dueLines } from '@corridor/cases';
import { verifyFiring } from '@corridor/crypto';
import { staffed, TestCase } from '@corridor/testkit/bare';
import { decodeSigned, encodeSigned, type Said } from '@corridor/wire';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { rowsIn } from '../../../scripts/platform/in-database.ts';
import { planOf, receiptOf, standPlans } from './planned.ts';

const MINUTE = 60_000;
const SECOND = 1_000;

/** What may happen in a minute of a case: lines, and deeds of which some come after the server has looked. */
const course = fc.record({
  kind: fc.constantFrom('advice', 'triage', 'direct', 'group'),
  lines: fc.array(
    fc.record({
      at: fc.integer({ min: 1, max: 30 }).map((seconds) => seconds * SECOND),
      unless: fc.array(
        fc.record({
          act: fc.constantFrom('advised', 'claimed', 'acknowledged', 'closed', 'seen'),
          by: fc.constantFrom('asking', 'answering', 'anyone'),
        }),
        { maxLength: 3 },
      ),
    }),
    { maxLength: 5 },
  ),
  deeds: fc.array(
    fc.record({
      after: fc.integer({ min: 0, max: 30 }).map((seconds) => seconds * SECOND),
      act: fc.constantFrom('advised', 'claimed', 'acknowledged', 'said', 'closed', 'seen'),
      answers: fc.boolean(),
      looks: fc.boolean(),
    }),
    { maxLength: 5 },
  ),
});

const { network, asking, answering, asker, adviser, line, opened, firings, passes } = await standPlans();
afterAll(async () => await network[Symbol.asyncDispose]());

test('[TM1] lines fire in their time, and a later plan replaces those that are left', async () => {
  const one = await opened(line('remind', 5), line('escalate', 10));
  await passes(6);
  expect((await firings(one)).map((firing) => firing.line)).toEqual(['remind']);
  const plan = planOf(line('remind', 1), line('later', 30));
  await asker.get('accepted', await one.event(asking.first, asking.team, 'said', { plan }));
  await passes(15);
  expect((await firings(one)).map((firing) => firing.line)).toEqual(['remind']);
  await passes(20);
  expect((await firings(one)).map((firing) => firing.line)).toEqual(['later', 'remind']);
});

test('[TM2] a line does not fire if its act was done, by the side that it names', async () => {
  const [done, notDone] = [await opened(line('remind', 5)), await opened(line('remind', 5))];
  await adviser.get('accepted', await done.event(answering.first, answering.team, 'advised', { basedOn: 1 }));
  await asker.get('accepted', await notDone.event(asking.first, asking.team, 'advised', { basedOn: 1 }));
  await passes(6);
  expect(await firings(done)).toEqual([]);
  expect((await firings(notDone)).length).toBe(1);
});

test('[TM2] what was done before the plan does not count', async () => {
  const one = await opened();
  await adviser.get('accepted', await one.event(answering.first, answering.team, 'advised', { basedOn: 1 }));
  const plan = planOf(line('again', 5));
  await asker.get('accepted', await one.event(asking.first, asking.team, 'reopened', { plan }));
  await passes(6);
  expect((await firings(one)).length).toBe(1);
});

test('[TM2] what was done after a line’s instant does not call it back, whenever the server looks', async () => {
  const one = await opened(line('remind', 5), line('escalate', 10));
  network.clock.advance(7 * MINUTE);
  await adviser.get('accepted', await one.event(answering.first, answering.team, 'advised', { basedOn: 1 }));
  await passes(30);
  expect((await firings(one)).map((firing) => firing.line)).toEqual(['remind']);
});

test('[TM2] a line that did not fire is there again when the case is reopened', async () => {
  const one = await opened(line('remind', 5));
  await adviser.get('accepted', await one.event(answering.first, answering.team, 'advised', { basedOn: 1 }));
  await passes(6);
  const plan = planOf(line('remind', 5));
  await asker.get('accepted', await one.event(asking.first, asking.team, 'reopened', { plan, basedOn: 2 }));
  await passes(6);
  expect((await firings(one)).map((firing) => firing.line)).toEqual(['remind']);
});

test('[TM3] where one team asks itself, and in a conversation, an act counts for both sides', async () => {
  const make = async (kind: 'triage' | 'direct', teams: readonly (typeof asking.team)[]) => {
    const one = new TestCase(network.clock.now());
    const plan = planOf(line('review', 5, { team: asking.team.team, organisation: asking.organisation.id }));
    await asker.get('accepted', await one.open(asking.first, teams, { plan, kind }));
    return one;
  };
  const [triage, direct] = [await make('triage', [asking.team]), await make('direct', [asking.team, answering.team])];
  for (const one of [triage, direct]) {
    await asker.get('accepted', await one.event(asking.first, asking.team, 'advised', { basedOn: 1 }));
  }
  await passes(6);
  expect([await firings(triage), await firings(direct)]).toEqual([[], []]);
});

test('[TM3] a team that asked itself goes on being both sides after another has come', async () => {
  const one = new TestCase(network.clock.now());
  const plan = planOf(line('review', 5, { team: asking.team.team, organisation: asking.organisation.id }));
  await asker.get('accepted', await one.open(asking.first, [asking.team], { plan, kind: 'triage' }));
  const shared = await one.withEpoch(asking.first, [asking.team, answering.team], { act: 'shared' });
  await asker.get('accepted', shared);
  await asker.get('accepted', await one.event(asking.first, asking.team, 'advised', { basedOn: 1 }));
  await passes(6);
  expect(await firings(one)).toEqual([]);
});

test('[TM2] whatever was done when, and whenever the server looked, the lines that fire are those of cases’ own rule', async () => {
  await fc.assert(
    fc.asyncProperty(course, async ({ kind, lines, deeds }) => {
      const began = network.clock.now();
      const [teams, both] =
        kind === 'triage' ? [[asking.team], true] : [[asking.team, answering.team], kind === 'direct'];
      const plan = planOf(...lines.map(({ at, unless }, i) => line(`line-${i}`, at / MINUTE, { unless })));
      const one = new TestCase(began);
      await asker.get('accepted', await one.open(asking.first, teams, { plan, kind }));
      const acts: ActSoFar[] = [];
      let number = 1;
      for (const { after, act, answers, looks } of deeds.toSorted((a, b) => a.after - b.after)) {
        network.clock.advance(began + after - network.clock.now());
        if (looks) await network.server.runDue();
        const isAnswer = answers && kind !== 'triage';
        const [client, { first, team }] = isAnswer ? [adviser, answering] : [asker, asking];
        const done = { side: both ? 'both' : isAnswer ? 'answering' : 'asking', at: began + after } as const;
        if (act !== 'seen') {
          await client.get('accepted', await one.event(first, team, act, { basedOn: number++ }));
          acts.push({ ...done, act });
          continue;
        }
        await client.get('done', { t: 'saw', receipt: await receiptOf(one, number, first, team) });
        // Who wrote the plan's event has not seen it by that.
        if (isAnswer) acts.push({ ...done, act, upTo: number });
      }
      await passes(1);
      const due = dueLines(plan.lines, acts, network.clock.now(), new Set(), 1);
      expect((await firings(one)).map((firing) => firing.line)).toEqual(due.map((each) => each.line).toSorted());
    }),
    { numRuns: 20 },
  );
});

test('[TM4] a line fires once among two servers, and after a restart at that moment', async () => {
  const other = await network.another();
  const one = await opened(line('remind', 5), line('escalate', 5), line('third', 5));
  network.clock.advance(6 * MINUTE);
  await Promise.all([network.server.runDue(), other.server.runDue(), network.server.runDue(), other.server.runDue()]);
  await other.server.close();
  const restarted = await network.another();
  await restarted.server.runDue();
  await restarted.server.close();
  expect((await firings(one)).map((firing) => firing.line)).toEqual(['escalate', 'remind', 'third']);
  const heard = adviser.heard.filter((frame) => frame.t === 'firing' && frame.case === one.id);
  expect(heard.length).toBe(3);
});

test('[TM5] a firing is signed by the server, says when it was due, and reaches both teams', async () => {
  const one = await opened(line('remind', 5));
  const due = network.clock.now() + 5 * MINUTE;
  await passes(7);
  for (const client of [asker, adviser]) {
    const news = await client.hear((frame): frame is Said<'firing'> => frame.t === 'firing' && frame.case === one.id);
    const firing = await verifyFiring(decodeSigned(news.firing), network.parts.signer.publicKey);
    expect(firing).toMatchObject({ line: 'remind', due, at: due + 2 * MINUTE, does: 'notify', told: 3 });
  }
  const log = await asker.get('case', { t: 'case', case: one.id, lane: null, after: 0, limit: 10 });
  expect(log.last).toBe(1);
});

test('[TM6] duty is taken from the newest rota; offering, and teams outside the case, tell nobody', async () => {
  const { organisation, guardian, team, people } = answering;
  const [first, second] = people;
  if (first === undefined || second === undefined) throw new Error('nobody');
  const now = network.clock.now();
  const shift = { user: first.user, deputy: second.user, from: now - MINUTE, to: now + 60 * MINUTE };
  const statement = encodeSigned(await organisation.rota(team, 1, [shift]));
  await guardian.get('done', { t: 'publish', kind: 'rota', statement, wraps: [] });
  const outside = await staffed(network, 1);
  const one = await opened(
    line('a-on-call', 5),
    line('b-deputy', 5, { duty: 'deputy' }),
    line('c-team', 5, { duty: 'team' }),
    line('d-offer', 5, { does: 'offer' }),
    line('e-outside', 5, { team: outside.team.team, duty: 'team' }),
    line('f-lead', 5, { duty: 'lead' }),
  );
  await passes(6);
  expect((await firings(one)).map(({ told }) => told)).toEqual([1, 1, 3, 0, 0, 3]);
});

test('[TM7] while plans are held no server fires by itself, the holder does when told to, and the rest fires afterwards', async () => {
  const holder = await network.another();
  const one = await opened(line('first', 5), line('second', 10));
  const hold = await holder.server.holdPlans();
  await passes(6);
  expect(await firings(one)).toEqual([]);
  await holder.server.runDue();
  expect((await firings(one)).map((firing) => firing.line)).toEqual(['first']);
  await passes(5);
  expect((await firings(one)).length).toBe(1);
  await hold[Symbol.asyncDispose]();
  await network.server.runDue();
  expect((await firings(one)).map((firing) => firing.line)).toEqual(['first', 'second']);
  await holder.server.close();
});

test('[TM8] a holder whose connection is gone holds nothing', async () => {
  const holder = await network.another();
  const one = await opened(line('remind', 5));
  await using hold = await holder.server.holdPlans();
  await passes(6);
  expect(await firings(one)).toEqual([]);
  await rowsIn(
    network.parts.databaseUrl,
    `SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
     WHERE application_name = 'corridor-hold' AND datname = current_database()`,
  );
  await network.server.runDue();
  expect((await firings(one)).length).toBe(1);
  await holder.server.close();
  expect(hold).toBeDefined();
});

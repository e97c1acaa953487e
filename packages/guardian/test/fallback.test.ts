import { sign } from '@corridor/crypto';
import { type CaseId, encodeSigned, type Firing, firing as firingFormat, SUITE } from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rowsIn } from '../../../scripts/platform/in-database.ts';
import { signArea } from '../src/area/statement.ts';
import { auditTrail } from '../src/db/audit.ts';
import { deed } from '../src/deed.ts';
import { createGuardian } from '../src/index.ts';
import { stranger } from './person.ts';
import { advice } from './invented.ts';
import {
  becomes,
  firedIn,
  type Networked,
  networked,
  opened,
  passes,
  planOf,
  stateFor,
  TARGET,
  WAIT,
} from './offered.ts';
import { write } from './writing.ts';

let world: Networked;

beforeAll(async () => {
  world = await networked();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

const sharings = async (caseId: CaseId) =>
  (await stateFor(world.practice, caseId)).thread.filter(
    (item) => item.kind === 'record' && item.body.act === 'shared' && item.refused === null,
  );

const readers = async (caseId: CaseId) => (await stateFor(world.practice, caseId)).teams.map(({ team }) => team);

async function restartAfter(meanwhile: () => Promise<void>): Promise<void> {
  await world.at.guardian[Symbol.asyncDispose]();
  await meanwhile();
  await world.at.restart();
}

/** What the server's database says fired, put there as whoever runs it could. */
async function plant(caseId: CaseId, statement: Uint8Array, line: string): Promise<void> {
  const log = `select min(key) from logs where case_id = $1`;
  const values = [caseId, line, Buffer.from(statement)];
  const put = `insert into firings (log, line, statement) values ((${log}), $2, $3)`;
  await rowsIn(world.at.server.databaseUrl, put, values);
}

/** The server ends the session that the practice's guardian has; it begins the next a second later. */
async function sessionEnds(): Promise<void> {
  const { at, practice } = world;
  const { guardian } = await at.guardian.office.hosting.get(practice.organisation);
  const end = `update sessions set ended = 'expired' where member = $1`;
  await rowsIn(at.server.databaseUrl, end, [guardian.guardian]);
  await at.server.server().runDue();
}

function firingOf(caseId: CaseId, over: Partial<Firing> = {}): Firing {
  const [offer] = planOf(world).lines;
  if (offer === undefined) throw new Error('no offer');
  const { line, at: due, does, team, duty } = offer;
  const fired = { line, due, does, team, duty, as: duty, told: 0, people: [] };
  return { suite: SUITE, case: caseId, at: due, ...fired, ...over };
}

const isLogged = (event: string, why?: string) =>
  world.lines.some((line) => line.includes(event) && (why === undefined || line.includes(`"${why}"`)));

test('[FB6] the guardian was down when it fired, and is back within five minutes: it shares, and nobody is disturbed', async () => {
  const { practice } = world;
  const caseId = await opened(world);
  await restartAfter(async () => await passes(world, TARGET));
  await becomes(world, caseId, 'shared');
  await passes(world, 6);
  expect(await sharings(caseId)).toHaveLength(1);
  expect(await firedIn(practice, caseId)).not.toContain('fallback-unheard');
});

test('[FB6] back after more than five minutes: the asking team was told, and it is shared all the same', async () => {
  const { practice } = world;
  const caseId = await opened(world);
  await restartAfter(async () => {
    await passes(world, TARGET);
    await passes(world, 6);
  });
  await becomes(world, caseId, 'shared');
  expect(await firedIn(practice, caseId)).toEqual(['fallback', 'fallback-unheard']);
});

test('[FB6] its session ended just before it fired: it shares once it has the next, without waiting for its rounds', async () => {
  // The next round is half a minute away, longer than is waited for here.
  await world.at.restart();
  const caseId = await opened(world);
  await sessionEnds();
  await passes(world, TARGET);
  await becomes(world, caseId, 'shared');
  expect(await sharings(caseId)).toHaveLength(1);
});

test('[FB3] answered while the guardian was down: it says nothing', async () => {
  const { hospital } = world;
  const caseId = await opened(world);
  await restartAfter(async () => {
    await passes(world, TARGET);
    await write(hospital.core, { case: caseId, team: hospital.party.team, body: advice });
  });
  await becomes(world, caseId, 'withheld');
  expect(await sharings(caseId)).toEqual([]);
  // The answer brought lines of its own, among which the offer is no more.
  expect(isLogged('fallback-withheld', 'not-in-plan')).toBe(true);
});

test('[FB3] asked for more by a client that changes no plan: that is an answer too', async () => {
  const { hospital } = world;
  const plan = planOf(world);
  const caseId = await opened(world, plan);
  await restartAfter(async () => {
    await passes(world, TARGET);
    const asked = {
      act: 'asked-more',
      text: '',
      questions: [{ id: 'age', text: 'Since when?' }],
      attachments: [],
      mentions: [],
    } as const;
    await write(hospital.core, { case: caseId, team: hospital.party.team, body: asked, plan });
  });
  await becomes(world, caseId, 'withheld');
  expect(isLogged('fallback-withheld', 'answered')).toBe(true);
  expect(await readers(caseId)).toHaveLength(2);
});

test('[FB2] a firing that the server did not sign, or of a line that is in no plan, shares nothing', async () => {
  await using _noFiring = await world.at.server.server().holdPlans();
  const caseId = await opened(world);
  const invented = await opened(world);
  const { team } = world.hospital.party;
  await restartAfter(async () => {
    const forged = await sign(firingFormat, firingOf(caseId), await stranger());
    await plant(caseId, encodeSigned(forged), 'forged');
    const unplanned = firingOf(invented, { line: 'invented', team });
    await plant(invented, encodeSigned(await sign(firingFormat, unplanned, world.at.server.signer)), 'invented');
    world.at.clock.advance(TARGET * 60_000);
  });
  await becomes(world, invented, 'withheld');
  expect(isLogged('fallback-withheld', 'not-in-plan')).toBe(true);
  await world.at.guardian.watch();
  expect(await world.at.guardian.office.db.selectFrom('fallbacks').where('case_id', '=', caseId).execute()).toEqual([]);
  for (const each of [caseId, invented]) expect(await readers(each)).toHaveLength(2);
});

test('[FB2] a firing that the server signed before its time shares nothing until the time has come', async () => {
  const plan = planOf(world);
  const caseId = await opened(world, plan);
  const due = plan.lines[0]?.at ?? 0;
  await restartAfter(async () => {
    const early = firingOf(caseId, { due, at: due });
    await plant(caseId, encodeSigned(await sign(firingFormat, early, world.at.server.signer)), 'early');
  });
  const rows = async () =>
    await world.at.guardian.office.db.selectFrom('fallbacks').selectAll().where('case_id', '=', caseId).execute();
  await write(world.hospital.core, { case: caseId, team: world.hospital.party.team, body: { act: 'claimed' }, plan });
  await expect.poll(async () => (await rows())[0]?.attempts, WAIT).toBeGreaterThan(0);
  expect(await readers(caseId)).toHaveLength(2);
  await passes(world, TARGET);
  await world.at.restart();
  await becomes(world, caseId, 'shared');
});

test('[FB2] a plan that offers it to a team which the opening does not name shares nothing', async () => {
  const caseId = await opened(world, planOf(world), false);
  await passes(world, TARGET);
  await becomes(world, caseId, 'withheld');
  expect(isLogged('fallback-withheld', 'not-in-pathway')).toBe(true);
  expect(await readers(caseId)).toHaveLength(2);
});

test('[FB5] a person was faster: it is not shared twice', async () => {
  const { practice, network } = world;
  const caseId = await opened(world);
  await restartAfter(async () => {
    await passes(world, TARGET);
    const body = { act: 'shared', teams: [network.party], reason: 'No answer yet' } as const;
    await practice.core.teams.load(network.party.team);
    await write(practice.core, { case: caseId, team: practice.party.team, body, joins: [network.party.team] });
  });
  await becomes(world, caseId, 'withheld');
  expect(await sharings(caseId)).toHaveLength(1);
});

test('[FB5] a fall between saying and noting, a firing that comes twice, and a second replica: shared once', async () => {
  const { at } = world;
  const replica = await createGuardian({ ...at.parts, config: { ...at.parts.config, port: 0 } });
  await replica.start();
  const caseId = await opened(world);
  await passes(world, TARGET);
  await becomes(world, caseId, 'shared');
  await replica[Symbol.asyncDispose]();
  const { db } = at.guardian.office;
  await db.updateTable('fallbacks').set({ state: 'due' }).where('case_id', '=', caseId).execute();
  await at.restart();
  await becomes(world, caseId, 'shared');
  expect(await sharings(caseId)).toHaveLength(1);
  const trail = await auditTrail(at.guardian.office.db, world.practice.organisation, 50);
  expect(trail).toContainEqual(expect.objectContaining({ act: 'fallback-shared', subject: caseId, by: 'guardian' }));
});

test('[FB4] [FB7] the network is switched off in the asker’s area: nothing is shared, and the asking team is told', async () => {
  const { at, practice, hospital, network } = world;
  const area = { code: 'QX1', name: 'Calder' };
  const path = (organisation: string) => `/organisations/${organisation}`;
  await at.admin('PUT', `${path(hospital.organisation)}/area`, area);
  const member = { ...area, authority: hospital.organisation };
  await at.admin('PUT', `${path(practice.organisation)}/area-member`, member);
  const caseId = await opened(world);
  const { organisation, team } = network.party;
  await deed(at.guardian.office, hospital.organisation, async (tx, hosted) => {
    await signArea(tx, hosted, area, [{ organisation, team, state: 'off' }], at.clock.now());
  });
  await passes(world, TARGET);
  await becomes(world, caseId, 'withheld');
  expect(isLogged('fallback-withheld', 'network-off')).toBe(true);
  await passes(world, 5);
  expect(await firedIn(practice, caseId)).toEqual(['fallback', 'fallback-unheard']);
  expect(await readers(caseId)).not.toContain(team);
  const [entry] = await auditTrail(at.guardian.office.db, practice.organisation, 1);
  expect(entry).toMatchObject({ act: 'fallback-withheld', subject: caseId });
  const { value } = await at.admin<{ offers: object[] }>('GET', path(practice.organisation));
  expect(value.offers).toContainEqual(expect.objectContaining({ case: caseId, line: 'fallback', state: 'withheld' }));
  expect(world.lines.filter((each) => each.includes('fallback')).join()).not.toContain(caseId);
  await deed(at.guardian.office, hospital.organisation, async (tx, hosted) => {
    await signArea(tx, hosted, area, [{ organisation, team, state: 'on' }], at.clock.now());
  });
});

test('[FB4] a switch that has not come back from the server yet holds for an authority that is hosted here', async () => {
  const { at, practice, hospital, network } = world;
  const { office } = at.guardian;
  const caseId = await opened(world);
  const { organisation, team } = network.party;
  const hosted = await office.hosting.get(hospital.organisation);
  const area = { code: 'QX1', name: 'Calder' };
  await office.db.transaction().execute(async (tx) => {
    await signArea(tx, hosted, area, [{ organisation, team, state: 'off' }], at.clock.now());
  });
  await passes(world, TARGET);
  await becomes(world, caseId, 'withheld');
  expect(await readers(caseId)).not.toContain(team);
  await deed(office, hospital.organisation, async (tx) => {
    await signArea(tx, hosted, area, [{ organisation, team, state: 'on' }], at.clock.now());
  });
  await expect.poll(() => practice.core.directory.areas.networkOn(team), WAIT).toBe(true);
});

test('[FB1] [FB5] nobody answers and the asker is offline: their guardian shares it with the network, which reads all and advises', async () => {
  const { practice, network } = world;
  const caseId = await opened(world);
  practice.core.close();
  await passes(world, TARGET);
  await becomes(world, caseId, 'shared');
  const state = await stateFor(network, caseId);
  expect(state.subject).toBe('Changing mole on the left calf');
  expect(state.teams.at(-1)).toMatchObject({ team: network.party.team, side: 'answering', joined: 2 });
  const shared = state.thread.find((item) => item.kind === 'record');
  expect(shared).toMatchObject({
    refused: null,
    by: { guardian: true, team: practice.party.team },
    body: { act: 'shared', rule: { pathway: 'dermatology-advice', version: 3 } },
  });
  await write(network.core, { case: caseId, team: network.party.team, body: advice });
  const again = await practice.person.client();
  const log = again.book.log(caseId);
  await log.load(null);
  expect(log.state().advice[0]).toMatchObject({ by: { organisation: network.organisation } });
  again.close();
});

import { expect, test } from 'vitest';
import { releaseService } from '../src/index.ts';
import { usualOf } from '../src/usual.ts';
import { advice, question } from './invented.ts';
import { region } from './region.ts';
import { between, openCaseId, write } from './writing.ts';

const WAIT = { timeout: 15_000, interval: 50 };
const MINUTE = 60_000;
const PATHWAY = 'dermatology-advice';

test('[IN5] the guardian works out from its cases the usual time that the server counts from acts', async () => {
  await using world = await region();
  const { at, practice, hospital } = world;
  const { organisation, team } = hospital.party;
  const pathway = {
    id: PATHWAY,
    version: 1,
    title: 'Dermatology advice',
    kind: 'advice',
    urgency: 'routine',
    answering: [hospital.party],
    target: { minutes: 1440, clock: 'hours' },
    acknowledgeWithin: 2880,
    outcomes: [{ code: 'advice-given', label: 'Advice given', avoided: 'yes', avoidedWhat: 'trip' }],
  };
  const service = { state: 'open', telephone: '01632 960 118', pathway } as const;
  await releaseService(at.guardian.office, { organisation, team }, service, 'the test');
  await practice.core.teams.load(team);
  const body = between(question, practice.party, hospital.party, []);
  const joins = [practice.party.team, team];
  const plan = { urgency: 'routine', pathway: PATHWAY, version: 1, hash: new Uint8Array(32), lines: [] } as const;
  const both = async () => {
    at.clock.advance(MINUTE);
    const { services } = await practice.core.connection.ask({ t: 'usual' });
    const own = await usualOf(at.guardian.office, organisation);
    return { server: services.filter((each) => each.team === team), own };
  };
  for (const minutes of [10, 45, 20, 400, 31]) {
    const before = await both();
    expect(before).toEqual({
      server: [{ team, pathway: PATHWAY, minutes: null }],
      own: [{ team, pathway: PATHWAY, minutes: null }],
    });
    const caseId = openCaseId();
    await write(practice.core, { case: caseId, team: practice.party.team, body, joins, kind: 'advice', plan });
    at.clock.advance(minutes * MINUTE);
    await write(hospital.core, { case: caseId, team, body: advice });
  }
  await expect.poll(async () => (await both()).own[0]?.minutes, WAIT).not.toBeNull();
  const { server, own } = await both();
  expect(own).toEqual(server);
  expect(own[0]?.minutes).toBeGreaterThanOrEqual(31);
  expect(own[0]?.minutes).toBeLessThanOrEqual(32);
});

/** One question's plan, while clients, server and guardian are killed in turn: what fires, what is kept from firing, and what is done about it. */
import type { Body, Party } from '@corridor/cases';
import type { CaseView, CorridorClient, FiringShown } from '@corridor/client';
import { makeTeam, releaseService } from '@corridor/guardian';
import type { CaseId } from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { advicePathway } from '../src/pathway.ts';
import { askHospital, startNetwork, testClock, type TestNetwork, until } from '../src/index.ts';

const MINUTE = 60_000;
/** Minutes. */
const TARGET = 60;
const ACKNOWLEDGE = 120;

const advice: Body = {
  act: 'advised',
  assessment: 'Benign naevus.',
  plan: 'No referral.',
  safetyNet: 'Send again if it changes.',
  medication: [],
  attachments: [],
  mentions: [],
};

let network: TestNetwork;
let regional: Party;

beforeAll(async () => {
  network = await startNetwork(testClock(), { follows: true });
  regional = await regionalNetwork();
});
afterAll(async () => await network[Symbol.asyncDispose]());

/** A team that answers when the hospital's does not, and the hospital's pathway that says so. */
async function regionalNetwork(): Promise<Party> {
  const { office } = network.guardian;
  const { calderbrook: organisation } = network.organisations;
  const name = 'Regional dermatology network';
  const members = [{ user: network.users.achebe, power: 'member' as const }];
  const { value: team } = await makeTeam(office, { organisation, kind: 'service', name, members }, 'the test');
  const party = { organisation, team, name, organisationName: 'Calderbrook Hospitals' };
  const hospital = { ...party, team: network.teams.calderbrook, name: 'Dermatology advice' };
  const target = { minutes: TARGET, clock: 'hours' };
  const timed = { target, acknowledgeWithin: ACKNOWLEDGE };
  const fallback = { to: party, when: ['late'] };
  const service = { state: 'open' as const, telephone: '01632 960123' };
  const own = advicePathway(party, { id: 'regional-advice', ...timed });
  await releaseService(office, { organisation, team }, { ...service, pathway: own }, 'the test');
  const falling = advicePathway(hospital, { version: 2, fallback, ...timed });
  await releaseService(office, { organisation, team: hospital.team }, { ...service, pathway: falling }, 'the test');
  return party;
}

async function passes(minutes: number): Promise<void> {
  network.clock.advance(minutes * MINUTE);
  await network.server.server().runDue();
}

/** Minutes go by without a server; then there is one again, which looks. */
async function passWithoutServer(minutes: number): Promise<void> {
  await network.server.stop();
  network.clock.advance(minutes * MINUTE);
  await network.server.start();
  await network.server.server().runDue();
}

const shows = async (client: CorridorClient, caseId: CaseId, wanted: (view: CaseView) => boolean) =>
  await until(client, 'case', caseId, wanted);
const names = (firings: readonly FiringShown[]) => firings.map(({ line }) => line).toSorted();

test('[TM14] the plan fires right with clients, server and guardian killed in turn', async () => {
  // Whoever asked switches off, and nobody of the hospital is there.
  const asker = await network.person('rahman');
  const caseId = await askHospital(network, asker);
  await shows(asker, caseId, ({ unsent, loading }) => unsent.length === 0 && !loading);
  await asker.lock('asked');

  // The server is down at the target, and the guardian when the server returns and fires.
  await network.restartGuardian(async () => await passWithoutServer(TARGET + 3));

  // The guardian is back: it shares the case with the network, whose adviser reads it.
  const adviser = await network.person('achebe');
  const shared = await shows(
    adviser,
    caseId,
    ({ state, firings }) => firings.length > 0 && state.teams.some(({ team }) => team === regional.team),
  );
  expect(names(shared.firings)).toEqual(['fallback', 'target', 'target-asker']);
  for (const { at, due } of shared.firings) expect(at - due).toBeGreaterThanOrEqual(3 * MINUTE - 1000);
  // It has a clock of its own, and is not offered the case again.
  const ahead = shared.ahead.map(({ line }) => line);
  expect(ahead).not.toEqual([]);
  expect(new Set(ahead).size).toBe(ahead.length);
  expect(ahead.filter((line) => line.startsWith('fallback'))).toEqual([]);
  // The line that would have told that nobody took the offer up is kept from firing.
  await passes(10);
  expect(names((await shows(adviser, caseId, ({ loading }) => !loading)).firings)).toEqual(names(shared.firings));

  await adviser.write({ case: caseId, body: advice, basedOn: shared.state.lastNumber });
  await shows(adviser, caseId, ({ state, unsent }) => state.advice.length === 1 && unsent.length === 0);
  await adviser.lock('asked');

  // Nobody acknowledges, and the server is down once more when that falls due.
  await passWithoutServer(ACKNOWLEDGE + 1);
  const back = await network.person('rahman');
  const late = await shows(back, caseId, ({ firings }) => firings.length > shared.firings.length);
  const { firings } = late;
  expect(names(firings).filter((line) => !line.startsWith('acknowledge.'))).toEqual(names(shared.firings));
  expect(firings.length).toBe(shared.firings.length + 1);
  expect(late.late).toEqual([]);
});

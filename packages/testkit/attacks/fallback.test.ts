/** A server that, when nobody answers, would have the guardian share the case with somebody else than the network. */
import type { Party } from '@corridor/cases';
import { newGeneration, sha256, sign, statementHash, systemRandom } from '@corridor/crypto';
import { hostedAsVouched, makeOrganisation, makeTeam, releaseService, vouchFor } from '@corridor/guardian';
import { encodeSigned, roster as rosterFormat, type Roster, type Signed, SUITE } from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inDatabase } from '../../../scripts/platform/in-database.ts';
import {
  advicePathway,
  askHospital,
  foundOrganisation,
  type HandOrganisation,
  startNetwork,
  testClock,
  type TestNetwork,
  until,
} from '../src/index.ts';
import { foiled } from './verdict.ts';

const HOUR = 3_600_000;
const BY = 'the test';
const clock = testClock();

let network: TestNetwork;
let rival: HandOrganisation;
let national: Party;

beforeAll(async () => {
  network = await startNetwork(clock, { follows: true });
  national = await nationalNetwork();
  rival = await foundOrganisation(network.server, clock, { name: 'Saltmarsh Clinics', ods: 'Y99' });
  const root = await sha256(rival.root.publicKey);
  const vouched = { organisation: rival.organisation, ods: rival.ods, root };
  for (const own of Object.values(network.organisations)) await vouchFor(network.guardian.office, own, vouched, BY);
});
afterAll(async () => {
  rival.guardian.close();
  await network[Symbol.asyncDispose]();
});

/** A network that the hospital's pathway falls back to after an hour. */
async function nationalNetwork(): Promise<Party> {
  const { guardian, organisations, teams } = network;
  const { office } = guardian;
  const organisationName = 'Northern Dermatology Network';
  const organisation = await makeOrganisation(office, { ods: 'X9F', name: organisationName }, BY);
  for (const other of Object.values(organisations)) {
    await vouchFor(office, other, await hostedAsVouched(office, organisation), BY);
  }
  const name = 'National dermatology network';
  const { value: team } = await makeTeam(office, { organisation, kind: 'service', name, members: [] }, BY);
  const to = { organisation, team, name, organisationName };
  const service = { state: 'open', telephone: '01632 960501' } as const;
  const own = advicePathway(to, { id: 'national-dermatology', title: name, network: true });
  await releaseService(office, { organisation, team }, { ...service, pathway: own }, BY);
  const { calderbrook } = organisations;
  const local = { organisation: calderbrook, team: teams.calderbrook, name: 'Dermatology advice' };
  const more = { version: 2, target: { minutes: 60, clock: 'hours' }, fallback: { to, when: ['late'] } };
  const pathway = advicePathway({ ...local, organisationName: 'Calderbrook Hospitals' }, more);
  await releaseService(office, { organisation: calderbrook, team: teams.calderbrook }, { ...service, pathway }, BY);
  return to;
}

/** The network's team, as the other organisation would have it. */
async function takenOver(): Promise<Signed> {
  const { organisation, guardian } = rival;
  const { team, name } = national;
  const { user, signer } = guardian.identity;
  const of = { organisation, team, generation: 1, previousSeed: null };
  const generation = await newGeneration(of, systemRandom);
  const value: Roster = {
    suite: SUITE,
    organisation,
    team,
    kind: 'service',
    name,
    version: 1,
    previous: null,
    generation: 1,
    members: [{ user, version: 1, power: 'guardian' }],
    kem: generation.kemPublic,
    commitment: generation.commitment,
    history: null,
    reason: 'created',
    guardian: user,
    at: clock.now(),
  };
  return await sign(rosterFormat, value, signer);
}

async function offer(): Promise<string> {
  const { rows } = await inDatabase(network.guardianDatabaseUrl, async (client) => {
    return await client.query<{ state: string; attempts: number }>('SELECT state, attempts FROM fallbacks');
  });
  const [row] = rows;
  return row === undefined ? 'none' : row.attempts > 0 ? 'tried' : row.state;
}

test('[LS65] fallback’s team taken by another organisation: the guardian shares with nobody', async () => {
  const rahman = await network.person('rahman');
  await until(rahman, 'services', null, (services) => services.some(({ pathway }) => pathway.version === 2));
  const caseId = await askHospital(network, rahman);
  await until(rahman, 'case', caseId, (view) => view.unsent.length === 0 && view.state.lastNumber === 1);
  await rahman.signOff();
  const taken = await takenOver();
  await network.restartGuardian(async () => {
    clock.advance(HOUR);
    await network.server.server().runDue();
    await network.server.stop();
    const hash = Buffer.from(await statementHash(taken));
    await inDatabase(network.server.databaseUrl, async (client) => {
      const team = '(SELECT key FROM teams WHERE id = $1)';
      const statement = Buffer.from(encodeSigned(taken));
      await client.query(`UPDATE rosters SET statement = $2 WHERE team = ${team}`, [national.team, statement]);
      await client.query('UPDATE teams SET roster_hash = $2 WHERE id = $1', [national.team, hash]);
    });
    await network.server.start();
  });
  await expect.poll(offer, { timeout: 30_000, interval: 200 }).toMatch(/^(?:shared|withheld|tried)$/);
  const state = await offer();
  foiled(state !== 'withheld', 'the case’s key is sealed to another organisation, by rule and with nobody looking');
  const again = await network.person('rahman');
  const shown = await until(again, 'case', caseId, (view) => !view.loading && view.state.lastNumber >= 1);
  expect(shown.state.teams).toHaveLength(2);
});

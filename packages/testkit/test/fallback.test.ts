/** A question that nobody answers, of an asker who has gone home: the national network's consultant takes it, and the asker reads the advice in the morning. */
import type { BodyOf, Party } from '@corridor/cases';
import type { CorridorClient } from '@corridor/client';
import {
  enterPerson,
  hostedAsVouched,
  joinTeam,
  makeOrganisation,
  makeTeam,
  releaseService,
  vouchFor,
} from '@corridor/guardian';
import type { OrganisationId } from '@corridor/wire';
import { expect, test } from 'vitest';
import {
  advicePathway,
  askHospital,
  messagesIn,
  said,
  startNetwork,
  testClock,
  type TestNetwork,
  until,
} from '../src/index.ts';

const HOUR = 3_600_000;
const BY = 'the test';
const SUBJECT = 'osei@identity.example';

/** A national network that everybody vouches for, with a consultant; the hospital's pathway falls back to it after an hour. */
async function nationalNetwork({ guardian: { office }, organisations, teams }: TestNetwork): Promise<Party> {
  const organisationName = 'Northern Dermatology Network';
  const organisation = await makeOrganisation(office, { ods: 'X9F', name: organisationName }, BY);
  for (const other of Object.values(organisations)) {
    await vouchFor(office, other, await hostedAsVouched(office, organisation), BY);
    await vouchFor(office, organisation, await hostedAsVouched(office, other), BY);
  }
  const name = 'National dermatology network';
  const { value: team } = await makeTeam(office, { organisation, kind: 'service', name, members: [] }, BY);
  const entered = {
    name: 'Dr Kwame Osei',
    role: 'Consultant dermatologist',
    registration: '',
    powers: [],
    identity: { sub: SUBJECT },
  };
  const { value: user } = await enterPerson(office, organisation, entered, BY);
  await joinTeam(office, { organisation, team }, [{ user, power: 'member' }], BY);
  const network = { organisation, team, name, organisationName };
  const own = advicePathway(network, { id: 'national-dermatology', title: name, network: true });
  const service = { state: 'open', telephone: '01632 960501' } as const;
  await releaseService(office, { organisation, team }, { ...service, pathway: own }, BY);
  const { calderbrook } = organisations;
  const local = {
    organisation: calderbrook,
    team: teams.calderbrook,
    name: 'Dermatology advice',
    organisationName: 'Calderbrook Hospitals',
  };
  const more = { version: 2, target: { minutes: 60, clock: 'hours' }, fallback: { to: network, when: ['late'] } };
  const pathway = advicePathway(local, more);
  await releaseService(office, { organisation: calderbrook, team: teams.calderbrook }, { ...service, pathway }, BY);
  return network;
}

async function signIn(network: TestNetwork, organisation: OrganisationId): Promise<CorridorClient> {
  const client = network.browser();
  const { url, pending } = await client.beginSignIn(`${network.guardianUrl}/signed-in`, 'shared');
  await client.finishSignIn(pending, await network.provider.signIn(url, SUBJECT));
  await client.unlock(organisation, { kind: 'guardian' });
  return client;
}

const advice: BodyOf<'advised'> = {
  act: 'advised',
  assessment: 'Atypical naevus.',
  plan: 'Excise within two weeks.',
  safetyNet: 'If it bleeds, ring 01632 960501.',
  medication: [],
  attachments: [],
  mentions: [],
};

test('[FB1] [FB6] nobody answers, the asker and the guardian are away: the network reads all of it and advises, and the asker sees that', async () => {
  const clock = testClock();
  await using network = await startNetwork(clock, { follows: true });
  const national = await nationalNetwork(network);
  const rahman = await network.person('rahman');
  await until(rahman, 'services', null, (services) => services.some(({ pathway }) => pathway.version === 2));
  const caseId = await askHospital(network, rahman);
  await rahman.write({ case: caseId, body: said('She travels on Friday.'), basedOn: 1 });
  await until(rahman, 'case', caseId, (value) => messagesIn(value).length === 2 && value.unsent.length === 0);
  await rahman.signOff();

  await network.restartGuardian(async () => {
    clock.advance(HOUR);
    await network.server.server().runDue();
  });

  const osei = await signIn(network, national.organisation);
  await until(osei, 'inbox', national.team, ({ rows }) => rows.some((row) => row.case === caseId));
  const shown = await until(osei, 'case', caseId, (value) => messagesIn(value).length === 2);
  expect(messagesIn(shown)).toEqual(['It has grown since spring. Should she be seen?', 'She travels on Friday.']);
  expect(shown.state.patient?.family).toBe('Barrowclough');
  const shared = shown.state.thread.find((item) => item.kind === 'record' && item.body.act === 'shared');
  expect(shared).toMatchObject({ refused: null, body: { rule: { pathway: 'dermatology-advice', version: 2 } } });
  await osei.write({ case: caseId, body: advice, basedOn: shown.state.lastNumber });

  const again = await network.person('rahman');
  const advised = await until(
    again,
    'case',
    caseId,
    ({ state, firings }) => state.advice.length === 1 && firings.length > 0,
  );
  expect(advised.state.advice[0]?.by).toMatchObject({ name: 'Dr Kwame Osei', organisation: national.organisation });
  expect(advised.firings.map(({ line }) => line)).toContain('fallback');
  expect(advised.firings.map(({ line }) => line)).not.toContain('fallback-unheard');
});

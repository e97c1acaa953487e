/** Two trusts become one while a case is open: its people go on reading, the successor's answer, and the record is theirs. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BodyOf } from '@corridor/cases';
import type { CaseView, CorridorClient } from '@corridor/client';
import { acceptSuccession, signSuccession } from '@corridor/crypto';
import { fromFolder } from '@corridor/guardian';
import {
  ceremonyAnswer,
  encodeSigned,
  type OrganisationId,
  successionTerms,
  SUITE,
  type TeamId,
  toBase64url,
} from '@corridor/wire';
import { expect, test } from 'vitest';
import { askHospital, messagesIn, said, startNetwork, testClock, type TestNetwork, until } from '../src/index.ts';
import { joiningTrust, signInAt, type Trust } from './joining-trust.ts';

const HOUR = 3_600_000;

const advice: BodyOf<'advised'> = {
  act: 'advised',
  assessment: 'Atypical naevus.',
  plan: 'Excise within two weeks.',
  safetyNet: 'If it bleeds, ring 01632 960501.',
  medication: [],
  attachments: [],
  mentions: [],
};

/** As a script at the guardian's machine says it. */
async function tell({ guardian, guardianUrl }: TestNetwork, path: string, body: object) {
  const headers = { authorization: `Bearer ${guardian.adminToken}`, 'content-type': 'application/json' };
  const request = { method: 'POST', headers, body: JSON.stringify(body) };
  const answer = await fetch(new URL(`/admin/v1${path}`, guardianUrl), request);
  return { status: answer.status, said: (await answer.json()) as Readonly<Record<string, unknown>> };
}

const rootOf = async ({ guardianParts }: TestNetwork, organisation: OrganisationId) =>
  (await fromFolder(join(guardianParts.config.keysDir, organisation), organisation)).root;

/** Both tables sign, and the guardian takes it in. */
async function merge(network: TestNetwork, organisation: OrganisationId, successor: Trust, team: TeamId) {
  const [root, theirs] = [await rootOf(network, organisation), await rootOf(network, successor.organisation)];
  const terms = successionTerms.encode({
    suite: SUITE,
    organisation,
    root: root.publicKey,
    successor: successor.organisation,
    successorRoot: theirs.publicKey,
    teams: [{ team, into: successor.team }],
    at: network.clock.now() + HOUR,
  });
  const signed = await signSuccession(terms, await acceptSuccession(terms, theirs), root);
  const answer = toBase64url(ceremonyAnswer.encode({ statements: [encodeSigned(signed)] }));
  const { status } = await tell(network, '/ceremony/answers', { file: `corridor-ceremony/v1 answer ${answer}\n` });
  expect(status).toBe(200);
}

/** Begun, and said again until so many are handed over and nothing is left. */
async function handOver(network: TestNetwork, organisation: OrganisationId, handedOver = 1): Promise<void> {
  const look = async () => (await tell(network, `/organisations/${organisation}/hand-over`, {})).said;
  await expect.poll(look, { timeout: 60_000 }).toMatchObject({ handedOver, left: 0, unnamed: 0 });
}

const deeds = ({ state }: CaseView): readonly string[] =>
  state.thread.flatMap((item) => (item.kind === 'record' && item.refused === null ? [item.body.act] : []));

async function advised(client: CorridorClient, caseId: CaseView['case']): Promise<CaseView> {
  return await until(client, 'case', caseId, ({ state }) => state.advice.length === 1);
}

test('[SU7] [SU8] [SU13] a case that is open across a merger is answered after it by the successor, which files it', async () => {
  const clock = testClock();
  await using network = await startNetwork(clock, { follows: true });
  const { calderbrook } = network.organisations;
  const trust = await joiningTrust(network);
  const osei = await signInAt(network, trust);
  const rahman = await network.person('rahman');
  const pryce = await network.person('pryce');
  await until(rahman, 'services', null, (services) => services.length === 1);
  const caseId = await askHospital(network, rahman);
  await until(pryce, 'case', caseId, ({ state }) => state.lastNumber === 1);
  await pryce.write({ case: caseId, body: { act: 'claimed' }, basedOn: 1 });
  await until(rahman, 'case', caseId, ({ state }) => state.owner.state === 'held');

  await merge(network, calderbrook, trust, network.teams.calderbrook);
  await handOver(network, calderbrook);
  clock.advance(2 * HOUR);

  await until(osei, 'inbox', trust.team, ({ rows }) => rows.some((row) => row.case === caseId));
  const taken = await until(osei, 'case', caseId, ({ state }) => state.teams.some(({ left }) => left !== null));
  expect(messagesIn(taken)).toEqual(['It has grown since spring. Should she be seen?']);
  expect(deeds(taken)).toEqual(['claimed', 'shared', 'left']);
  expect(taken.state.owner).toEqual({ state: 'nobody' });
  await osei.write({ case: caseId, body: advice, basedOn: taken.state.lastNumber });

  const shown = await advised(rahman, caseId);
  expect(shown.state.advice[0]?.by).toMatchObject({ name: 'Dr Kwame Osei', organisation: trust.organisation });
  expect(deeds(shown)).toEqual(['claimed', 'shared', 'left']);
  expect(shown.state.teams.find(({ team }) => team === trust.team)).toMatchObject({
    side: 'answering',
    follows: [network.teams.calderbrook],
  });
  expect(shown.audience.words).toContain('Elm Valley Trust');
  await rahman.write({
    case: caseId,
    body: { act: 'acknowledged', advice: shown.state.advice[0]?.event as never, understood: true },
    basedOn: shown.state.lastNumber,
  });
  const understood = await until(rahman, 'case', caseId, ({ state }) => state.status.kind === 'acknowledged');
  const outcome = { code: 'advice-given', label: 'Advice given', avoided: 'yes', avoidedWhat: 'trip' } as const;
  await rahman.write({ case: caseId, body: { act: 'closed', outcome }, basedOn: understood.state.lastNumber });
  const filedBy = ({ state }: CaseView) => new Set(state.filings.map(({ organisation }) => organisation));
  const filed = await until(rahman, 'case', caseId, (view) => filedBy(view).size === 2);
  expect(filedBy(filed)).toEqual(new Set([network.organisations.elmbridge, trust.organisation]));
  expect(readdirSync(network.recordsDir).toSorted()).toHaveLength(2);
});

test('[SU8] the successor of the asker reads the answer, acknowledges it and closes the case', async () => {
  const clock = testClock();
  await using network = await startNetwork(clock, { follows: true });
  const { elmbridge } = network.organisations;
  const trust = await joiningTrust(network);
  const osei = await signInAt(network, trust);
  const rahman = await network.person('rahman');
  const pryce = await network.person('pryce');
  await until(rahman, 'services', null, (services) => services.length === 1);
  const caseId = await askHospital(network, rahman);
  await merge(network, elmbridge, trust, network.teams.elmbridge);
  await handOver(network, elmbridge);
  clock.advance(2 * HOUR);
  const asked = await until(pryce, 'case', caseId, ({ state }) => state.teams.some(({ left }) => left !== null));
  expect(asked.audience.words).toContain('Elm Valley Trust');
  await pryce.write({ case: caseId, body: advice, basedOn: asked.state.lastNumber });
  const shown = await advised(osei, caseId);
  await osei.write({
    case: caseId,
    body: { act: 'acknowledged', advice: shown.state.advice[0]?.event as never, understood: true },
    basedOn: shown.state.lastNumber,
  });
  const seen = await until(pryce, 'case', caseId, ({ state }) => state.status.kind === 'acknowledged');
  expect(
    seen.state.thread.every((item) => item.kind !== 'gap' && item.kind !== 'erased' && item.refused === null),
  ).toBe(true);
});

test('[SU12] nothing is handed over before both have signed, or to a team in which nobody is; all that is not ready is said', async () => {
  await using network = await startNetwork(testClock(), { follows: true });
  const { calderbrook } = network.organisations;
  const trust = await joiningTrust(network);
  const path = `/organisations/${calderbrook}/hand-over`;
  expect((await tell(network, path, {})).said).toMatchObject({ faults: [{ path: 'merger' }] });
  await merge(network, calderbrook, trust, network.teams.calderbrook);
  // Dr Osei has never signed in: there are no keys to hand the cases to.
  const begin = async () => await tell(network, path, {});
  const notYet = { status: 400, said: { faults: [{ path: `teams.${network.teams.calderbrook}` }] } };
  await expect.poll(begin).toMatchObject(notYet);
  await signInAt(network, trust);
  await expect.poll(begin).toMatchObject({ status: 202 });
  const theirs = await tell(network, `/organisations/${trust.organisation}/hand-over`, {});
  expect(theirs.said).toMatchObject({ faults: [{ path: 'merger' }] });
});

test('[SU11] handing over goes on after a restart, hands each case over once, and takes with it what came late', async () => {
  const clock = testClock();
  await using network = await startNetwork(clock, { follows: true });
  const { calderbrook } = network.organisations;
  const trust = await joiningTrust(network);
  const osei = await signInAt(network, trust);
  const rahman = await network.person('rahman');
  await until(rahman, 'services', null, (services) => services.length === 1);
  const cases = [await askHospital(network, rahman), await askHospital(network, rahman)];
  await until(rahman, 'inbox', network.teams.elmbridge, ({ rows }) => rows.length === 2);
  await merge(network, calderbrook, trust, network.teams.calderbrook);
  await tell(network, `/organisations/${calderbrook}/hand-over`, {});
  await network.restartGuardian();
  await handOver(network, calderbrook, 2);
  for (const caseId of cases) {
    const view = await until(osei, 'case', caseId, ({ state }) => state.teams.some(({ left }) => left !== null));
    expect(deeds(view)).toEqual(['shared', 'left']);
  }
  await rahman.write({ case: cases[0] as never, body: said('She travels on Friday.'), basedOn: 3 });
  await until(osei, 'case', cases[0] as never, (view) => messagesIn(view).length === 2);
});

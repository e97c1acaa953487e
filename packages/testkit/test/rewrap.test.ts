/** The first of a team to open a case spares the others the slow opening. */
import { nodePorts } from '@corridor/client/node';
import { type CaseId, caseWrap, decodeSigned, type Down } from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askHospital, lyingServer, startNetwork, type TestNetwork, until } from '../src/index.ts';

let network: TestNetwork;

beforeAll(async () => {
  network = await startNetwork();
});
afterAll(async () => await network[Symbol.asyncDispose]());

/** How the team's key of the case is wrapped, by what a fresh sign-in of somebody is sent. */
async function wrapsSentTo(who: 'pryce' | 'achebe', caseId: CaseId): Promise<readonly string[]> {
  const line = lyingServer(nodePorts().openSocket);
  const client = await network.person(who, { openSocket: line.openSocket });
  const inbox = await until(
    client,
    'inbox',
    network.teams.calderbrook,
    ({ loading, rows }) => !loading && rows.length > 0,
  );
  expect(inbox.rows.find((row) => row.case === caseId)).toMatchObject({ damaged: false });
  const summaries = line.heard.flatMap((frame: Down) => (frame.t === 'inbox' ? frame.cases : []));
  const wraps = summaries.find((summary) => summary.case === caseId)?.wraps ?? [];
  return wraps.map((wrap) => caseWrap.decode(decodeSigned(wrap).bytes).how);
}

test('[CL65] a key that came by HPKE is sealed again by who opens it first, and the next opens it without', async () => {
  const rahman = await network.person('rahman');
  const caseId = await askHospital(network, rahman);
  await until(rahman, 'outbox', null, (unsent) => unsent.length === 0);
  // Another organisation's team can be reached by HPKE alone. Its guardian, or the first reader, seals again in the
  // background: it is asked until it is so, and the test's limit of time is the bound.
  let wraps: readonly string[] = [];
  while (!wraps.includes('sealed')) wraps = await wrapsSentTo('pryce', caseId);
  expect(wraps).toEqual(['sealed']);
  expect(await wrapsSentTo('achebe', caseId)).toEqual(['sealed']);
});

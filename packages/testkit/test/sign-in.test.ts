import { afterAll, beforeAll, expect, test } from 'vitest';
import { askHospital, messagesIn, said, startNetwork, type TestNetwork, until } from '../src/index.ts';

let network: TestNetwork;
beforeAll(async () => {
  network = await startNetwork();
});
afterAll(async () => await network[Symbol.asyncDispose]());

test('[SI1] a question goes from a first sign-in to the right team, live, and is answered by name', async () => {
  const pryce = await network.person('pryce');
  const rahman = await network.person('rahman');
  const caseId = await askHospital(network, rahman);
  const inbox = await until(pryce, 'inbox', network.teams.calderbrook, ({ rows }) =>
    rows.some((row) => row.case === caseId),
  );
  expect(inbox.rows[0]).toMatchObject({
    subject: 'Changing naevus, left forearm',
    asker: 'Dr Amina Rahman',
    damaged: false,
  });
  await pryce.write({ case: caseId, body: said('Please send a dermatoscope view.'), basedOn: 1 });
  const view = await until(rahman, 'case', caseId, (value) => messagesIn(value).length === 2);
  expect(messagesIn(view)[1]).toBe('Please send a dermatoscope view.');
});

/** What clients and guardians make of the transparency log, on a whole network with a witness. */
import type { CorridorClient, LogShown } from '@corridor/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askHospital, startNetwork, type TestNetwork, testClock, until } from '../src/index.ts';

const clock = testClock();
let network: TestNetwork;
beforeAll(async () => {
  network = await startNetwork(clock);
});
afterAll(async () => {
  await network[Symbol.asyncDispose]();
});

async function logOf(client: CorridorClient, wanted: (log: LogShown) => boolean): Promise<LogShown> {
  return await until(client, 'log', null, wanted);
}

test('[TR1] somebody who signs in sees a log that their guardian and the witness confirmed, with everything they rely on in it', async () => {
  const rahman = await network.person('rahman');
  await network.person('pryce');
  const log = await logOf(
    rahman,
    ({ freshness, statements }) => freshness === 'fresh' && statements.beingConfirmed === 0,
  );
  expect(log.checkpoint?.witness?.name).toBe(network.server.witness.key.name);
  expect(log.statements.unconfirmed).toBe(0);
  expect(log.statements.confirmed).toBeGreaterThan(6);
  const caseId = await askHospital(network, rahman);
  const { audience } = await until(
    rahman,
    'case',
    caseId,
    ({ unsent, state }) => unsent.length === 0 && state.lastNumber === 1,
  );
  expect(audience.teams.map(({ inLog }) => inLog)).toEqual(['confirmed', 'confirmed']);
});

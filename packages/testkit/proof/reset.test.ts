/** New keys for a person: what the former ones are still good for, and who cannot bring it about. */
import type { CorridorClient } from '@corridor/client';
import { allowReset, enterPerson } from '@corridor/guardian';
import { decodeSigned, person as personFormat, roster as rosterFormat, type CaseId } from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rowsIn } from '../../../scripts/platform/in-database.ts';
import { askHospital, messagesIn, said, startNetwork, type TestNetwork, until } from '../src/index.ts';
import { read, write } from './writing.ts';

let network: TestNetwork;
let rahman: CorridorClient;
let pryce: CorridorClient;
let caseId: CaseId;

beforeAll(async () => {
  network = await startNetwork();
  rahman = await network.person('rahman');
  pryce = await network.person('pryce');
  caseId = await askHospital(network, rahman);
  await read(pryce, caseId);
});
afterAll(async () => await network[Symbol.asyncDispose]());

async function rows(sql: string, values: readonly string[] = []): Promise<readonly Uint8Array[]> {
  const found = await rowsIn<{ statement: Buffer }>(network.server.databaseUrl, sql, values);
  return found.map(({ statement }) => new Uint8Array(statement));
}

async function versionsOf(user: string): Promise<readonly number[]> {
  const statements = await rows('SELECT statement FROM people WHERE id = $1 ORDER BY version', [user]);
  return statements.map((each) => personFormat.decode(decodeSigned(each).bytes).version);
}

test('[RS2] a server that hides a person’s lock brings about no reset: the guardian certifies no other keys', async () => {
  const bundle = await rows('SELECT bundle AS statement FROM bundles WHERE member = $1', [network.users.pryce]);
  expect(bundle).toHaveLength(1);
  await rows('UPDATE bundles SET member = $2 WHERE member = $1', [network.users.pryce, network.users.okafor]);
  await expect(network.signIn(network.browser(), 'pryce')).rejects.toThrow();
  expect(await versionsOf(network.users.pryce)).toEqual([1]);
  await rows('UPDATE bundles SET member = $1 WHERE member = $2', [network.users.pryce, network.users.okafor]);
});

test('[RS3] an administrator who allows a reset gets nothing by it: without the person’s own sign-in no keys are made', async () => {
  const { office } = network.guardian;
  const { calderbrook } = network.organisations;
  const identity = { sub: 'neil@identity.example' };
  const named = {
    name: 'Neil Parfitt',
    role: 'Manager',
    registration: '',
    powers: ['administrator'] as const,
    identity,
  };
  const { value: administrator } = await enterPerson(office, calderbrook, named, 'the test');
  await allowReset(office, calderbrook, network.users.pryce, administrator);
  expect(await versionsOf(network.users.pryce)).toEqual([1]);
  await write(pryce, caseId, said('Still here, under the keys that stand.'));
});

test('[RS1] the next sign-in makes new keys; sessions of the former end, and nothing of theirs is taken any more', async () => {
  const ended = until(pryce, 'access', null, ({ state }) => state === 'ended');
  const again = await network.person('pryce');
  expect(await versionsOf(network.users.pryce)).toEqual([1, 2]);
  await ended;
  const former = pryce.write({ case: caseId, body: said('Under the former keys.'), basedOn: 1 });
  await expect(former).rejects.toMatchObject({ code: 'not-signed-in' });
  await write(again, caseId, said('Under the new ones.'));
  const view = await read(rahman, caseId, (shown) => messagesIn(shown).includes('Under the new ones.'));
  expect(messagesIn(view)).toContain('Still here, under the keys that stand.');
  expect(messagesIn(view)).not.toContain('Under the former keys.');
});

test('[RS1] every team of the person has a generation that the former keys were never given', async () => {
  const statements = await rows('SELECT statement FROM rosters ORDER BY version');
  const rosters = statements.map((each) => rosterFormat.decode(decodeSigned(each).bytes));
  for (const team of [network.teams.calderbrook, network.users.pryce as string]) {
    const newest = rosters.findLast((each) => (each.team as string) === team);
    expect(newest).toMatchObject({ reason: 'reset', generation: 2 });
    expect(newest?.members.find(({ user }) => user === network.users.pryce)?.version).toBe(2);
  }
});

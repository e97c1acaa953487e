/** Several server processes on one database, and a database of before the log. */
import { placeInLog } from '@corridor/crypto';
import { createServer } from '@corridor/server';
import { Network, publishPerson, publishTeam, memberOf, staffed, type TestClient } from '@corridor/testkit/bare';
import { encodeSigned, logLeaf } from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rowsIn } from '../../../scripts/platform/in-database.ts';
import { Reader, statementOf } from './reader.ts';

let network: Network;
beforeAll(async () => {
  network = await Network.start();
});
afterAll(async () => await network[Symbol.asyncDispose]());

async function query<Row extends Record<string, unknown>>(sql: string): Promise<Row[]> {
  return await rowsIn<Row>(network.parts.databaseUrl, sql);
}

const indices = async (): Promise<number[]> =>
  (await query<{ index: string }>('SELECT index FROM log_leaves ORDER BY index')).map(({ index }) => Number(index));

test('[LG25] leaves that come to two servers at once have indices without gaps, and one tree', async () => {
  const { server, address } = await network.another();
  const { organisation, guardian, first, people } = await staffed(network, 1);
  const { id, guardianKeys } = organisation;
  const there = await network.signIn(
    { organisation: id, user: organisation.guardian, version: 1, signer: guardianKeys.signer },
    address,
  );
  const newcomers = await Promise.all(
    Array.from({ length: 40 }, async (_, i) => await organisation.person(`new-${i}`)),
  );
  const publish = async (by: TestClient, i: number) => {
    const statement = newcomers[i]?.statement;
    if (statement !== undefined)
      await by.get('done', { t: 'publish', kind: 'person', statement: encodeSigned(statement), wraps: [] });
  };
  await Promise.all(newcomers.map(async (_, i) => await publish(i % 2 === 0 ? guardian : there, i)));
  await Promise.all([network.server.runDue(), server.runDue()]);
  expect(await indices()).toEqual((await indices()).map((_, i) => i));
  const here = new Reader(network, await network.person(first));
  const elsewhere = new Reader(network, await network.person(first, address));
  expect((await here.look()).note).toBe((await elsewhere.look()).note);
  for (const person of [...people, ...newcomers]) {
    expect(await elsewhere.logged(statementOf('person', person.statement))).not.toBeNull();
  }
  const sizes = await query<{ size: string }>('SELECT size FROM log_checkpoints');
  expect(sizes.length).toBe(1);
  await server.close();
});

test('[LG18] a database of before the log begins one with all that it holds, in the order of their times', async () => {
  const { organisation, guardian, first, people, team } = await staffed(network, 1);
  await publishTeam(
    guardian,
    await organisation.team(
      people.map((person) => memberOf(person)),
      team,
    ),
  );
  const late = await organisation.person('late', { issuedAt: network.clock.now() + 1000 });
  await publishPerson(guardian, late);
  await query('TRUNCATE log_leaves, log_tiles, log_checkpoints, log_heads, log_cosignatures');
  const server = await createServer(network.parts);
  await server.runDue();
  const reader = new Reader(network, await network.person(first));
  await reader.look();
  const { head } = await reader.head(organisation.id);
  const { entries } = await reader.client.get('log-entries', { t: 'log-entries', after: 0, limit: 200 });
  const kinds = entries.map(({ said }) => said?.kind);
  expect(kinds).toEqual(['organisation', 'guardian', 'recovery', 'person', 'roster', 'roster', 'person']);
  expect(logLeaf.decode(entries.at(-1)?.leaf ?? new Uint8Array(0)).tag).toEqual(
    placeInLog(statementOf('person', late.statement)).tag,
  );
  expect(head.number).toBe(7);
  const size = reader.tree.size;
  await server.close();
  const again = await createServer(network.parts);
  await again.runDue();
  await again.close();
  await reader.look();
  expect(reader.tree.size).toBe(size);
});

import { NO_HEAD, placeInLog, systemRandom, verifyCommitment, verifyNextLeaf } from '@corridor/crypto';
import { memberOf, Network, publishPerson, publishTeam, staffed } from '@corridor/testkit/bare';
import { decodeSigned, encodeSigned, logLeaf, type Signed } from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Reader, statementOf } from './reader.ts';

type Staff = Awaited<ReturnType<typeof staffed>>;

let network: Network;
let staff: Staff;
let reader: Reader;

beforeAll(async () => {
  network = await Network.start();
  staff = await staffed(network, 2);
  reader = new Reader(network, await network.person(staff.first));
});
afterAll(async () => await network[Symbol.asyncDispose]());

const sizeNow = async (): Promise<number> => {
  await network.server.runDue();
  await reader.look();
  return reader.tree.size;
};

const publishRota = async (statement: Signed) =>
  await staff.guardian.ask({ t: 'publish', kind: 'rota', statement: encodeSigned(statement), wraps: [] });

test('[LG1] whatever is published, and what an organisation is admitted with, is in the tree', async () => {
  await sizeNow();
  for (const person of staff.people)
    expect(await reader.logged(statementOf('person', person.statement))).not.toBeNull();
  expect(await reader.logged(statementOf('roster', staff.team.statement))).not.toBeNull();
  const { entries } = await reader.client.get('log-entries', { t: 'log-entries', after: 0, limit: 50 });
  const kinds = entries.map(({ said }) => said?.kind);
  expect(kinds).toEqual(['organisation', 'guardian', 'recovery', 'person', 'person', 'roster']);
});

test('[LG1] what is published again, or refused, adds nothing', async () => {
  const before = await sizeNow();
  await publishPerson(staff.guardian, staff.first);
  await publishTeam(staff.guardian, staff.team);
  const next = await staff.organisation.team([], staff.team);
  const statement = encodeSigned(next.statement);
  expect(await staff.guardian.refusal({ t: 'publish', kind: 'roster', statement, wraps: [] })).toBe('incomplete');
  expect(await sizeNow()).toBe(before);
});

test('[LG2] [LG23] an organisation reads its own entries, in a chain that ends in its head', async () => {
  await sizeNow();
  const { entries, last } = await reader.client.get('log-entries', { t: 'log-entries', after: 0, limit: 200 });
  let before = { number: 0, head: NO_HEAD };
  for (const { leaf: encoded, said } of entries) {
    const leaf = logLeaf.decode(encoded);
    verifyNextLeaf(leaf, before);
    if (said !== null) verifyCommitment(leaf, said, said.salt);
    before = leaf;
  }
  const { head } = await reader.head(staff.organisation.id);
  expect([head.number, head.head]).toEqual([before.number, before.head]);
  expect(last).toBe(before.number);
});

test('[LG23] a page of entries begins after a number, and is no longer than asked; another organisation reads its own', async () => {
  const { entries } = await reader.client.get('log-entries', { t: 'log-entries', after: 2, limit: 2 });
  expect(entries.map(({ leaf }) => logLeaf.decode(leaf).number)).toEqual([3, 4]);
  const other = await staffed(network, 1);
  const theirs = await other.guardian.get('log-entries', { t: 'log-entries', after: 0, limit: 200 });
  expect(new Set(theirs.entries.map(({ leaf }) => logLeaf.decode(leaf).organisation))).toEqual(
    new Set([other.organisation.id]),
  );
});

test('[LG4] [LG15] each checkpoint continues those before; without leaves there is none', async () => {
  const sizes = [await sizeNow()];
  for (let i = 0; i < 5; i++) {
    await publishPerson(staff.guardian, await staff.organisation.person(`more-${i}`));
    sizes.push(await sizeNow());
    expect(await sizeNow()).toBe(sizes.at(-1));
  }
  expect(new Set(sizes).size).toBe(6);
  for (const size of sizes) await new Reader(network, reader.client).look({ size });
});

test('[LG21] there is no proof of what is not logged, or not in the checkpoint yet', async () => {
  const before = await sizeNow();
  const person = await staff.organisation.person('newcomer');
  const said = statementOf('person', person.statement);
  expect(await reader.logged(said)).toBeNull();
  await publishPerson(staff.guardian, person);
  expect(await reader.logged(said)).toBeNull();
  expect(await sizeNow()).toBe(before + 1);
  expect(await reader.logged(said)).not.toBeNull();
});

test('[LG22] the map says which roster is the newest, in each checkpoint what was so then', async () => {
  const { organisation, guardian, people } = staff;
  const first = await organisation.team(people.map((person) => memberOf(person)));
  await publishTeam(guardian, first);
  const earlier = await sizeNow();
  const { head: before } = await reader.head(organisation.id);
  const { tag } = placeInLog(statementOf('roster', first.statement));
  const second = await organisation.team([], first);
  await publishTeam(guardian, second);
  await sizeNow();
  const { head } = await reader.head(organisation.id);
  expect(head.number).toBe(before.number + 1);
  expect(await reader.newest(head, tag)).toBe(head.number);
  expect(await reader.newest(before, tag, earlier)).toBe(before.number);
  expect(await reader.newest(head, systemRandom(32))).toBeNull();
});

test('[LG14] a rota that is over says nothing any more; its leaf stays, and the tree with it', async () => {
  const { organisation, team } = staff;
  const at = network.clock.now();
  const shift = { user: staff.first.user, deputy: null, from: at, to: at + 1000 };
  const first = await organisation.rota(team, 1, [shift]);
  await publishRota(first);
  await sizeNow();
  const leaf = await reader.logged(statementOf('rota', first));
  expect(leaf).not.toBeNull();
  const second = await organisation.rota(team, 2, []);
  await publishRota(second);
  await sizeNow();
  expect(await reader.logged(statementOf('rota', first))).toBeNull();
  expect(await reader.logged(statementOf('rota', second))).not.toBeNull();
  const after = (leaf?.number ?? 0) - 1;
  const { entries } = await reader.client.get('log-entries', { t: 'log-entries', after, limit: 1 });
  expect(entries.map((entry) => [logLeaf.decode(entry.leaf), entry.said])).toEqual([[leaf, null]]);
});

test('[LG1] a statement that an organisation’s later one overtook is answered, and not logged', async () => {
  const { organisation } = staff;
  const { entries } = await reader.client.get('log-entries', { t: 'log-entries', after: 0, limit: 1 });
  const statement = entries[0]?.said?.statement ?? new Uint8Array(0);
  const before = await sizeNow();
  await staff.guardian.get('done', { t: 'publish', kind: 'organisation', statement, wraps: [] });
  expect(await sizeNow()).toBe(before);
  expect(decodeSigned(statement).bytes.length).toBeGreaterThan(0);
  expect(organisation.id).toBe(staff.organisation.id);
});

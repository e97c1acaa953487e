/** An organisation that was taken into another, at the server. */
import { acceptSuccession, type Signer, signSuccession } from '@corridor/crypto';
import { Network, type TestClient, type TestOrganisation } from '@corridor/testkit/bare';
import { encodeSigned, successionTerms, SUITE } from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';

const MINUTE = 60_000;

let network: Network;
let former: TestOrganisation;
let successor: TestOrganisation;
let guardian: TestClient;

beforeAll(async () => {
  network = await Network.start();
  [former, successor] = [await network.organisation(), await network.organisation()];
  guardian = await network.guardian(former);
});
afterAll(async () => await network[Symbol.asyncDispose]());

interface By {
  readonly from?: TestOrganisation;
  readonly accepting?: Signer;
  readonly at?: number;
}

async function merger({ from = former, accepting = successor.root, at = network.clock.now() + MINUTE }: By = {}) {
  const roots = { root: from.root.publicKey, successorRoot: accepting.publicKey };
  const of = { suite: SUITE, organisation: from.id, successor: successor.id, ...roots, teams: [], at };
  const terms = successionTerms.encode(of);
  const signed = await signSuccession(terms, await acceptSuccession(terms, accepting), from.root);
  return { t: 'publish' as const, kind: 'succession' as const, statement: encodeSigned(signed), wraps: [] };
}

test('[SU3] it is taken from the guardian of either under both admitted roots, and from nobody else', async () => {
  const third = await network.organisation();
  expect(await guardian.refusal(await merger({ accepting: third.root }))).toBe('unauthenticated');
  expect(await guardian.refusal(await merger({ from: third }))).toBe('not-allowed');
  const stranger = await network.guardian(third);
  expect(await stranger.refusal(await merger())).toBe('not-allowed');
  const said = await merger();
  const other = await network.guardian(successor);
  await other.get('done', said);
  await guardian.get('done', said);
  await other.get('done', said);
  expect(await guardian.refusal(await merger({ at: network.clock.now() + 2 * MINUTE }))).toBe('conflict');
  const { statements } = await guardian.get('directory', { t: 'directory', after: 0, limit: 200 });
  expect(statements.filter(({ kind }) => kind === 'succession')).toHaveLength(1);
});

test('[SU4] to the date the former publishes, and nothing after', async () => {
  const before = await former.person('to-the-date');
  await guardian.get('done', { t: 'publish', kind: 'person', statement: encodeSigned(before.statement), wraps: [] });
  network.clock.advance(2 * MINUTE);
  const after = await former.person('after-the-date');
  const publication = {
    t: 'publish' as const,
    kind: 'person' as const,
    statement: encodeSigned(after.statement),
    wraps: [],
  };
  expect(await guardian.refusal(publication)).toBe('not-allowed');
});

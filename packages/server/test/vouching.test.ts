/** How a third organisation gets in by the word of two. */
import { sha256, sign, systemRandom } from '@corridor/crypto';
import { Network, type TestClient, TestOrganisation } from '@corridor/testkit/bare';
import {
  decodeSigned,
  encodeFrame,
  encodeSigned,
  organisation as organisationFormat,
  SUITE,
  vouch as vouchFormat,
  vouchWithdrawal,
} from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';

let network: Network;
let founders: readonly { readonly organisation: TestOrganisation; readonly guardian: TestClient }[];

beforeAll(async () => {
  network = await Network.start();
  const two = [await network.organisation(), await network.organisation()];
  founders = await Promise.all(
    two.map(async (organisation) => ({ organisation, guardian: await network.guardian(organisation) })),
  );
});
afterAll(async () => await network[Symbol.asyncDispose]());

/** A newcomer, with papers under an ODS code of its own. */
async function newcomer(ods: string) {
  const organisation = await TestOrganisation.make(network.clock.now());
  const [first, ...more] = await organisation.papers();
  const { at, name } = organisationFormat.decode(decodeSigned(first ?? new Uint8Array(0)).bytes);
  const says = { suite: SUITE, organisation: organisation.id, ods, name, root: organisation.root.publicKey, at };
  return { organisation, papers: [encodeSigned(await sign(organisationFormat, says, organisation.root)), ...more] };
}

type Subject = Pick<TestOrganisation, 'id' | 'root'>;

async function word(from: number, of: Subject, ods: string, format = vouchFormat) {
  const founder = founders[from];
  if (founder === undefined) throw new Error('no founder');
  const { organisation: by, guardian } = founder;
  const root = await sha256(of.root.publicKey);
  const says = { suite: SUITE, by: by.id, organisation: of.id, ods, root, at: network.clock.now() };
  const statement = encodeSigned(await sign(format, says, by.root));
  return { guardian, asked: { t: 'publish' as const, kind: 'vouch' as const, statement, wraps: [] } };
}

async function vouch(from: number, of: Subject, ods: string, format = vouchFormat): Promise<void> {
  const { guardian, asked } = await word(from, of, ods, format);
  await guardian.get('done', asked);
}

async function knock(papers: readonly Uint8Array[]): Promise<number> {
  const headers = { 'content-type': 'application/cbor' };
  const body = Buffer.from(encodeFrame(papers));
  return (await fetch(`${network.address}/v1/organisations`, { method: 'POST', headers, body })).status;
}

test('[VO7] two admitted organisations bring a third without the operator; one does not', async () => {
  const { organisation, papers } = await newcomer('V1');
  expect(await knock(papers)).toBe(401);
  await vouch(0, organisation, 'V1');
  expect(await knock(papers)).toBe(401);
  await vouch(0, organisation, 'V1');
  expect(await knock(papers)).toBe(401);
  await vouch(1, organisation, 'V1');
  expect(await knock(papers)).toBe(204);
  await network.guardian(organisation);
});

test('[VO7] a vouch for another root or another code brings nobody', async () => {
  const { organisation, papers } = await newcomer('V2');
  const other = await TestOrganisation.make(network.clock.now());
  await vouch(0, organisation, 'V2');
  await vouch(1, organisation, 'V3');
  expect(await knock(papers)).toBe(401);
  await vouch(1, { id: organisation.id, root: other.root }, 'V2');
  expect(await knock(papers)).toBe(401);
  expect(await knock([])).toBe(401);
  expect(await knock([systemRandom(40)])).toBe(401);
});

test('[VO8] two do not bring a look-alike: the ODS code of one that is here', async () => {
  const { organisation: known, papers } = await newcomer('V4');
  const { organisation: alike, papers: theirs } = await newcomer('V4');
  for (const of of [known, alike]) for (const from of [0, 1]) await vouch(from, of, 'V4');
  expect(await knock(papers)).toBe(204);
  expect(await knock(theirs)).toBe(401);
});

test('[VO10] a vouch that was withdrawn brings nobody, and is not said again as it was', async () => {
  const { organisation, papers } = await newcomer('V5');
  await vouch(0, organisation, 'V5');
  const { guardian, asked } = await word(1, organisation, 'V5');
  await guardian.get('done', asked);
  network.clock.advance(1000);
  await vouch(1, organisation, 'V5', vouchWithdrawal);
  expect(await knock(papers)).toBe(401);
  expect(await guardian.refusal(asked)).toBe('conflict');
  expect(await knock(papers)).toBe(401);
  network.clock.advance(1000);
  await vouch(1, organisation, 'V5');
  expect(await knock(papers)).toBe(204);
});

import {
  encodeSigned,
  type Release,
  release,
  type ReleasedCode,
  releasedCode,
  SUITE,
  type UserId,
} from '@corridor/wire';
import { expect, test } from 'vitest';
import { bytesOf, idOf, newNetwork, NOW, organisationId } from '../test/network.ts';
import { expectRefused } from '../test/refused.ts';
import { newSecret, sign, signerFromSeed, systemRandom, verifyRelease, verifyReleasedCode } from './index.ts';

const { ben, guardian, guardianKeys } = await newNetwork();
const publisher = await signerFromSeed(newSecret(systemRandom));
const made: Release = { suite: SUITE, version: '1.4.0', commit: 'c0ffee', manifest: bytesOf('manifest') };
const says: ReleasedCode = {
  suite: SUITE,
  organisation: organisationId,
  origin: 'https://guardian.calder.example',
  number: 1,
  version: '1.4.0',
  manifest: made.manifest,
  release: encodeSigned(await sign(release, made, publisher)),
  headers: "content-security-policy: default-src 'none'\n",
  guardian: guardian.guardian,
  at: NOW,
};
const signed = async (more: Partial<ReleasedCode> = {}, by = guardianKeys.signer) =>
  await sign(releasedCode, { ...says, ...more }, by);

test('[DC1] a release is its publisher’s', async () => {
  const statement = await sign(release, made, publisher);
  expect(await verifyRelease(statement, publisher.publicKey)).toEqual(made);
  await expectRefused(verifyRelease(statement, guardianKeys.signer.publicKey));
});

test('[DC2] what an origin serves is said by the guardian of its organisation', async () => {
  expect(await verifyReleasedCode(await signed(), guardian)).toEqual(says);
  expect(await verifyReleasedCode(await signed({ release: new Uint8Array(0) }), guardian)).toMatchObject({ number: 1 });
  await expectRefused(verifyReleasedCode(await signed({}, ben.keys.signer), guardian));
  await expectRefused(verifyReleasedCode(await signed({ guardian: idOf<UserId>('another') }), guardian));
});

test('[DC2] a publisher’s signature of other files, or none, is no release of these', async () => {
  await expectRefused(verifyReleasedCode(await signed({ manifest: bytesOf('other') }), guardian));
  await expectRefused(verifyReleasedCode(await signed({ version: '1.5.0' }), guardian));
  await expectRefused(verifyReleasedCode(await signed({ release: bytesOf('garbage') }), guardian));
});

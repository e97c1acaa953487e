import {
  type Format,
  guardian,
  organisation,
  person,
  recovery,
  roster,
  type Signed,
  SUITE,
  tuple,
  vouch,
  type Person,
  type OrganisationId,
} from '@corridor/wire';
import { expect, test } from 'vitest';
import { bytesOf, fixedRandom, HOUR, idOf, newNetwork, NOW, organisationId, flipped } from '../test/network.ts';
import { expectRefused } from '../test/refused.ts';
import {
  sign,
  signerFromSeed,
  statementHash,
  verifyGuardian,
  verifyOrganisation,
  verifyPerson,
  verifyRecovery,
  verifyStatement,
  verifyVouch,
  personKeysFromSecret,
  sha256,
} from './index.ts';

const network = await newNetwork();
const { root, guardianKeys, asha } = network;
const anchor = { organisation: organisationId, root: root.publicKey };
const elsewhere = {
  organisation: idOf<OrganisationId>('Airedale'),
  root: (await signerFromSeed(bytesOf('r2'))).publicKey,
};
const organisationSigned = await sign(
  organisation,
  { suite: SUITE, ...anchor, ods: 'Z99001', name: 'Elmbridge', at: NOW },
  root,
);

test('[KE1] a person’s keys follow from the secret alone', async () => {
  const again = await personKeysFromSecret(bytesOf('secret of Asha'));
  expect(again.signer.publicKey).toEqual(asha.person.sign);
  expect(again.kem.publicKey).toEqual(asha.person.kem);
});

test('[KE5] what verified is decoded from the bytes that were signed', async () => {
  const value = await verifyStatement(person, asha.signed, guardianKeys.signer.publicKey);
  expect(value).toEqual(asha.person);
  expect(await statementHash(asha.signed)).toEqual(await sha256(asha.signed.bytes));
});

test('[KE5] a changed byte of statement or signature is refused', async () => {
  const { bytes, signature } = asha.signed;
  for (let at = 0; at < bytes.length; at += 61) {
    await expectRefused(verifyPerson({ bytes: flipped(bytes, at), signature }, network.guardian));
  }
  await expectRefused(verifyPerson({ bytes: bytes.subarray(0, -1), signature }, network.guardian));
  await expectRefused(verifyPerson({ bytes, signature: flipped(signature, 40) }, network.guardian));
  await expectRefused(verifyPerson({ bytes, signature: signature.subarray(1) }, network.guardian));
});

test('[KE6] [SE9] a statement of one format is refused as any other', async () => {
  const formats: readonly Format<{ readonly suite: number }>[] = [organisation, guardian, recovery, vouch, roster];
  for (const format of formats) {
    await expectRefused(verifyStatement(format, asha.signed, guardianKeys.signer.publicKey));
  }
});

test('[SE10] another suite is refused, though well signed', async () => {
  const other = await sign(person, { ...asha.person, suite: 2 }, guardianKeys.signer);
  await expectRefused(verifyPerson(other, network.guardian));
});

test('[KE7] an organisation is signed by the root that it names', async () => {
  expect((await verifyOrganisation(organisationSigned)).name).toBe('Elmbridge');
  const value = { suite: SUITE, ...elsewhere, ods: 'Z99001', name: 'Elmbridge', at: NOW };
  await expectRefused(verifyOrganisation(await sign(organisation, value, root)));
  await expectRefused(verifyOrganisation({ bytes: tuple('organisation', 1), signature: new Uint8Array(64) }));
});

test('[KE8] [KE14] a guardian is its root’s, for its organisation, in its term', async () => {
  const { guardianSigned } = network;
  expect(await verifyGuardian(guardianSigned, anchor, NOW)).toEqual(network.guardian);
  expect(await verifyGuardian(guardianSigned, anchor, NOW - 5 * 60_000)).toEqual(network.guardian);
  await expectRefused(verifyGuardian(guardianSigned, anchor, NOW - 5 * 60_000 - 1));
  await expectRefused(verifyGuardian(guardianSigned, anchor, NOW + 1000 * HOUR));
  await expectRefused(verifyGuardian(guardianSigned, elsewhere, NOW));
  await expectRefused(verifyGuardian(guardianSigned, { ...anchor, organisation: elsewhere.organisation }, NOW));
  const endless = await sign(guardian, { ...network.guardian, expiresAt: NOW }, root);
  await expectRefused(verifyGuardian(endless, anchor, NOW));
});

const malformed: readonly (readonly [string, Partial<Person>])[] = [
  ['signing key', { sign: new Uint8Array(32) }],
  ['KEM key', { kem: new Uint8Array(1216) }],
  ['KEM key with coefficients out of range', { kem: new Uint8Array(1216).fill(255) }],
];
test.each(malformed)('[KE2] [KE3] [KE8] [KE10] a certified %s that is none is refused', async (_, keys) => {
  await expectRefused(
    verifyPerson(await sign(person, { ...asha.person, ...keys }, guardianKeys.signer), network.guardian),
  );
  const value = { ...network.guardian, ...keys };
  await expectRefused(verifyGuardian(await sign(guardian, value, root), anchor, NOW));
});

test('[KE9] a recovery key is its root’s', async () => {
  const value = {
    suite: SUITE,
    organisation: organisationId,
    recovery: asha.person.user,
    version: 1,
    kem: asha.person.kem,
    at: NOW,
  };
  const signed = await sign(recovery, value, root);
  expect(await verifyRecovery(signed, anchor)).toEqual(value);
  await expectRefused(verifyRecovery(signed, elsewhere));
  await expectRefused(verifyRecovery(await sign(recovery, value, guardianKeys.signer), anchor));
  await expectRefused(verifyRecovery(await sign(recovery, { ...value, kem: new Uint8Array(1216) }, root), anchor));
});

test('[KE9] a vouch is the voucher’s, and for another', async () => {
  const value = { suite: SUITE, by: organisationId, ods: 'Q99', root: bytesOf('h'), at: NOW };
  const other = await sign(vouch, { ...value, organisation: elsewhere.organisation }, root);
  expect((await verifyVouch(other, anchor)).organisation).toBe(elsewhere.organisation);
  await expectRefused(verifyVouch(other, { ...anchor, organisation: elsewhere.organisation }));
  await expectRefused(verifyVouch(await sign(vouch, { ...value, organisation: organisationId }, root), anchor));
});

test('[KE10] a person is their own guardian’s, and in term where a time is given', async () => {
  expect(await verifyPerson(asha.signed, network.guardian)).toEqual(asha.person);
  expect(await verifyPerson(asha.signed, network.guardian, NOW)).toEqual(asha.person);
  await expectRefused(verifyPerson(asha.signed, network.guardian, asha.person.expiresAt));
  await expectRefused(verifyPerson(asha.signed, { ...network.guardian, organisation: elsewhere.organisation }));
  await expectRefused(verifyPerson(asha.signed, { ...network.guardian, guardian: asha.person.user }));
  const byOther: Signed = await sign(person, asha.person, await signerFromSeed(fixedRandom('x')(32)));
  await expectRefused(verifyPerson(byOther, network.guardian));
});

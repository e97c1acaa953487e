import { type Bundle, bundle, type Slot, slot, SLOT_KINDS, SUITE, toUtf8, type UserId } from '@corridor/wire';
import { expect, test } from 'vitest';
import { bytesOf, fixedRandom, idOf, newNetwork, NOW, organisationId, flipped } from '../test/network.ts';
import { expectCode, expectRefused } from '../test/refused.ts';
import * as second from '../test/second.ts';
import {
  newBundleKey,
  newRecoveryCode,
  newSecret,
  openBundle,
  openSlot,
  personKeysFromSecret,
  sealBundle,
  sealSlot,
  type SlotKey,
  slotFromPrf,
  slotFromRecoveryCode,
  slotFromShares,
  systemRandom,
} from './index.ts';

const { asha, root } = await newNetwork();
const of = { organisation: organisationId, user: asha.person.user, version: 3 };
const key = newBundleKey(fixedRandom('bundle key'));
const content = {
  secret: bytesOf('secret of Asha'),
  organisationRoot: root.publicKey,
  serverKey: root.publicKey,
  logKey: null,
  witnesses: [root.publicKey],
  certificate: asha.signed.bytes,
  at: NOW,
};
const sealed = await sealBundle(of, content, key, fixedRandom('bundle'));

test('[BU1] a bundle brings back the secret and the anchors', async () => {
  const opened = await openBundle(bundle.decode(bundle.encode(sealed)), of, key);
  expect(opened.secret.reveal()).toEqual(content.secret);
  expect(opened.organisationRoot).toEqual(content.organisationRoot);
  expect(opened.witnesses).toEqual(content.witnesses);
  expect((await personKeysFromSecret(opened.secret)).signer.publicKey).toEqual(asha.person.sign);
  expect(JSON.stringify({ secret: opened.secret })).toBe('{"secret":"[secret]"}');
});

test('[BU1] the second implementation opens it', () => {
  const aad = second.tuple('bundle-box', bundle.encode({ ...sealed, box: new Uint8Array(0) }));
  expect(second.open(fixedRandom('bundle key')(32), 'bundle', aad, sealed.box)).not.toBeNull();
});

test('[BU1] [BU2] [SE10] a bundle of another person, key, version or suite, or changed, is refused', async () => {
  await expectRefused(openBundle(sealed, of, newBundleKey(systemRandom)));
  await expectRefused(openBundle(sealed, { ...of, version: 4 }, key));
  await expectRefused(openBundle(sealed, { ...of, user: idOf<UserId>('Ben') }, key));
  await openBundle(sealed, { ...of, version: 2 }, key);
  const changes: readonly Partial<Bundle>[] = [
    { version: 4 },
    { user: idOf<UserId>('Ben') },
    { suite: 2 },
    { box: flipped(sealed.box, 100) },
    { box: new Uint8Array(0) },
  ];
  for (const change of changes) {
    const changed = { ...sealed, ...change };
    await expectRefused(openBundle(changed, { ...of, user: changed.user }, key));
  }
});

test('[BU1] a root secret of another length is not sealed', async () => {
  const short = { ...content, secret: content.secret.subarray(1) };
  await expectCode(sealBundle(of, short, key, systemRandom), 'malformed-key');
});

const code = await newRecoveryCode(fixedRandom('code'));
const WAYS: Readonly<Record<(typeof SLOT_KINDS)[number], () => Promise<SlotKey>>> = {
  passkey: async () => await slotFromPrf(bytesOf('prf')),
  'recovery-code': async () => await slotFromRecoveryCode(code),
  guardian: async () => await slotFromShares(bytesOf('server'), bytesOf('guardian')),
};

const slotOf = (kind: Slot['kind']) => ({
  ...of,
  slot: bytesOf('slot', 16),
  kind,
  label: toUtf8('Phone'),
  parameters: bytesOf('PRF salt'),
  at: NOW,
});

test.each(SLOT_KINDS)('[BU3] [BU4] the way in by %s opens the bundle', async (kind) => {
  const one = await sealSlot(slotOf(kind), await WAYS[kind](), key, systemRandom);
  const bundleKey = await openSlot(slot.decode(slot.encode(one)), of, await WAYS[kind]());
  expect((await openBundle(sealed, of, bundleKey)).secret.reveal()).toEqual(content.secret);
});

test('[BU4] slot keys are the second implementation’s', async () => {
  const secrets: Readonly<Record<Slot['kind'], readonly Uint8Array[]>> = {
    passkey: [bytesOf('prf')],
    'recovery-code': [fixedRandom('code')(20)],
    guardian: [bytesOf('server'), bytesOf('guardian')],
  };
  for (const kind of SLOT_KINDS) {
    const one = await sealSlot(slotOf(kind), await WAYS[kind](), key, systemRandom);
    const slotKey = second.derive(second.hash(second.tuple(`slot-${kind}`, ...secrets[kind])), `slot-${kind}-key`);
    const aad = second.tuple('unlock-slot-box', slot.encode({ ...one, box: new Uint8Array(0) }));
    expect(second.open(slotKey, 'unlock-slot', aad, one.box)).toEqual(fixedRandom('bundle key')(32));
  }
});

test('[BU3] a slot that somebody changed is refused', async () => {
  const one = await sealSlot(slotOf('passkey'), await WAYS.passkey(), key, systemRandom);
  const changes: readonly Partial<Slot>[] = [
    { parameters: bytesOf('another salt') },
    { label: toUtf8('Laptop') },
    { slot: bytesOf('other', 16) },
    { version: 4 },
    { at: NOW + 1 },
    { suite: 2 },
    { kind: 'guardian' },
    { box: flipped(one.box, 90) },
  ];
  for (const change of changes) await expectRefused(openSlot({ ...one, ...change }, of, await WAYS.passkey()));
});

test('[BU2] a slot of another person, or older, is refused', async () => {
  const one = await sealSlot(slotOf('passkey'), await WAYS.passkey(), key, systemRandom);
  await expectRefused(openSlot(one, { ...of, version: 4 }, await WAYS.passkey()));
  await expectRefused(openSlot(one, { ...of, user: idOf<UserId>('Ben') }, await WAYS.passkey()));
});

test('[BU5] a slot key is for slots of its own kind', async () => {
  await expectRefused(sealSlot(slotOf('guardian'), await WAYS.passkey(), key, systemRandom));
  const one = await sealSlot(slotOf('passkey'), await WAYS.passkey(), key, systemRandom);
  await expectRefused(openSlot(one, of, await WAYS.guardian()));
  await expectRefused(openSlot(one, of, await slotFromPrf(newSecret(systemRandom))));
});

test('[BU4] [BU6] one share alone, or the two exchanged, opens nothing', async () => {
  const one = await sealSlot(slotOf('guardian'), await WAYS.guardian(), key, systemRandom);
  await expectRefused(openSlot(one, of, await slotFromShares(bytesOf('guardian'), bytesOf('server'))));
  await expectRefused(openSlot(one, of, await slotFromShares(bytesOf('server'), new Uint8Array(32))));
  await expectCode(slotFromShares(bytesOf('server'), new Uint8Array(0)), 'malformed-key');
  await expectCode(slotFromPrf(bytesOf('prf', 31)), 'malformed-key');
});

test('[SE10] what is sealed is of the one suite', () => {
  expect(sealed.suite).toBe(SUITE);
});

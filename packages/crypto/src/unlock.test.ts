import { fromBase64url, type UserId } from '@corridor/wire';
import { expect, test } from 'vitest';
import { bytesOf, idOf, organisationId, flipped } from '../test/network.ts';
import { expectCode, expectRefused } from '../test/refused.ts';
import * as second from '../test/second.ts';
import { newUnlock, openShare, sealShare, type ShareOf, subjectHash, systemRandom, unlockNonce } from './index.ts';

const unlock = await newUnlock(systemRandom);
const asker = { kem: unlock.kem.publicKey, sessionKey: unlock.signer.publicKey };
const share = bytesOf('share');
const of: ShareOf = { holder: 'server', organisation: organisationId, user: idOf('Asha') };
const box = await sealShare(share, of, asker, systemRandom);

test('[BU6] the nonce commits to both ephemeral keys', async () => {
  expect(unlock.nonce).toBe(await unlockNonce(asker.kem, asker.sessionKey));
  const expected = second.hash(second.tuple('unlock-nonce', asker.kem, asker.sessionKey));
  expect(fromBase64url(unlock.nonce)).toEqual(expected);
  expect(await unlockNonce(asker.kem, bytesOf('other'))).not.toBe(unlock.nonce);
});

test('[BU6] a share opens in the attempt that it was sealed to', async () => {
  expect((await openShare(unlock, of, box)).reveal()).toEqual(share);
});

test('[BU6] as the other holder’s, for another person or in another attempt it is refused', async () => {
  await expectRefused(openShare(unlock, { ...of, holder: 'guardian' }, box));
  await expectRefused(openShare(unlock, { ...of, user: idOf<UserId>('Ben') }, box));
  await expectRefused(openShare(await newUnlock(systemRandom), of, box));
  await expectRefused(openShare({ ...unlock, signer: (await newUnlock(systemRandom)).signer }, of, box));
  await expectRefused(openShare(unlock, of, flipped(box, 1130)));
});

test('[BU6] a share is 32 bytes and goes to a fair key', async () => {
  await expectCode(sealShare(share.subarray(1), of, asker, systemRandom), 'out-of-range');
  const malformed = { ...asker, kem: new Uint8Array(1216) };
  await expectCode(sealShare(share, of, malformed, systemRandom), 'malformed-key');
});

test('[KE10] a subject is the hash of issuer and subject, each in its own field', async () => {
  const [issuer, sub] = ['https://login.elmbridge.example', 'asha'];
  expect(await subjectHash(issuer, sub)).toEqual(
    second.hash(second.tuple('subject', Buffer.from(issuer), Buffer.from(sub))),
  );
  expect(await subjectHash(`${issuer}a`, 'sha')).not.toEqual(await subjectHash(issuer, sub));
});

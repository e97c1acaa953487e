import { equalBytes, invited, newId, type OrganisationId, SUITE, type UserId } from '@corridor/wire';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fixedRandom } from '../test/network.ts';
import { expectCode } from '../test/refused.ts';
import {
  invitationSigner,
  newInvitationCode,
  newRecoveryCode,
  parseRecoveryCode,
  signInvitation,
  signInvited,
  systemRandom,
  verifyInvitation,
  verifySignature,
} from './index.ts';

const AT = Date.UTC(2026, 10, 23, 9);

function about() {
  const [organisation, user] = [newId<OrganisationId>(systemRandom), newId<UserId>(systemRandom)];
  return { organisation, user, root: systemRandom(32), at: AT, expiresAt: AT + 1 };
}

test('[IV1] a code gives one key, however it is written, and another code another', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 20, maxLength: 20 }), async (secret) => {
      const code = await newInvitationCode(() => secret);
      const [one, two] = [await invitationSigner(code), await invitationSigner(code.toLowerCase().replaceAll('-', ''))];
      expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{4}$/);
      expect(one.publicKey).toEqual(two.publicKey);
      const other = await invitationSigner(await newInvitationCode(() => secret.map((byte) => byte ^ 1)));
      return !equalBytes(one.publicKey, other.publicKey);
    }),
    { numRuns: 25 },
  );
});

test('[IV1] a recovery code is no invitation, and the other way round', async () => {
  const same = fixedRandom('code');
  await expectCode(invitationSigner(await newRecoveryCode(same)), 'bad-recovery-code');
  await expectCode(parseRecoveryCode(await newInvitationCode(same)), 'bad-recovery-code');
});

test('[IV2] an invitation is signed by the key that it names, which is the one that the code gives', async () => {
  const signer = await invitationSigner(await newInvitationCode(systemRandom));
  const other = await invitationSigner(await newInvitationCode(systemRandom));
  const of = about();
  const signed = await signInvitation(of, signer);
  expect(await verifyInvitation(signed, signer.publicKey)).toMatchObject(of);
  await expectCode(verifyInvitation(signed, other.publicKey), 'refused');
  await expectCode(verifyInvitation({ ...signed, signature: await other.sign(signed.bytes) }), 'refused');
  await expectCode(verifyInvitation({ ...signed, bytes: signed.bytes.slice(1) }), 'refused');
});

test('[IV4] the newcomer’s word is over organisation, person, both keys and the session key', async () => {
  const signer = await invitationSigner(await newInvitationCode(systemRandom));
  const { organisation, user } = about();
  const keys = { organisation, user, sign: systemRandom(32), kem: systemRandom(1216), sessionKey: systemRandom(32) };
  const signature = await signInvited(keys, signer);
  const holds = async (more: Partial<typeof keys>) =>
    await verifySignature(signer.publicKey, invited.encode({ suite: SUITE, ...keys, ...more }), signature);
  expect(await holds({})).toBe(true);
  const { organisation: elsewhere, user: somebody } = about();
  for (const more of [
    { organisation: elsewhere },
    { user: somebody },
    { sign: systemRandom(32) },
    { kem: systemRandom(1216) },
    { sessionKey: systemRandom(32) },
  ]) {
    expect(await holds(more)).toBe(false);
  }
});

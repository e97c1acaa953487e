import {
  type Request,
  type Session,
  session,
  SESSION_LIFETIME,
  type SessionId,
  SUITE,
  toBase64url,
  request,
} from '@corridor/wire';
import { expect, test } from 'vitest';
import { bytesOf, HOUR, idOf, newNetwork, NOW, organisationId, flipped } from '../test/network.ts';
import { expectRefused } from '../test/refused.ts';
import {
  sha256,
  sign,
  signerFromSeed,
  signGreeting,
  signRequest,
  verifyGreeting,
  verifyRequest,
  verifySession,
} from './index.ts';

const { asha, ben, guardian, guardianKeys } = await newNetwork();
const signer = await signerFromSeed(bytesOf('session key'));
const own: Session = {
  suite: SUITE,
  organisation: organisationId,
  user: asha.person.user,
  version: 1,
  session: idOf<SessionId>('session'),
  key: signer.publicKey,
  mode: 'shared',
  at: NOW,
  expiresAt: NOW + SESSION_LIFETIME,
};

test('[KE11] a session is its holder’s, person or guardian', async () => {
  const signed = await sign(session, own, asha.keys.signer);
  expect(await verifySession(signed, asha.person, NOW + HOUR)).toEqual(own);
  await expectRefused(verifySession(signed, ben.person, NOW));
  await expectRefused(verifySession(signed, { ...asha.person, user: ben.person.user }, NOW));
  const guardians = await sign(session, { ...own, user: guardian.guardian }, guardianKeys.signer);
  expect((await verifySession(guardians, guardian, NOW)).user).toBe(guardian.guardian);
  await expectRefused(verifySession(guardians, asha.person, NOW));
});

const WRONG: readonly (readonly [string, Partial<Session>])[] = [
  ['of more than 12 hours', { expiresAt: NOW + SESSION_LIFETIME + 1 }],
  ['that ends before it begins', { expiresAt: NOW - 1 }],
  ['not yet begun', { at: NOW + HOUR, expiresAt: NOW + 2 * HOUR }],
  ['of an older key version', { version: 0 }],
  ['with a key of small order', { key: new Uint8Array(32) }],
  ['of another suite', { suite: 2 }],
];
test.each(WRONG)('[KE11] [KE14] a session %s is refused', async (_, change) => {
  await expectRefused(verifySession(await sign(session, { ...own, ...change }, asha.keys.signer), asha.person, NOW));
});

test('[KE14] a session is refused at the instant of its end', async () => {
  const signed = await sign(session, own, asha.keys.signer);
  await verifySession(signed, asha.person, own.expiresAt - 1);
  await expectRefused(verifySession(signed, asha.person, own.expiresAt));
});

test('[KE12] a greeting is for this session and this challenge', async () => {
  const challenge = bytesOf('challenge');
  const proof = await signGreeting(own.session, challenge, signer);
  await verifyGreeting(own, challenge, proof);
  await expectRefused(verifyGreeting(own, bytesOf('another'), proof));
  await expectRefused(verifyGreeting({ ...own, session: idOf<SessionId>('other') }, challenge, proof));
  await expectRefused(verifyGreeting({ ...own, key: asha.person.sign }, challenge, proof));
  await expectRefused(verifyGreeting(own, challenge, flipped(proof, 9)));
  await expectRefused(verifyGreeting(own, challenge.subarray(1), proof));
});

const body = await sha256(bytesOf('body', 100));
const asked: Request = { session: own.session, method: 'PATCH', path: '/v1/blobs/1', body, at: NOW };
const received = { method: 'PATCH', path: '/v1/blobs/1', body, now: NOW + 1000 };
const lookup = async (id: SessionId) => (id === own.session ? { ...own, remembered: true } : null);

test('[KE13] a request is taken from a live session, with what the server knows of it', async () => {
  const header = await signRequest(asked, signer);
  const taken = await verifyRequest(header, received, lookup);
  expect(taken.session.remembered).toBe(true);
  expect(taken.request).toEqual(asked);
  await verifyRequest(header, { ...received, body: null }, lookup);
});

test('[KE13] another method, path, body or time, or an unknown session, is refused', async () => {
  const header = await signRequest(asked, signer);
  const changes = [{ method: 'PUT' }, { path: '/v1/blobs/2' }, { body: bytesOf('x') }, { now: NOW + HOUR }, { now: 0 }];
  for (const change of changes) await expectRefused(verifyRequest(header, { ...received, ...change }, lookup));
  await expectRefused(verifyRequest(header, received, async () => null));
  await expectRefused(verifyRequest(header, received, async () => ({ ...own, session: idOf<SessionId>('other') })));
  await expectRefused(verifyRequest(await signRequest(asked, asha.keys.signer), received, lookup));
});

test('[KE13] a header that is none is refused', async () => {
  const header = await signRequest(asked, signer);
  const encoded = toBase64url(request.encode(asked));
  const none = [
    '',
    'Corridor ',
    'Corridor .',
    header.replace('Corridor', 'Bearer'),
    `${header}.`,
    `Corridor ${encoded}`,
  ];
  for (const text of [...none, `${header}=`, header.replace('.', ' '), 'Corridor !!.!!']) {
    await expectRefused(verifyRequest(text, received, lookup));
  }
});

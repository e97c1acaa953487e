import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { newUnlock, openShare, systemRandom, type Unlock } from '@corridor/crypto';
import { ISSUER, memberOf, Network, publishPerson, publishTeam, type TestOrganisation } from '@corridor/testkit/bare';
import { bundle as bundleFormat, decodeFrame, encodeFrame, refusedAnswer, SUITE, unlockAnswer } from '@corridor/wire';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { identityTokens } from '../src/index.ts';

const CLIENT = 'corridor';

let network: Network;
let keys: Awaited<ReturnType<typeof generateKeyPair>>;
let organisation: TestOrganisation;
let stop: () => void;

beforeAll(async () => {
  keys = await generateKeyPair('ES256');
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'one', alg: 'ES256', use: 'sig' };
  const provider = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [jwk] }));
  });
  await new Promise<void>((resolve) => void provider.listen(0, '127.0.0.1', resolve));
  const jwks = `http://127.0.0.1:${(provider.address() as AddressInfo).port}/jwks`;
  network = await Network.start({ identityTokens: identityTokens([{ issuer: ISSUER, clientId: CLIENT, jwks }]) });
  organisation = await network.organisation();
  stop = () => provider.close();
});
afterAll(async () => {
  await network[Symbol.asyncDispose]();
  stop();
});

async function token(unlock: Unlock, sub: string, over: JWTPayload = {}, key = keys.privateKey): Promise<string> {
  const now = Math.floor(network.clock.now() / 1000);
  const claims = { iss: ISSUER, aud: CLIENT, sub, nonce: unlock.nonce, iat: now, exp: now + 300, ...over };
  return await new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: 'one' }).sign(key);
}

async function ask(unlock: Unlock, idToken: string): Promise<Response> {
  const asked = { idToken, kem: unlock.kem.publicKey, sessionKey: unlock.signer.publicKey };
  const headers = { 'content-type': 'application/cbor' };
  return await fetch(`${network.address}/v1/unlock`, { method: 'POST', headers, body: encodeFrame(asked) });
}

const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer());

test('[SV26] a token of another issuer, audience, time, key or asker is refused', async () => {
  const unlock = await newUnlock(systemRandom);
  const other = await newUnlock(systemRandom);
  const stranger = await generateKeyPair('ES256');
  const now = Math.floor(network.clock.now() / 1000);
  const tokens = [
    await token(unlock, 'asha', { iss: 'https://elsewhere.example' }),
    await token(unlock, 'asha', { aud: 'another-app' }),
    await token(unlock, 'asha', { iat: now - 1200 }),
    await token(unlock, 'asha', { exp: now - 120 }),
    await token(unlock, 'asha', { nonce: other.nonce }),
    await token(unlock, 'asha', {}, stranger.privateKey),
    'not.a.token',
    '',
  ];
  for (const one of tokens) {
    const answer = await ask(unlock, one);
    expect(answer.status).toBe(401);
    expect(decodeFrame(refusedAnswer, await bytesOf(answer))).toEqual({ code: 'unauthenticated' });
  }
  expect((await ask(other, await token(unlock, 'asha'))).status).toBe(401);
});

test('[SV27] every hat is answered with its own share, the same each time, for this asker alone', async () => {
  const guardian = await network.guardian(organisation);
  const person = await organisation.person('asha');
  await publishPerson(guardian, person);
  await publishTeam(guardian, await organisation.team([memberOf(person)]));
  const client = await network.person(person);
  const { user } = person;
  const says = { suite: SUITE, organisation: organisation.id, user, version: 1, box: systemRandom(40) };
  await client.get('done', { t: 'bundle', bundle: bundleFormat.encode(says), slots: [] });
  const shares: string[] = [];
  for (let i = 0; i < 2; i++) {
    const unlock = await newUnlock(systemRandom);
    const answer = decodeFrame(unlockAnswer, await bytesOf(await ask(unlock, await token(unlock, 'asha'))));
    const [hat, ...more] = answer.people;
    if (hat === undefined) throw new Error('nobody');
    expect([more.length, hat.user, hat.organisation]).toEqual([0, user, organisation.id]);
    expect(hat.bundle).not.toBeNull();
    const of = { holder: 'server', organisation: organisation.id, user } as const;
    shares.push(Buffer.from((await openShare(unlock, of, hat.share)).reveal()).toString('hex'));
    const other = await newUnlock(systemRandom);
    await expect(openShare(other, of, hat.share)).rejects.toMatchObject({ code: 'refused' });
  }
  expect(shares[0]).toBe(shares[1]);
});

test('[SV27] whoever is not known, or no longer current, has no hat', async () => {
  const unlock = await newUnlock(systemRandom);
  const nobody = decodeFrame(unlockAnswer, await bytesOf(await ask(unlock, await token(unlock, 'nobody'))));
  expect(nobody.people).toEqual([]);
  const guardian = await network.guardian(organisation);
  const person = await organisation.person('leaver');
  await publishPerson(guardian, person);
  const now = network.clock.now();
  await publishPerson(guardian, await organisation.person('leaver', { issuedAt: now, expiresAt: now }, person));
  const left = decodeFrame(unlockAnswer, await bytesOf(await ask(unlock, await token(unlock, 'leaver'))));
  expect(left.people).toEqual([]);
});

import { Network } from '@corridor/testkit/bare';
import { decodeFrame, encodeFrame, refusedAnswer } from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';

let network: Network;
beforeAll(async () => {
  network = await Network.start();
});
afterAll(async () => await network[Symbol.asyncDispose]());

const OWN = 'https://corridor.elmbridge.example';

test('[SV24] every answer carries security headers, and CORS is for the web app alone', async () => {
  const [own, other] = await Promise.all(
    [OWN, 'https://elsewhere.example'].map(
      async (origin) => await fetch(`${network.address}/healthz`, { headers: { origin } }),
    ),
  );
  for (const answer of [own, other]) {
    expect(answer?.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer?.headers.get('x-content-type-options')).toBe('nosniff');
  }
  expect(own?.headers.get('access-control-allow-origin')).toBe(OWN);
  expect(other?.headers.get('access-control-allow-origin')).toBeNull();
  const ask = { method: 'OPTIONS', headers: { origin: OWN, 'access-control-request-method': 'PATCH' } };
  const preflight = await fetch(`${network.address}/v1/blobs/${'0'.repeat(32)}`, ask);
  expect([preflight.status, preflight.headers.get('access-control-allow-methods')]).toEqual([
    204,
    'GET, HEAD, PUT, PATCH, POST',
  ]);
});

test('[SV24] [AN2] a fault of the server, an unknown path and a body that is none say no more than they must', async () => {
  const headers = { 'content-type': 'application/cbor' };
  const post = async (body: Uint8Array<ArrayBuffer> | string, type = headers) =>
    await fetch(`${network.address}/v1/unlock`, { method: 'POST', headers: type, body });
  const fault = await post(
    encodeFrame({ idToken: 'a.b.c', kem: new Uint8Array(1216), sessionKey: new Uint8Array(32) }),
  );
  expect(fault.status).toBe(503);
  expect(decodeFrame(refusedAnswer, new Uint8Array(await fault.arrayBuffer()))).toEqual({ code: 'unavailable' });
  expect((await fetch(`${network.address}/v1/nothing`)).status).toBe(404);
  expect((await post('garbage')).status).toBe(400);
  expect((await post('{}', { 'content-type': 'application/json' })).status).toBe(415);
  expect((await post(new Uint8Array(300_000))).status).toBe(413);
});

test('[SV25] the server shows its key; without push there is no key to subscribe with', async () => {
  const key = new Uint8Array(await (await fetch(`${network.address}/v1/key`)).arrayBuffer());
  expect(Buffer.from(key)).toEqual(Buffer.from(network.parts.signer.publicKey));
  expect((await fetch(`${network.address}/v1/push-key`)).status).toBe(404);
});

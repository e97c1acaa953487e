/** Lies at the door: another bundle, other anchors, an older lock, a token of somebody else's, a certificate that ran out. */
import type { Http } from '@corridor/client';
import { allowReset } from '@corridor/guardian';
import {
  aboutAnswer,
  decodeFrame,
  encodeFrame,
  slot as slotFormat,
  unlockAnswer,
  type UnlockAnswer,
} from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PersonKey, startNetwork, type TestNetwork } from '../src/index.ts';
import { foiled } from './verdict.ts';

let network: TestNetwork;

beforeAll(async () => {
  network = await startNetwork();
  for (const key of ['rahman', 'okafor', 'pryce'] as const) await network.person(key);
});
afterAll(async () => await network[Symbol.asyncDispose]());

/** What became of a sign-in: `open`, or the code that the person's screen has words for. */
async function signingIn(key: PersonKey, http: Http): Promise<string> {
  return await network.person(key, { http }).then(
    () => 'open',
    (error: { code?: string }) => error.code ?? 'crashed',
  );
}

const CBOR = { 'content-type': 'application/cbor' };

/** A server that answers an unlock as it likes; the guardian's answer is its own. */
function unlockingAs(change: (answer: UnlockAnswer, time: number) => UnlockAnswer): Http {
  let time = 0;
  return async (url, init) => {
    const response = await fetch(url, init);
    if (!url.startsWith(network.server.url) || !url.endsWith('/v1/unlock') || !response.ok) return response;
    const said = decodeFrame(unlockAnswer, new Uint8Array(await response.arrayBuffer()));
    return new Response(encodeFrame(change(said, ++time)), { headers: CBOR });
  };
}

/** What the honest server has for somebody. */
async function keptFor(key: PersonKey): Promise<UnlockAnswer['people'][number]> {
  const kept: UnlockAnswer[] = [];
  const http = unlockingAs((answer) => {
    kept.push(answer);
    return answer;
  });
  expect(await signingIn(key, http)).toBe('open');
  const [hat] = kept[0]?.people ?? [];
  if (hat === undefined) throw new Error('the server knows nobody');
  return hat;
}

test('[LS80] bundle substituted: somebody else’s lock does not open', async () => {
  const { bundle, slots } = await keptFor('okafor');
  const http = unlockingAs(({ people }) => ({ people: people.map((each) => ({ ...each, bundle, slots })) }));
  const became = await signingIn('rahman', http);
  foiled(became === 'open', 'a doctor works under keys that are not theirs');
  expect(became).toBe('cannot-open');
});

test('[LS81] anchors substituted: if the network says another server key than the bundle, the lock does not open', async () => {
  const http: Http = async (url, init) => {
    const response = await fetch(url, init);
    if (!url.endsWith('/v1/about')) return response;
    const said = decodeFrame(aboutAnswer, new Uint8Array(await response.arrayBuffer()));
    return new Response(encodeFrame({ ...said, serverKey: new Uint8Array(32).fill(3) }), { headers: CBOR });
  };
  const became = await signingIn('rahman', http);
  foiled(became === 'open', 'nobody hears that the network is another than yesterday');
  expect(became).toBe('cannot-open');
});

test('[LS82] bundle rolled back: after a reset the lock of before does not open', async () => {
  const { bundle, slots } = await keptFor('okafor');
  const { office } = network.guardian;
  await allowReset(office, network.organisations.elmbridge, network.users.okafor, 'the test');
  await network.person('okafor');
  const http = unlockingAs(({ people }) => ({ people: people.map((each) => ({ ...each, bundle, slots })) }));
  const became = await signingIn('okafor', http);
  // An honest server would end a session of keys that were replaced; this one need not.
  foiled(became !== 'cannot-open', 'keys that were given up after a theft are in use again');
  expect(became).toBe('cannot-open');
});

test('[LS83] unlock slot added by the server: the guardian’s slot passed off as a recovery code opens nothing', async () => {
  const client = await network.person('rahman');
  const code = await client.newRecoveryCode();
  const { slots } = await keptFor('rahman');
  const guardians = slots.flatMap((raw) => {
    const slot = slotFormat.decode(raw);
    return slot.kind === 'guardian' ? slotFormat.encode({ ...slot, kind: 'recovery-code' }) : [];
  });
  const http = unlockingAs(({ people }) => ({ people: people.map((each) => ({ ...each, slots: guardians })) }));
  const fresh = network.browser({ http });
  await network.identify(fresh, 'rahman');
  const opening = fresh.unlock(network.organisations.elmbridge, { kind: 'recovery-code', code });
  const became = await opening.then(
    () => 'open',
    (error: { code?: string }) => error.code,
  );
  foiled(became === 'open', 'a way in that the person never made opens the lock');
  expect(became).toBe('wrong-recovery-code');
});

const PASSKEY = {
  credential: new Uint8Array(20).fill(7),
  salt: new Uint8Array(32).fill(1),
  prf: new Uint8Array(32).fill(9),
};

test('[LS84] PRF salt downgraded: a slot whose salt was changed does not open', async () => {
  const client = await network.person('rahman');
  await client.addPasskey(PASSKEY.credential, PASSKEY.salt, PASSKEY.prf, 'Work phone');
  const weaker = (raw: Uint8Array): Uint8Array => {
    const slot = slotFormat.decode(raw);
    if (slot.kind !== 'passkey') return raw;
    const parameters = new Uint8Array(slot.parameters);
    parameters.fill(0, 0, 32);
    return slotFormat.encode({ ...slot, parameters });
  };
  const http = unlockingAs(({ people }) => ({
    people: people.map((each) => ({ ...each, slots: each.slots.map(weaker) })),
  }));
  const fresh = network.browser({ http });
  await network.identify(fresh, 'rahman');
  const opening = fresh.unlock(network.organisations.elmbridge, { kind: 'passkey', ...PASSKEY });
  const became = await opening.then(
    () => 'open',
    (error: { code?: string }) => error.code,
  );
  foiled(became === 'open', 'a passkey is asked at a salt of the server’s choosing');
  expect(became).toBe('cannot-open');
});

test('[LS85] forced reset to obtain a re-wrap: keys that stand are not made anew because the server has lost a bundle', async () => {
  const http = unlockingAs((answer, time) => (time === 1 ? { people: [] } : answer));
  const became = await signingIn('pryce', http);
  foiled(became === 'open', 'the server brought about new keys, and new wraps of everything');
  expect(became).toBe('conflict');
});

import { expect, test } from 'vitest';
import { GuardianError } from '../src/error.ts';
import { identityProvider } from '../src/identity.ts';
import { CLIENT, ISSUER, testIdentity } from './identity.ts';

const NOW = Date.UTC(2026, 10, 23, 9, 0);

async function provided() {
  const identity = await testIdentity();
  return {
    identity,
    provider: identityProvider({ issuer: ISSUER, clientId: CLIENT, clientSecret: 'a+b' }, identity.fetcher),
  };
}

async function codeOf(asking: Promise<unknown>): Promise<string> {
  return await asking.then(
    () => 'none',
    (error: unknown) => (error instanceof GuardianError ? error.code : 'another error'),
  );
}

test('[GU12] a token of ten minutes ago counts, an older one does not', async () => {
  const { identity, provider } = await provided();
  const fresh = await identity.token({ sub: 'shah', nonce: 'n', age: 599 }, NOW);
  expect(await provider.verify(fresh, 'n', NOW)).toEqual({ issuer: ISSUER, sub: 'shah', email: null });
  const stale = await identity.token({ sub: 'shah', nonce: 'n', age: 700 }, NOW);
  expect(await codeOf(provider.verify(stale, 'n', NOW))).toBe('unauthenticated');
});

test('[GU12] a token that another key signed, or none, is refused like any other', async () => {
  const { provider } = await provided();
  const another = await (await testIdentity()).token({ sub: 'shah', nonce: 'n' }, NOW);
  expect(await codeOf(provider.verify(another, 'n', NOW))).toBe('unauthenticated');
  expect(await codeOf(provider.verify(`${another.slice(0, another.lastIndexOf('.'))}.`, 'n', NOW))).toBe(
    'unauthenticated',
  );
  expect(await codeOf(provider.verify('not a token', 'n', NOW))).toBe('unauthenticated');
});

test('[GU13] a provider that cannot be reached is not a reason to refuse, and is asked again', async () => {
  const { identity, provider } = await provided();
  const token = await identity.token({ sub: 'shah', nonce: 'n' }, NOW);
  identity.reachable(false);
  expect(await codeOf(provider.verify(token, 'n', NOW))).toBe('unavailable');
  expect(await codeOf(provider.exchange({ code: 'c', verifier: 'v', redirectUri: 'https://x.example' }))).toBe(
    'unavailable',
  );
  identity.reachable(true);
  expect(await codeOf(provider.verify(token, 'n', NOW))).toBe('none');
});

test('[GU10] a code is exchanged with the browser’s verifier, once', async () => {
  const { identity, provider } = await provided();
  identity.answerCode('a.b.c');
  const ask = { code: 'the-code', verifier: 'the-verifier', redirectUri: 'https://guardian.calder.example/signed-in' };
  expect(await provider.exchange(ask)).toBe('a.b.c');
  expect(Object.fromEntries(identity.asked() ?? [])).toEqual({
    grant_type: 'authorization_code',
    code: 'the-code',
    code_verifier: 'the-verifier',
    redirect_uri: ask.redirectUri,
  });
  expect(await codeOf(provider.exchange(ask))).toBe('unauthenticated');
});

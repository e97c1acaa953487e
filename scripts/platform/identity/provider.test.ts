import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadSecrets } from './keys.ts';
import { type IdentityProvider, startIdentityProvider } from './provider.ts';
import { authorise } from './sign-in.ts';

const WEB = 'http://localhost:8100';
const client = { id: 'guardian', secret: 'a secret' };
const rahman = {
  login: 'amina.rahman',
  name: 'Dr Amina Rahman',
  role: 'GP partner',
  organisation: 'Elmbridge Surgery',
  email: 'amina.rahman@elmbridge.example',
};
const verifier = randomBytes(32).toString('base64url');
const ask = {
  clientId: client.id,
  redirectUri: `${WEB}/anywhere`,
  login: rahman.login,
  nonce: 'bound-to-keys',
  challenge: createHash('sha256').update(verifier).digest('base64url'),
};

let folder: string;
let provider: IdentityProvider;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'corridor-identity-test-'));
  const secrets = loadSecrets(join(folder, 'secrets.json'));
  provider = await startIdentityProvider({ port: 0, accounts: [rahman], secrets, client, webOrigins: [WEB] });
});

afterAll(async () => {
  await provider.close();
  rmSync(folder, { recursive: true });
});

test('a sign-in ends in an ID token that carries the nonce and the verified address', async () => {
  const code = await authorise({ issuer: provider.issuer, ...ask });
  const claims = claimsOf(await exchange(code, verifier));
  expect(claims).toMatchObject({
    iss: provider.issuer,
    aud: client.id,
    sub: rahman.login,
    nonce: ask.nonce,
    email: rahman.email,
    email_verified: true,
  });
});

test('a code is of no use without its verifier', async () => {
  const code = await authorise({ issuer: provider.issuer, ...ask });
  await expect(exchange(code, randomBytes(32).toString('base64url'))).rejects.toThrow('invalid_grant');
});

test('a sign-in does not return to a page of another origin', async () => {
  const elsewhere = { issuer: provider.issuer, ...ask, redirectUri: 'http://localhost:9/' };
  await expect(authorise(elsewhere)).rejects.toThrow('answered 400');
});

test('the secrets made at the first start are those of the next', () => {
  expect(loadSecrets(join(folder, 'secrets.json'))).toEqual(loadSecrets(join(folder, 'secrets.json')));
});

async function exchange(code: string, codeVerifier: string): Promise<string> {
  const answer = await fetch(`${provider.issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${client.id}:${encodeURIComponent(client.secret)}`)}` },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      code_verifier: codeVerifier,
      redirect_uri: ask.redirectUri,
    }),
  });
  const body = (await answer.json()) as { id_token?: string; error?: string };
  if (body.id_token === undefined) throw new Error(body.error);
  return body.id_token;
}

function claimsOf(token: string): unknown {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
}

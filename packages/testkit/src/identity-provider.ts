/**
 * An identity provider that says who somebody is without asking them: real discovery, real keys, real signed tokens
 * (OpenID Connect Core 1.0, Discovery 1.0), and a sign-in page that is a function call.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { TestClock } from './clock.ts';

const KEY_ID = 'test';
const TOKEN_LIFETIME = 300;

interface Code {
  readonly sub: string;
  readonly nonce: string;
  readonly challenge: string;
}

/** A provider as a network knows it: whose word counts, and how a person's browser gets it. */
export interface SignInPage {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the person's browser would do at `url`: sign in as `sub`. The answer is where it is sent back to. */
  signIn(url: string, sub: string): string | Promise<string>;
  /** What it does for somebody who gives up. */
  cancel(url: string): string;
  close(): Promise<void>;
}

export interface IdentityProvider extends SignInPage {
  signIn(url: string, sub: string): string;
}

export async function startIdentityProvider(clock: TestClock): Promise<IdentityProvider> {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
  const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: KEY_ID, alg: 'EdDSA', use: 'sig' }] };
  const codes = new Map<string, Code>();
  const clientId = 'corridor-test';
  let issuer = '';

  async function token({ sub, nonce }: Code): Promise<string> {
    const now = Math.floor(clock.now() / 1000);
    return await new SignJWT({ nonce, email: sub, email_verified: true })
      .setProtectedHeader({ alg: 'EdDSA', kid: KEY_ID })
      .setIssuer(issuer)
      .setSubject(sub)
      .setAudience(clientId)
      .setIssuedAt(now)
      .setExpirationTime(now + TOKEN_LIFETIME)
      .sign(privateKey);
  }

  /** RFC 7636 §4.6; a code serves once. */
  async function exchange(body: URLSearchParams): Promise<object | null> {
    const code = codes.get(body.get('code') ?? '');
    codes.delete(body.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(body.get('code_verifier') ?? '')
      .digest('base64url');
    if (code === undefined || code.challenge !== challenge) return null;
    return { access_token: randomUUID(), token_type: 'Bearer', id_token: await token(code) };
  }

  const documents: Readonly<Record<string, () => object>> = {
    '/.well-known/openid-configuration': () => ({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
    }),
    '/keys': () => keys,
  };

  async function answer(request: IncomingMessage): Promise<object | null> {
    const path = request.url ?? '';
    if (path !== '/token') return documents[path]?.() ?? null;
    const parts: Uint8Array[] = [];
    for await (const part of request) parts.push(part as Uint8Array);
    return await exchange(new URLSearchParams(Buffer.concat(parts).toString()));
  }

  function send(response: ServerResponse, said: object | null): void {
    response.writeHead(said === null ? 400 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(said ?? { error: 'invalid_grant' }));
  }

  const server = createServer((request, response) => {
    answer(request).then(
      (said) => send(response, said),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  function back(url: string, answers: Readonly<Record<string, string>>): string {
    const asked = new URL(url).searchParams;
    const to = new URL(asked.get('redirect_uri') ?? '');
    for (const [name, value] of Object.entries(answers)) to.searchParams.set(name, value);
    to.searchParams.set('state', asked.get('state') ?? '');
    return to.href;
  }

  return {
    issuer,
    clientId,
    clientSecret: 'secret',
    signIn: (url, sub) => {
      const asked = new URL(url).searchParams;
      const code = randomUUID();
      codes.set(code, { sub, nonce: asked.get('nonce') ?? '', challenge: asked.get('code_challenge') ?? '' });
      return back(url, { code });
    },
    cancel: (url) => back(url, { error: 'access_denied' }),
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((closed) => {
        server.close(() => closed());
      });
    },
  };
}

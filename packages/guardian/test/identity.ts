/** An identity provider in memory: its configuration, its keys, and tokens as it would sign them. */
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

export const ISSUER = 'https://sign-in.calder.example';
export const CLIENT = 'corridor';

export interface TokenClaims {
  readonly sub: string;
  readonly nonce: string;
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly aud?: string;
  readonly iss?: string;
  /** Seconds before now at which it was issued. */
  readonly age?: number;
}

export interface TestIdentity {
  /** `fetch`, with the provider's pages in front. */
  readonly fetcher: typeof fetch;
  token(claims: TokenClaims, now: number): Promise<string>;
  /** The code exchange answers with this, once. */
  answerCode(idToken: string): void;
  /** What the last code exchange was asked. */
  asked(): URLSearchParams | null;
  /** Makes the provider unreachable, or reachable again. */
  reachable(isReachable: boolean): void;
}

export async function testIdentity(): Promise<TestIdentity> {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const jwks = { keys: [{ ...(await exportJWK(publicKey)), alg: 'ES256', kid: 'k1' }] };
  const configuration = {
    issuer: ISSUER,
    authorization_endpoint: `${ISSUER}/authorize`,
    token_endpoint: `${ISSUER}/token`,
    jwks_uri: `${ISSUER}/jwks`,
  };
  let code: string | null = null;
  let asked: URLSearchParams | null = null;
  let up = true;

  const answer = (url: string, init: RequestInit | undefined): Response => {
    if (!up) throw new TypeError('fetch failed');
    if (url === configuration.jwks_uri) return Response.json(jwks);
    if (url !== configuration.token_endpoint) return Response.json(configuration);
    asked = init?.body instanceof URLSearchParams ? init.body : null;
    const idToken = code;
    code = null;
    return idToken === null
      ? Response.json({ error: 'invalid_grant' }, { status: 400 })
      : Response.json({ id_token: idToken });
  };
  return {
    fetcher: async (input, init) => {
      const url = input instanceof Request ? input.url : input.toString();
      return url.startsWith(ISSUER) ? answer(url, init) : await fetch(input, init);
    },
    token: async ({ aud = CLIENT, iss = ISSUER, age = 0, ...claims }, now) => {
      const issued = Math.floor(now / 1000) - age;
      return await new SignJWT({ ...claims })
        .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
        .setIssuer(iss)
        .setAudience(aud)
        .setIssuedAt(issued)
        .setExpirationTime(issued + 3600)
        .sign(privateKey);
    },
    answerCode: (idToken) => {
      code = idToken;
    },
    asked: () => asked,
    reachable: (isReachable) => {
      up = isReachable;
    },
  };
}

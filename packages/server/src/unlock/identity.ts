/** Identity tokens, verified here and by the guardian, each for itself: neither takes the other's word. Rule SV26. */
import { createRemoteJWKSet, jwtVerify, type JWTVerifyGetKey } from 'jose';
import * as z from 'zod/mini';
import { ServerError } from '../error.ts';

/** An identity provider whose tokens are accepted. `jwks` is looked up in its configuration if it is not given. */
export interface Issuer {
  readonly issuer: string;
  readonly clientId: string;
  readonly jwks?: string | undefined;
}

/** Who the token is about. */
export interface Subject {
  readonly issuer: string;
  readonly sub: string;
}

export interface IdentityTokens {
  /** @throws ServerError `unauthenticated`: wrong issuer, audience, nonce, signature, or too old; `unavailable`: keys out of reach. */
  verify(idToken: string, nonce: string, now: number): Promise<Subject>;
}

/** Seconds. */
const OLDEST = 600;
const SKEW = 60;
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];

const claims = z.object({ sub: z.string(), nonce: z.string(), iat: z.number() });
const configuration = z.object({ issuer: z.string(), jwks_uri: z.url() });

export function identityTokens(issuers: readonly Issuer[]): IdentityTokens {
  const keys = new Map<string, JWTVerifyGetKey>();
  const keysOf = async (issuer: Issuer): Promise<JWTVerifyGetKey> => {
    const held = keys.get(issuer.issuer);
    if (held !== undefined) return held;
    const found = createRemoteJWKSet(new URL(issuer.jwks ?? (await discover(issuer.issuer))));
    keys.set(issuer.issuer, found);
    return found;
  };
  return {
    verify: async (idToken, nonce, now) => {
      const issuer = issuers.find((one) => one.issuer === issuerOf(idToken));
      if (issuer === undefined) throw new ServerError('unauthenticated');
      return await verified(idToken, issuer, await keysOf(issuer), nonce, now);
    },
  };
}

async function verified(idToken: string, issuer: Issuer, keys: JWTVerifyGetKey, nonce: string, now: number) {
  try {
    const { payload } = await jwtVerify(idToken, keys, {
      issuer: issuer.issuer,
      audience: issuer.clientId,
      algorithms: ALGORITHMS,
      currentDate: new Date(now),
      clockTolerance: SKEW,
      maxTokenAge: OLDEST,
      requiredClaims: ['exp', 'iat', 'sub', 'nonce'],
    });
    const { sub, nonce: bound } = claims.parse(payload);
    if (bound !== nonce) throw new ServerError('unauthenticated');
    return { issuer: issuer.issuer, sub };
  } catch (cause) {
    throw new ServerError(isUnreached(cause) ? 'unavailable' : 'unauthenticated', {}, { cause });
  }
}

/** The keys could not be fetched: nothing is wrong with the token as far as we know. */
function isUnreached(error: unknown): boolean {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  return code === 'ERR_JWKS_TIMEOUT' || code === 'ERR_JOSE_GENERIC' || error instanceof TypeError;
}

/** What the token claims, to choose whose keys to verify it by. */
function issuerOf(idToken: string): string | null {
  try {
    const [, payload = ''] = idToken.split('.');
    const said: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const issuer: unknown = typeof said === 'object' && said !== null ? Reflect.get(said, 'iss') : null;
    return typeof issuer === 'string' ? issuer : null;
  } catch {
    return null;
  }
}

/** OpenID Connect Discovery 1.0 §4. */
async function discover(issuer: string): Promise<string> {
  try {
    const answer = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
    const said = configuration.parse(await answer.json());
    if (said.issuer !== issuer) throw new ServerError('unavailable');
    return said.jwks_uri;
  } catch (cause) {
    throw new ServerError('unavailable', {}, { cause });
  }
}

/**
 * The organisation's identity provider: what it says of itself, the exchange of a sign-in's code, and the check of its
 * ID tokens (OpenID Connect Core 1.0 §3.1.3.7). Rules GU10 to GU13.
 *
 * One POST and one verification: fetch and jose do both in the open, where a client library would keep state between
 * two requests that this process does not share.
 */
import { createRemoteJWKSet, customFetch, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import * as z from 'zod';
import type { Identity } from './config.ts';
import { GuardianError } from './error.ts';

/** How old a token may be: long enough to read a screen, short enough that a stolen one is stale. */
const MOST_AGE_SECONDS = 600;
const CLOCK_TOLERANCE_SECONDS = 60;
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA', 'Ed25519'];

const discovery = z.object({
  issuer: z.url(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
});
type Discovery = z.infer<typeof discovery>;

const tokens = z.object({ id_token: z.string() });
const claims = z.object({
  sub: z.string().min(1).max(255),
  nonce: z.string(),
  email: z.string().optional(),
  email_verified: z.boolean().optional(),
});

/** Whom a token is about. `email` only if the provider has verified it. */
export interface Subject {
  readonly issuer: string;
  readonly sub: string;
  readonly email: string | null;
}

export interface IdentityProvider {
  readonly issuer: string;
  readonly clientId: string;
  authorizeUrl(): Promise<string>;
  /** The ID token of an authorisation code. @throws GuardianError `unauthenticated`, `unavailable`. */
  exchange(ask: { readonly code: string; readonly verifier: string; readonly redirectUri: string }): Promise<string>;
  /** @throws GuardianError `unauthenticated` for every fault of a token alike, `unavailable` without its provider's keys. */
  verify(idToken: string, nonce: string, now: number): Promise<Subject>;
}

export function identityProvider(identity: Identity, fetcher: typeof fetch): IdentityProvider {
  let known: Promise<{ readonly about: Discovery; readonly keys: JWTVerifyGetKey }> | null = null;
  const about = async () => {
    known ??= discover(identity.issuer, fetcher);
    try {
      return await known;
    } catch (error) {
      known = null;
      throw error;
    }
  };
  return {
    issuer: identity.issuer,
    clientId: identity.clientId,
    authorizeUrl: async () => (await about()).about.authorization_endpoint,
    exchange: async (ask) => await exchange(identity, (await about()).about.token_endpoint, ask, fetcher),
    verify: async (idToken, nonce, now) => await verify(identity, (await about()).keys, idToken, nonce, now),
  };
}

async function discover(issuer: string, fetcher: typeof fetch) {
  const answer = await answered(fetcher(`${issuer.replace(/\/$/u, '')}/.well-known/openid-configuration`));
  const read = discovery.safeParse(await answer.json().catch(() => null));
  if (!answer.ok || !read.success || read.data.issuer !== issuer) throw new GuardianError('unavailable', 'identity');
  const keys = createRemoteJWKSet(new URL(read.data.jwks_uri), { [customFetch]: fetcher });
  return { about: read.data, keys };
}

async function exchange(
  { clientId, clientSecret }: Identity,
  endpoint: string,
  { code, verifier, redirectUri }: { readonly code: string; readonly verifier: string; readonly redirectUri: string },
  fetcher: typeof fetch,
): Promise<string> {
  // RFC 6749 §2.3.1: both halves of the basic credential are form-encoded first.
  const credential = btoa(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`);
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    code,
    code_verifier: verifier,
    redirect_uri: redirectUri,
  });
  const headers = { authorization: `Basic ${credential}`, accept: 'application/json' };
  const answer = await answered(fetcher(endpoint, { method: 'POST', headers, body }));
  if (answer.status >= 500) throw new GuardianError('unavailable', 'identity');
  const read = tokens.safeParse(await answer.json().catch(() => null));
  if (!answer.ok || !read.success) throw new GuardianError('unauthenticated', 'code');
  return read.data.id_token;
}

async function answered(asking: Promise<Response>): Promise<Response> {
  try {
    return await asking;
  } catch {
    throw new GuardianError('unavailable', 'identity');
  }
}

async function verify(
  { issuer, clientId }: Identity,
  keys: JWTVerifyGetKey,
  idToken: string,
  nonce: string,
  now: number,
): Promise<Subject> {
  const checks = {
    issuer,
    audience: clientId,
    algorithms: ALGORITHMS,
    maxTokenAge: MOST_AGE_SECONDS,
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
    currentDate: new Date(now),
    requiredClaims: ['exp', 'iat', 'sub', 'nonce'],
  };
  const verified = await jwtVerify(idToken, keys, checks).catch((error: unknown) => {
    throw new GuardianError(isAboutTheToken(error) ? 'unauthenticated' : 'unavailable', 'token');
  });
  const read = claims.safeParse(verified.payload);
  if (!read.success || read.data.nonce !== nonce) throw new GuardianError('unauthenticated', 'token');
  const { sub, email, email_verified: isVerified } = read.data;
  return { issuer, sub, email: isVerified === true && email !== undefined ? email : null };
}

function isAboutTheToken(error: unknown): boolean {
  return error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout);
}

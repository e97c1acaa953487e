/**
 * Who are you: one redirect to the organisation's identity provider, whose token is bound to keys that only this client
 * has, and which guardian and server each verify for themselves. Rules SI1, SI2.
 */
import { sha256, type Unlock, verifyOrganisation } from '@corridor/crypto';
import {
  aboutAnswer,
  type AboutAnswer,
  decodeSigned,
  type GuardianUnlockAnswer,
  guardianUnlockAnswer,
  type Organisation,
  type OrganisationId,
  slot as slotFormat,
  type Slot,
  toBase64url,
  tokenAnswer,
  toUtf8,
  unlockAnswer,
  type UnlockAnswer,
} from '@corridor/wire';
import type { About, Hat, SignInStart } from '../api/access.ts';
import { orNull } from '../directory/trust.ts';
import { ClientError, codeOf } from '../error.ts';
import { getCbor, postCbor } from '../http/cbor.ts';
import type { Http } from '../port/http.ts';
import { readPasskey } from './passkey.ts';
import { encodePending, type Pending, unlockOf } from './pending.ts';

/** What a guardian says of itself before there is any trust. */
export interface Known {
  readonly answer: AboutAnswer;
  readonly organisations: readonly Organisation[];
}

type ServerHat = UnlockAnswer['people'][number];
type GuardianHat = GuardianUnlockAnswer['people'][number];

/** Somebody identified, for as long as the token lives; nothing of theirs is open yet. */
export interface Identified {
  readonly known: Known;
  readonly idToken: string;
  readonly unlock: Unlock;
  readonly pending: Pending;
  readonly atServer: ReadonlyMap<OrganisationId, ServerHat>;
  readonly atGuardian: ReadonlyMap<OrganisationId, GuardianHat>;
}

const at = (origin: string, path: string): string => new URL(path, origin).href;

/** @throws ClientError `offline`. */
export async function askAbout(http: Http, guardian: string): Promise<Known> {
  const answer = await getCbor(http, at(guardian, '/v1/about'), aboutAnswer);
  const organisations = await Promise.all(
    answer.organisations.map(async (raw) => await orNull(async () => await verifyOrganisation(decodeSigned(raw)))),
  );
  return { answer, organisations: organisations.filter((each) => each !== null) };
}

export function aboutOf({ answer, organisations }: Known): About {
  return {
    host: answer.host,
    issuer: answer.identity.issuer,
    organisations: organisations.map(({ organisation: id, name, ods }) => ({ id, name, ods })),
  };
}

/** Where to send the browser (RFC 6749 §4.1.1, RFC 7636 §4.3, OpenID Connect Core §3.1.2.1). */
export async function signInStart({ answer }: Known, pending: Pending): Promise<SignInStart> {
  const { nonce } = await unlockOf(pending);
  const url = new URL(answer.identity.authorize);
  const asked = {
    response_type: 'code',
    client_id: answer.identity.clientId,
    redirect_uri: pending.returnTo,
    scope: 'openid profile email',
    state: pending.state,
    nonce,
    code_challenge: toBase64url(await sha256(toUtf8(pending.verifier))),
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
  return { url: url.href, pending: encodePending(pending) };
}

/** The code in the address that the provider sent the browser back to. @throws ClientError `identity-refused`. */
function codeIn(location: string, pending: Pending): string {
  const { searchParams } = new URL(location);
  const code = searchParams.get('code');
  if (code === null || searchParams.has('error') || searchParams.get('state') !== pending.state) {
    throw new ClientError('identity-refused');
  }
  return code;
}

/** @throws ClientError `identity-refused`, `offline`. */
export async function identify(
  http: Http,
  guardian: string,
  known: Known,
  pending: Pending,
  location: string,
): Promise<Identified> {
  const code = codeIn(location, pending);
  const unlock = await unlockOf(pending);
  const ask = { code, verifier: pending.verifier, redirectUri: pending.returnTo };
  const { idToken } = await asIdentity(async () => await postCbor(http, at(guardian, '/v1/token'), ask, tokenAnswer));
  const unlockAsk = askWith(idToken, unlock);
  const [server, mine] = await Promise.all([
    asIdentity(async () => await postCbor(http, at(known.answer.server, '/v1/unlock'), unlockAsk, unlockAnswer)),
    asIdentity(async () => await postCbor(http, at(guardian, '/v1/unlock'), unlockAsk, guardianUnlockAnswer)),
  ]);
  return {
    known,
    idToken,
    unlock,
    pending,
    atServer: new Map(server.people.map((each) => [each.organisation, each])),
    atGuardian: new Map(mine.people.map((each) => [each.organisation, each])),
  };
}

export function askWith(idToken: string, { kem, signer }: Unlock) {
  return { idToken, kem: kem.publicKey, sessionKey: signer.publicKey };
}

/** A token that is not accepted is the identity provider's matter, or time's; not a fault of the lock. */
async function asIdentity<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw codeOf(error) === 'unauthenticated' ? new ClientError('identity-refused') : error;
  }
}

export function slotsOf(hat: ServerHat | undefined): readonly Slot[] {
  return (hat?.slots ?? []).flatMap((raw) => {
    try {
      return [slotFormat.decode(raw)];
    } catch {
      return [];
    }
  });
}

/** The hats of somebody identified, without what their locks say. */
export function hatsOf({ atGuardian, known }: Identified): readonly Hat[] {
  return [...atGuardian.values()].map(({ organisation, user, name, role }): Hat => {
    const stated = known.organisations.find((each) => each.organisation === organisation);
    const organisationName = stated?.name ?? '';
    return { organisation, organisationName, user, name, role, enrolled: false, ways: ['guardian'], passkeys: [] };
  });
}

/** The same with the ways that a lock has. */
export function withLock(hat: Hat, slots: readonly Slot[], canAskGuardian: boolean): Hat {
  const kinds = [...new Set(slots.map(({ kind }) => kind))];
  const ways = kinds.filter((kind) => canAskGuardian || kind !== 'guardian');
  return { ...hat, enrolled: true, ways, passkeys: slots.flatMap((each) => readPasskey(each) ?? []) };
}

/** Somebody whom the guardian knows, with keys that the test made for them, and a session that server and guardian know. */
import { createHash } from 'node:crypto';
import {
  newSecret,
  newSigner,
  newUnlock,
  personKeysFromSecret,
  sign,
  signGreeting,
  type Signer,
  systemRandom,
} from '@corridor/crypto';
import {
  decodeFrame,
  decodeSigned,
  encodeFrame,
  encodeSigned,
  enrolAnswer,
  enrolInput,
  newId,
  type OrganisationId,
  person as personFormat,
  PROTOCOL_VERSION,
  session as sessionFormat,
  SESSION_LIFETIME,
  type SessionId,
  SUITE,
  tokenAnswer,
  type UserId,
} from '@corridor/wire';
import { TestClient } from '../../src/bare/index.ts';
import type { TestNetwork } from '../../src/index.ts';
import { askedAt } from './asking.ts';
import type { Session } from './session.ts';

export interface Holder {
  readonly organisation: OrganisationId;
  readonly user: UserId;
  readonly version: number;
  readonly signer: Signer;
}

/** Signs in as `sub`, and enrols keys of the test's own. */
export async function enrolled(network: TestNetwork, user: UserId, sub: string): Promise<Holder> {
  const own = await newUnlock(systemRandom);
  const idToken = await tokenOf(network, own.nonce, sub);
  const keys = await personKeysFromSecret(newSecret(systemRandom));
  const staff = await network.guardian.office.db
    .selectFrom('staff')
    .select('organisation')
    .where('user_id', '=', user)
    .executeTakeFirstOrThrow();
  const proven = enrolInput.encode({ sign: keys.signer.publicKey, kem: keys.kem.publicKey });
  const ask = {
    idToken,
    kem: own.kem.publicKey,
    sessionKey: own.signer.publicKey,
    organisation: staff.organisation,
    sign: keys.signer.publicKey,
    userKem: keys.kem.publicKey,
    proof: await own.signer.sign(proven),
  };
  const { person } = await posted(network, '/v1/enrol', ask, enrolAnswer);
  const { organisation, version } = personFormat.decode(decodeSigned(person).bytes);
  const holder = { organisation, user, version, signer: keys.signer };
  const session = await sessionOf(network, holder);
  await askedAt(
    network.guardianUrl,
    network.clock.now(),
    { session, bearer: null },
    { method: 'POST', path: '/v1/enrolled' },
  );
  return holder;
}

/** What a browser is sent back with, exchanged. */
async function tokenOf({ provider, guardianUrl }: TestNetwork, nonce: string, sub: string): Promise<string> {
  const verifier = newId<SessionId>(systemRandom).repeat(2);
  const redirectUri = `${guardianUrl}/signed-in`;
  const url = new URL(`${provider.issuer}/authorize`);
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  for (const [name, value] of Object.entries({
    nonce,
    redirect_uri: redirectUri,
    code_challenge: challenge,
    state: 's',
  }))
    url.searchParams.set(name, value);
  const code = new URL(await provider.signIn(url.href, sub)).searchParams.get('code') ?? '';
  const ask = { code, verifier, redirectUri };
  return (await posted({ guardianUrl }, '/v1/token', ask, tokenAnswer)).idToken;
}

async function posted<T>(
  { guardianUrl }: Pick<TestNetwork, 'guardianUrl'>,
  path: string,
  ask: object,
  schema: Parameters<typeof decodeFrame<T>>[0],
): Promise<T> {
  const headers = { 'content-type': 'application/cbor' };
  const answer = await fetch(`${guardianUrl}${path}`, { method: 'POST', headers, body: encodeFrame(ask) });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return decodeFrame(schema, new Uint8Array(await answer.arrayBuffer()));
}

/** A session that the server has greeted. */
export async function sessionOf({ server, clock }: TestNetwork, who: Holder): Promise<Session> {
  const signer = await newSigner(systemRandom);
  const { organisation, user, version } = who;
  const now = clock.now();
  const claims = {
    suite: SUITE,
    organisation,
    user,
    version,
    mode: 'shared',
    at: now,
    expiresAt: now + SESSION_LIFETIME,
  } as const;
  const id = newId<SessionId>(systemRandom);
  const statement = encodeSigned(
    await sign(sessionFormat, { ...claims, session: id, key: signer.publicKey }, who.signer),
  );
  const client = await TestClient.connect(server.url);
  const proof = await signGreeting(id, await client.challenge(), signer);
  await client.get('welcome', { t: 'hello', version: PROTOCOL_VERSION, session: statement, proof });
  client.close();
  return { id, statement, signer };
}

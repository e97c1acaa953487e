/** What a server, or somebody with old keys, asks of an organisation's guardian: a share, a removal, another recovery key. */
import { createHash } from 'node:crypto';
import type { Http } from '@corridor/client';
import {
  newSecret,
  newSigner,
  newUnlock,
  openShare,
  personKeysFromSecret,
  type PersonKeys,
  sha256,
  sign,
  signRequest,
  systemRandom,
  type Unlock,
} from '@corridor/crypto';
import { enterPerson, joinTeam, makeTeam } from '@corridor/guardian';
import {
  aboutAnswer,
  decodeFrame,
  decodeSigned,
  encodeFrame,
  encodeSigned,
  enrolInput,
  guardianUnlockAnswer,
  newId,
  type OrganisationId,
  recovery,
  session as sessionFormat,
  type SessionId,
  SUITE,
  teamWrap,
  toBase64url,
  toHex,
  tokenAnswer,
  unlockAsk,
  type UserId,
} from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inDatabase } from '../../../scripts/platform/in-database.ts';
import { startNetwork, type TestNetwork } from '../src/index.ts';
import { foiled } from './verdict.ts';

let network: TestNetwork;

beforeAll(async () => {
  network = await startNetwork();
  await network.person('pryce');
});
afterAll(async () => await network[Symbol.asyncDispose]());

const CBOR = { 'content-type': 'application/cbor' };

async function post(path: string, ask: object): Promise<{ readonly ok: boolean; readonly body: Uint8Array }> {
  const answer = await fetch(`${network.guardianUrl}${path}`, {
    method: 'POST',
    headers: CBOR,
    body: encodeFrame(ask),
  });
  return { ok: answer.ok, body: new Uint8Array(await answer.arrayBuffer()) };
}

test('[LS86] unlock token replayed into another session: it is of no use to whoever saw it', async () => {
  let seen = '';
  const http: Http = async (url, init) => {
    if (url.startsWith(network.server.url) && init.body !== undefined && url.endsWith('/v1/unlock'))
      seen = decodeFrame(unlockAsk, init.body).idToken;
    return await fetch(url, init);
  };
  await network.person('pryce', { http });
  const thief = await newUnlock(systemRandom);
  const ask = { idToken: seen, kem: thief.kem.publicKey, sessionKey: thief.signer.publicKey };
  const { ok, body } = await post('/v1/unlock', ask);
  const [hat] = ok ? decodeFrame(guardianUnlockAnswer, body).people : [];
  const of = { organisation: network.organisations.calderbrook, user: network.users.pryce };
  const share = hat && (await openShare(thief, { ...of, holder: 'guardian' }, hat.share).catch(() => null));
  foiled(share !== undefined && share !== null, 'the server holds both halves of a doctor’s lock');
  expect(ok).toBe(false);
});

/** What the server keeps of a kind of statement, as somebody with its database sees and changes it. */
async function atServer<T>(work: Parameters<typeof inDatabase<T>>[1]): Promise<T> {
  return await inDatabase(network.server.databaseUrl, work);
}

test('[LS88] recovery key swapped: no team’s key is wrapped to the one that the server shows', async () => {
  const { calderbrook: organisation } = network.organisations;
  const root = await newSigner(systemRandom);
  const theirs = await personKeysFromSecret(newSecret(systemRandom));
  const kem = theirs.kem.publicKey;
  await atServer(async (client) => {
    const { rows } = await client.query<{ statement: Buffer }>('SELECT statement FROM recoveries');
    const [mine] = rows
      .map(({ statement }) => recovery.decode(decodeSigned(statement).bytes))
      .filter((each) => each.organisation === organisation);
    if (mine === undefined) throw new Error('the hospital has no recovery key');
    const swapped = Buffer.from(encodeSigned(await sign(recovery, { ...mine, version: 2, kem }, root)));
    await client.query('UPDATE recoveries SET statement = $1', [swapped]);
    await client.query("UPDATE directory SET statement = $1 WHERE kind = 'recovery'", [swapped]);
  });
  await network.restartGuardian();
  const made = { organisation, kind: 'service' as const, name: 'Made after', members: [] };
  const { value: team } = await makeTeam(network.guardian.office, made, 'the test');
  const statements = await atServer(async (client) => {
    return (await client.query<{ statement: Buffer }>('SELECT statement FROM team_wraps')).rows;
  });
  const wraps = statements
    .map(({ statement }) => teamWrap.decode(decodeSigned(statement).bytes))
    .filter((wrap) => wrap.team === team);
  const hash = toHex(await sha256(kem));
  foiled(
    wraps.some(({ recipient }) => toHex(recipient) === hash),
    'the operator opens every team by a recovery key of its own',
  );
  expect(wraps).toHaveLength(2);
});

/** A person whose keys the test holds: enrolled as a browser would. */
async function enrolled(organisation: OrganisationId, sub: string): Promise<PersonKeys> {
  const unlock: Unlock = await newUnlock(systemRandom);
  const verifier = toBase64url(systemRandom(32));
  const url = new URL(decodeFrame(aboutAnswer, await about()).identity.authorize);
  const redirectUri = `${network.guardianUrl}/signed-in`;
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const asked = { redirect_uri: redirectUri, state: 's', nonce: unlock.nonce, code_challenge: challenge };
  for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
  const code = new URL(await network.provider.signIn(url.href, sub)).searchParams.get('code') ?? '';
  const { body } = await post('/v1/token', { code, verifier, redirectUri });
  const { idToken } = decodeFrame(tokenAnswer, body);
  const keys = await personKeysFromSecret(newSecret(systemRandom));
  const [own, userKem] = [keys.signer.publicKey, keys.kem.publicKey];
  const proof = await unlock.signer.sign(enrolInput.encode({ sign: own, kem: userKem }));
  const bound = { idToken, kem: unlock.kem.publicKey, sessionKey: unlock.signer.publicKey };
  expect((await post('/v1/enrol', { ...bound, organisation, sign: own, userKem, proof })).ok).toBe(true);
  return keys;
}

async function about(): Promise<Uint8Array> {
  return new Uint8Array(await (await fetch(`${network.guardianUrl}/v1/about`)).arrayBuffer());
}

/** A request that an administrator signs by hand. @returns the HTTP status. */
async function asAdministrator(organisation: OrganisationId, user: UserId, keys: PersonKeys, path: string) {
  const signer = await newSigner(systemRandom);
  const at = network.clock.now();
  const id = newId<SessionId>(systemRandom);
  const of = { suite: SUITE, organisation, user, version: 1, session: id, key: signer.publicKey };
  const stated = await sign(
    sessionFormat,
    { ...of, mode: 'shared' as const, at, expiresAt: at + 3_600_000 },
    keys.signer,
  );
  const body = await sha256(new Uint8Array(0));
  const authorization = await signRequest({ session: id, method: 'DELETE', path, body, at }, signer);
  const headers = { authorization, 'corridor-session': toBase64url(encodeSigned(stated)) };
  return (await fetch(`${network.guardianUrl}${path}`, { method: 'DELETE', headers })).status;
}

const YEAR = 366 * 24 * 60 * 60 * 1000;

test('[LS87] removal signed by an expired administrator: nobody is removed', async () => {
  const { office } = network.guardian;
  const { calderbrook } = network.organisations;
  const entered = { name: 'Alan Reeve', role: 'Administrator', registration: '', powers: ['administrator' as const] };
  const identity = { sub: 'reeve@identity.example' };
  const { value: user } = await enterPerson(office, calderbrook, { ...entered, identity }, 'the test');
  const keys = await enrolled(calderbrook, identity.sub);
  const team = network.teams.calderbrook;
  const path = `/admin/v1/organisations/${calderbrook}/teams/${team}/members/${network.users.achebe}`;
  expect(await asAdministrator(calderbrook, user, keys, path)).toBe(200);
  const post = { user: network.users.achebe, power: 'member' as const };
  await joinTeam(office, { organisation: calderbrook, team }, [post], 'the test');
  network.clock.advance(3 * YEAR);
  const status = await asAdministrator(calderbrook, user, keys, path);
  foiled(status === 200, 'keys of an administrator of years ago take a doctor out of their team');
  expect(status).toBe(401);
});

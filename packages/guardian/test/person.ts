/** Somebody who signs in to a test's guardian: as their browser would, to its last step or not. */
import { type Core, nodePorts, openAs } from '@corridor/client/node';
import {
  newSecret,
  newUnlock,
  openShare,
  type PersonKeys,
  personKeysFromSecret,
  sha256,
  sign,
  signerFromSeed,
  signRequest,
  systemRandom,
  type Unlock,
} from '@corridor/crypto';
import type { TestClock, TestServer } from '@corridor/testkit';
import {
  type decodeFrame,
  decodeSigned,
  encodeSigned,
  enrolAnswer,
  enrolInput,
  guardianUnlockAnswer,
  type GuardianUnlockAnswer,
  newId,
  organisation as organisationFormat,
  type OrganisationId,
  person as personFormat,
  type Person,
  session as sessionFormat,
  SESSION_LIFETIME,
  type SessionId,
  SUITE,
  toBase64url,
  type UserId,
} from '@corridor/wire';
import type { Guardian } from '../src/index.ts';
import type { TestIdentity } from './identity.ts';

export type Schema<T> = Parameters<typeof decodeFrame<T>>[0];

export interface Answer<T> {
  readonly status: number;
  readonly code: string | null;
  readonly value: T | null;
}

/** Where somebody signs in. */
export interface At {
  readonly clock: TestClock;
  readonly server: TestServer;
  readonly identity: TestIdentity;
  readonly guardian: Guardian;
  readonly url: string;
  post<T>(path: string, ask: object, schema: Schema<T>): Promise<Answer<T>>;
}

export class TestPerson {
  readonly at: At;
  readonly organisation: OrganisationId;
  readonly user: UserId;
  readonly sub: string;
  keys: PersonKeys | null = null;
  certificate: Person | null = null;
  /** What the last attempt to enrol was answered, for a test that goes on as if it had not been refused. */
  #refused = '';

  constructor(at: At, organisation: OrganisationId, user: UserId, sub: string) {
    this.at = at;
    this.organisation = organisation;
    this.user = user;
    this.sub = sub;
  }

  async begin(): Promise<Unlock> {
    return await newUnlock(systemRandom);
  }

  async unlock(own: Unlock, claims: object = {}): Promise<Answer<GuardianUnlockAnswer>> {
    const idToken = await this.token(own, claims);
    const ask = { idToken, kem: own.kem.publicKey, sessionKey: own.signer.publicKey };
    return await this.at.post('/v1/unlock', ask, guardianUnlockAnswer);
  }

  async token(own: Unlock, claims: object = {}): Promise<string> {
    return await this.at.identity.token({ sub: this.sub, nonce: own.nonce, ...claims }, this.at.clock.now());
  }

  /** The guardian's share, as the client opens it. */
  async share(own: Unlock): Promise<Uint8Array> {
    const { value } = await this.unlock(own);
    const hat = value?.people.find(({ organisation }) => organisation === this.organisation);
    if (hat === undefined) throw new Error('no such hat');
    const opened = await openShare(
      own,
      { holder: 'guardian', organisation: hat.organisation, user: hat.user },
      hat.share,
    );
    return opened.reveal();
  }

  /** As a client does: keys made and certified, and once they are kept, confirmed. */
  async enrol(keys?: PersonKeys): Promise<Answer<{ readonly person: Uint8Array }>> {
    const answer = await this.enrolOnly(keys);
    if (answer.value !== null) await this.confirm();
    return answer;
  }

  /** As a browser does that dies before its bundle is stored. */
  async enrolOnly(keys?: PersonKeys): Promise<Answer<{ readonly person: Uint8Array }>> {
    const own = await this.begin();
    const made = keys ?? (await personKeysFromSecret(newSecret(systemRandom)));
    const proven = enrolInput.encode({ sign: made.signer.publicKey, kem: made.kem.publicKey });
    const ask = {
      idToken: await this.token(own),
      kem: own.kem.publicKey,
      sessionKey: own.signer.publicKey,
      organisation: this.organisation,
      sign: made.signer.publicKey,
      userKem: made.kem.publicKey,
      proof: await own.signer.sign(proven),
    };
    const answer = await this.at.post('/v1/enrol', ask, enrolAnswer);
    this.#refused = answer.code ?? '';
    if (answer.value !== null) {
      this.keys = made;
      this.certificate = personFormat.decode(decodeSigned(answer.value.person).bytes);
    }
    return answer;
  }

  /** Says that the bundle is stored, in a session of the keys enrolled last. */
  async confirm(): Promise<number> {
    if (this.keys === null || this.certificate === null) throw new Error('not enrolled');
    const signer = await stranger();
    const { organisation, user } = this;
    const { version } = this.certificate;
    const now = this.at.clock.now();
    const session = newId<SessionId>(systemRandom);
    const value = {
      suite: SUITE,
      organisation,
      user,
      version,
      session,
      key: signer.publicKey,
      mode: 'shared',
      at: now,
      expiresAt: now + SESSION_LIFETIME,
    } as const;
    const statement = encodeSigned(await sign(sessionFormat, value, this.keys.signer));
    const body = await sha256(new Uint8Array(0));
    const request = { session, method: 'POST', path: '/v1/enrolled', body, at: now };
    const headers = {
      authorization: await signRequest(request, signer),
      'corridor-session': toBase64url(statement),
    };
    return (await fetch(`${this.at.url}/v1/enrolled`, { method: 'POST', headers })).status;
  }

  /** A client with this person's keys, ready. */
  async client(): Promise<Core> {
    if (this.keys === null || this.certificate === null) throw new Error(`not enrolled: ${this.#refused}`);
    const hosted = await this.at.guardian.office.hosting.get(this.organisation);
    const { root } = organisationFormat.decode(decodeSigned(hosted.statement).bytes);
    const core = openAs({
      identity: {
        organisation: this.organisation,
        user: this.user,
        version: this.certificate.version,
        ...this.keys,
        anchors: { organisationRoot: root, serverKey: this.at.server.signer.publicKey },
      },
      server: this.at.server.url,
      ports: nodePorts({ clock: this.at.clock }),
    });
    await core.ready();
    return core;
  }
}

/** Somebody else's signer, for what must be refused. */
export async function stranger() {
  return await signerFromSeed(newSecret(systemRandom));
}

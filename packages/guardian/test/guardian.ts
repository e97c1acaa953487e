/** A guardian with a database, a server, an identity provider and folders of its own; and people who sign in to it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
import { startTestServer, type TestClock, testClock, type TestServer } from '@corridor/testkit';
import {
  decodeFrame,
  decodeSigned,
  encodeFrame,
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
  refusedAnswer,
  session as sessionFormat,
  SESSION_LIFETIME,
  type SessionId,
  SUITE,
  toBase64url,
  type UserId,
} from '@corridor/wire';
import { freshDatabase } from '../../../scripts/platform/fresh-database.ts';
import { createGuardian, type Guardian, type GuardianParts, jsonLog } from '../src/index.ts';
import { CLIENT, ISSUER, testIdentity, type TestIdentity } from './identity.ts';

type Schema<T> = Parameters<typeof decodeFrame<T>>[0];

export interface Answer<T> {
  readonly status: number;
  readonly code: string | null;
  readonly value: T | null;
}

export class TestGuardian {
  readonly clock: TestClock;
  readonly server: TestServer;
  readonly identity: TestIdentity;
  readonly parts: GuardianParts;
  readonly folder: string;
  guardian: Guardian;
  url: string;
  readonly #end: () => Promise<void>;

  private constructor(
    made: Pick<TestGuardian, 'clock' | 'server' | 'identity' | 'parts' | 'folder' | 'guardian' | 'url'>,
    end: () => Promise<void>,
  ) {
    this.clock = made.clock;
    this.server = made.server;
    this.identity = made.identity;
    this.parts = made.parts;
    this.folder = made.folder;
    this.guardian = made.guardian;
    this.url = made.url;
    this.#end = end;
  }

  static async start(lines: string[] = []): Promise<TestGuardian> {
    const clock = testClock();
    const server = await startTestServer({ clock });
    const identity = await testIdentity();
    const database = await freshDatabase();
    const folder = await mkdtemp(join(tmpdir(), 'corridor-guardian-'));
    const parts: GuardianParts = {
      config: {
        databaseUrl: database.url,
        host: '127.0.0.1',
        port: 0,
        publicUrl: 'https://guardian.calder.example',
        serverUrl: server.url,
        admissionToken: server.admissionToken,
        keysDir: join(folder, 'keys'),
        recordsDir: join(folder, 'records'),
        webDir: null,
        hostName: 'Calderbrook Hospitals digital services',
        identity: { issuer: ISSUER, clientId: CLIENT, clientSecret: 'not a secret here' },
      },
      clock: () => clock.now(),
      random: systemRandom,
      fetcher: identity.fetcher,
      log: jsonLog(
        (line) => void lines.push(line),
        () => clock.now(),
      ),
    };
    const guardian = await createGuardian(parts);
    await guardian.start();
    const url = `http://127.0.0.1:${await guardian.listen(0)}`;
    return new TestGuardian({ clock, server, identity, parts, folder, guardian, url }, async () => {
      await server[Symbol.asyncDispose]();
      await database[Symbol.asyncDispose]();
      await rm(folder, { recursive: true });
    });
  }

  /** Stops the process and starts another on the same database, keys and records. */
  async restart(): Promise<void> {
    await this.guardian[Symbol.asyncDispose]();
    this.guardian = await createGuardian(this.parts);
    await this.guardian.start();
    this.url = `http://127.0.0.1:${await this.guardian.listen(0)}`;
  }

  /** The admin API, by the machine's token. */
  async admin<T>(
    method: string,
    path: string,
    body?: unknown,
    token = this.guardian.adminToken,
  ): Promise<{ readonly status: number; readonly value: T }> {
    const headers = {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    };
    const answer = await fetch(`${this.url}/admin/v1${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, value: (text === '' ? null : JSON.parse(text)) as T };
  }

  async post<T>(path: string, ask: object, schema: Schema<T>): Promise<Answer<T>> {
    const headers = { 'content-type': 'application/cbor' };
    const answer = await fetch(`${this.url}${path}`, { method: 'POST', headers, body: encodeFrame(ask) });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (answer.ok) return { status: answer.status, code: null, value: decodeFrame(schema, bytes) };
    return { status: answer.status, code: decodeFrame(refusedAnswer, bytes).code, value: null };
  }

  async organisation(ods: string, name: string, area?: string): Promise<OrganisationId> {
    const made = await this.admin<{ organisation: OrganisationId }>('POST', '/organisations', {
      ods,
      name,
      ...(area === undefined ? {} : { area }),
    });
    return made.value.organisation;
  }

  /** Enters somebody, signs them in, and opens a client with their new keys. */
  async person(organisation: OrganisationId, sub: string, name: string, more: object = {}): Promise<TestPerson> {
    const entered = { name, role: 'Consultant', identity: { sub }, ...more };
    const { value } = await this.admin<{ user: UserId }>('POST', `/organisations/${organisation}/staff`, entered);
    return new TestPerson(this, organisation, value.user, sub);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.guardian[Symbol.asyncDispose]();
    await this.#end();
  }
}

export class TestPerson {
  readonly at: TestGuardian;
  readonly organisation: OrganisationId;
  readonly user: UserId;
  readonly sub: string;
  certificate: Person | null = null;
  /** What the last attempt to enrol was answered, for a test that goes on as if it had not been refused. */
  #refused = '';
  keys: PersonKeys | null = null;

  constructor(at: TestGuardian, organisation: OrganisationId, user: UserId, sub: string) {
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

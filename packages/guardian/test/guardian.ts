/** A guardian with a database, a server, an identity provider and folders of its own; and people who sign in to it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemRandom } from '@corridor/crypto';
import { startTestServer, type TestClock, testClock, type TestServer } from '@corridor/testkit';
import { decodeFrame, encodeFrame, type OrganisationId, refusedAnswer, type UserId } from '@corridor/wire';
import { freshDatabase } from '../../../scripts/platform/fresh-database.ts';
import { createGuardian, type Guardian, type GuardianParts, jsonLog } from '../src/index.ts';
import { CLIENT, ISSUER, testIdentity, type TestIdentity } from './identity.ts';
import { type Answer, type Schema, TestPerson } from './person.ts';

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

/** A server with an empty database of its own, and two organisations that know each other through it. */
import { newSigner, systemRandom } from '@corridor/crypto';
import { createServer, inProcessBus, memoryBlobs, type Parts, type Server } from '@corridor/server';
import { encodeFrame, encodeSigned, type Said } from '@corridor/wire';
import { freshDatabase } from '../../../../scripts/platform/fresh-database.ts';
import { type Identity, TestClient } from './client.ts';
import { type TestClock, testClock } from './clock.ts';
import { quietLog } from './log.ts';
import { memberOf, TestOrganisation, type TestPerson, type TestTeam } from './organisation.ts';

export const ADMISSION = 'operator-token-of-the-test';

export class Network {
  readonly clock: TestClock;
  readonly parts: Parts;
  readonly server: Server;
  readonly address: string;
  readonly #end: () => Promise<void>;

  private constructor(clock: TestClock, parts: Parts, server: Server, address: string, end: () => Promise<void>) {
    this.clock = clock;
    this.parts = parts;
    this.server = server;
    this.address = address;
    this.#end = end;
  }

  static async start(over: Partial<Parts> = {}, clock = testClock()): Promise<Network> {
    const database = await freshDatabase();
    const parts: Parts = {
      databaseUrl: database.url,
      clock,
      random: systemRandom,
      blobs: memoryBlobs(),
      bus: inProcessBus(),
      signer: await newSigner(systemRandom),
      admissionToken: ADMISSION,
      mailer: null,
      pusher: null,
      identityTokens: { verify: async () => await Promise.reject(new Error('no identity provider here')) },
      webOrigins: ['https://corridor.elmbridge.example'],
      log: quietLog(),
      transparency: { origin: 'corridor.test/log', signer: await newSigner(systemRandom), witnesses: [] },
      ...over,
    };
    const server = await createServer(parts);
    const address = await server.listen(0, '127.0.0.1');
    return new Network(clock, parts, server, address, async () => {
      await server.close();
      await database[Symbol.asyncDispose]();
    });
  }

  /** A further server process on the same database and bus. */
  async another(bus = this.parts.bus): Promise<{ readonly server: Server; readonly address: string }> {
    const server = await createServer({ ...this.parts, bus });
    return { server, address: await server.listen(0, '127.0.0.1') };
  }

  get #door(): Door {
    return doorOf(this.address, ADMISSION, () => this.clock.now());
  }

  async organisation(): Promise<TestOrganisation> {
    return await this.#door.organisation();
  }

  async signIn(who: Identity, address = this.address): Promise<TestClient> {
    return await this.#door.signIn(who, address);
  }

  async person(person: TestPerson, address = this.address): Promise<TestClient> {
    return await this.#door.person(person, address);
  }

  async guardian(organisation: TestOrganisation): Promise<TestClient> {
    return await this.#door.guardian(organisation);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#end();
  }
}

/** The ways into a server, wherever it runs. Another address is that of another process on its database. */
export interface Door {
  /** A new organisation, admitted. */
  organisation(): Promise<TestOrganisation>;
  signIn(who: Identity, address?: string): Promise<TestClient>;
  person(person: TestPerson, address?: string): Promise<TestClient>;
  guardian(organisation: TestOrganisation): Promise<TestClient>;
}

export function doorOf(address: string, admission: string, now: () => number): Door {
  const signIn: Door['signIn'] = async (who, elsewhere = address) => {
    const client = await TestClient.connect(elsewhere);
    const answer = await client.hello(who, now());
    if (answer.t !== 'welcome') throw new Error(`not welcome: ${'code' in answer ? answer.code : answer.t}`);
    return client;
  };
  return {
    organisation: async () => {
      const organisation = await TestOrganisation.make(now());
      const answer = await fetch(`${address}/v1/organisations`, {
        method: 'POST',
        headers: { authorization: `Bearer ${admission}`, 'content-type': 'application/cbor' },
        body: encodeFrame(await organisation.papers()),
      });
      if (answer.status !== 204) throw new Error(`not admitted: ${answer.status}`);
      return organisation;
    },
    signIn,
    person: async ({ organisation, user, version, keys }, elsewhere) =>
      await signIn({ organisation, user, version, signer: keys.signer }, elsewhere),
    guardian: async ({ id, guardian, guardianKeys }) =>
      await signIn({ organisation: id, user: guardian, version: 1, signer: guardianKeys.signer }),
  };
}

/** A guardian's publication of a person, and of a roster with its wraps. */
export async function publishPerson(guardian: TestClient, { statement }: TestPerson): Promise<Said<'done'>> {
  return await guardian.get('done', { t: 'publish', kind: 'person', statement: encodeSigned(statement), wraps: [] });
}

export async function publishTeam(guardian: TestClient, { statement, wraps }: TestTeam): Promise<Said<'done'>> {
  const roster = { kind: 'roster', statement: encodeSigned(statement), wraps: wraps.map(encodeSigned) } as const;
  return await guardian.get('done', { t: 'publish', ...roster });
}

/** One organisation with a team of some people, published. */
export async function staffed(network: Pick<Door, 'organisation' | 'guardian'>, count: number) {
  const organisation = await network.organisation();
  const guardian = await network.guardian(organisation);
  const people = await Promise.all(
    Array.from({ length: count }, async (_, i) => await organisation.person(`staff-${i}`)),
  );
  for (const person of people) await publishPerson(guardian, person);
  const team = await organisation.team(people.map((person) => memberOf(person)));
  await publishTeam(guardian, team);
  const [first] = people;
  if (first === undefined) throw new Error('nobody');
  return { organisation, guardian, people, first, team };
}

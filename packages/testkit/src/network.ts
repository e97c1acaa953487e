/**
 * A whole network in one process: a database each for server and guardian, both real, an identity provider, and a small
 * region of two organisations. People sign in as they would in a browser, through the SDK.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CorridorClient, createClient, type Me, type Ports } from '@corridor/client';
import { nodePorts } from '@corridor/client/node';
import { systemRandom } from '@corridor/crypto';
import {
  createGuardian,
  enterPerson,
  type Guardian,
  type GuardianParts,
  hostedAsVouched,
  jsonLog,
  makeOrganisation,
  makeTeam,
  releaseService,
  vouchFor,
} from '@corridor/guardian';
import type { OrganisationId, TeamId, UserId } from '@corridor/wire';
import { freshDatabase } from '../../../scripts/platform/fresh-database.ts';
import { freePort } from '../../../scripts/platform/port.ts';
import { type TestClock, testClock } from './clock.ts';
import { type SignInPage, startIdentityProvider } from './identity-provider.ts';
import { advicePathway } from './pathway.ts';
import { startTestServer, type TestServer, type TestServerOptions } from './server.ts';

/** Whom a network knows from the beginning. */
export const PEOPLE = {
  rahman: { organisation: 'elmbridge', name: 'Dr Amina Rahman', role: 'GP' },
  okafor: { organisation: 'elmbridge', name: 'Chidi Okafor', role: 'Practice nurse' },
  pryce: { organisation: 'calderbrook', name: 'Dr Owen Pryce', role: 'Consultant dermatologist' },
  achebe: { organisation: 'calderbrook', name: 'Dr Lena Achebe', role: 'Registrar, dermatology' },
} as const;
export type PersonKey = keyof typeof PEOPLE;

const ORGANISATIONS = {
  elmbridge: { ods: 'Z99001', name: 'Elmbridge Surgery', team: 'Elmbridge partners' },
  calderbrook: { ods: 'X99', name: 'Calderbrook Hospitals', team: 'Dermatology advice' },
} as const;
export type OrganisationKey = keyof typeof ORGANISATIONS;

export const PATHWAY = 'dermatology-advice';

export interface TestNetwork {
  readonly clock: TestClock;
  readonly server: TestServer;
  readonly provider: SignInPage;
  /** The one that runs now. */
  readonly guardian: Guardian;
  readonly guardianUrl: string;
  readonly guardianDatabaseUrl: string;
  /** Where the guardian files closed cases, a folder for each organisation. */
  readonly recordsDir: string;
  /** What the guardian that runs now was made of. */
  readonly guardianParts: GuardianParts;
  /** Ends the guardian and starts another on the same port; on the same keys and database, unless others are given. */
  restartGuardian(
    meanwhile?: () => Promise<void>,
    other?: Partial<Pick<GuardianParts['config'], 'databaseUrl' | 'keysDir' | 'recordsDir'>>,
  ): Promise<void>;
  readonly organisations: Readonly<Record<OrganisationKey, OrganisationId>>;
  readonly teams: Readonly<Record<OrganisationKey, TeamId>>;
  readonly users: Readonly<Record<PersonKey, UserId>>;
  /** A client that nobody has signed in with yet: a browser just opened. */
  browser(ports?: Partial<Ports>): CorridorClient;
  /** Signed in at a fresh browser by the guardian's way; the first time, their keys are made. */
  person(key: PersonKey, ports?: Partial<Ports>): Promise<CorridorClient>;
  signIn(client: CorridorClient, key: PersonKey, mode?: 'shared' | 'own'): Promise<Me>;
  /** As far as the identity provider and back; no lock is open yet. */
  identify(client: CorridorClient, key: PersonKey, mode?: 'shared' | 'own'): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** What a network may have of its own. */
export interface NetworkOptions {
  /** `localhost` where a browser makes passkeys, which an address cannot have. */
  readonly host?: string;
  /** Another provider than the one that asks nobody. */
  readonly provider?: (guardianUrl: string) => Promise<SignInPage>;
  readonly server?: (guardianUrl: string) => Omit<TestServerOptions, 'clock' | 'provider'>;
  readonly guardianLog?: (line: string) => void;
  /** The built web app. */
  readonly webDir?: string;
  /** Whether the guardian follows and files the cases of its organisations. */
  readonly follows?: boolean;
  /** Fields of the service's pathway that differ. */
  readonly pathway?: (region: Region) => object;
}

export async function startNetwork(clock: TestClock = testClock(), options: NetworkOptions = {}): Promise<TestNetwork> {
  const port = await freePort();
  const guardianUrl = `http://${options.host ?? '127.0.0.1'}:${port}`;
  const provider = await (options.provider?.(guardianUrl) ?? startIdentityProvider(clock));
  const server = await startTestServer({ clock, provider, ...options.server?.(guardianUrl) });
  const database = await freshDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'corridor-network-'));
  const recordsDir = join(folder, 'records');
  const now = (): number => clock.now();
  let parts: GuardianParts = {
    clock: now,
    random: systemRandom,
    fetcher: fetch,
    log: jsonLog(options.guardianLog ?? (() => undefined), now),
    config: {
      databaseUrl: database.url,
      host: '127.0.0.1',
      port,
      publicUrl: guardianUrl,
      serverUrl: server.url,
      admissionToken: server.admissionToken,
      keysDir: join(folder, 'keys'),
      recordsDir,
      webDir: options.webDir ?? null,
      hostName: 'Calderbrook computing',
      logKey: server.logKey.publicKey,
      witnessKeys: [server.witness.key.publicKey],
      identity: { issuer: provider.issuer, clientId: provider.clientId, clientSecret: provider.clientSecret },
    },
  };
  let guardian = await createGuardian(parts);
  await guardian.listen(port);
  const region = await settle(guardian, options.pathway);
  if (options.follows === true) await guardian.start();
  const clients: CorridorClient[] = [];

  const browser = (ports: Partial<Ports> = {}): CorridorClient => {
    const client = createClient({ guardian: guardianUrl, ports: nodePorts({ clock, ...ports }) });
    clients.push(client);
    return client;
  };

  const identify: TestNetwork['identify'] = async (client, key, mode = 'shared') => {
    const { url, pending } = await client.beginSignIn(`${guardianUrl}/signed-in`, mode);
    await client.finishSignIn(pending, await provider.signIn(url, subjectOf(key)));
  };

  const signIn: TestNetwork['signIn'] = async (client, key, mode) => {
    await identify(client, key, mode);
    return await client.unlock(region.organisations[PEOPLE[key].organisation], { kind: 'guardian' });
  };

  return {
    clock,
    server,
    provider,
    get guardian() {
      return guardian;
    },
    guardianUrl,
    guardianDatabaseUrl: database.url,
    recordsDir,
    get guardianParts() {
      return parts;
    },
    restartGuardian: async (meanwhile, other = {}) => {
      await guardian[Symbol.asyncDispose]();
      await meanwhile?.();
      parts = { ...parts, config: { ...parts.config, ...other } };
      guardian = await createGuardian(parts);
      await guardian.listen(port);
      if (options.follows === true) await guardian.start();
    },
    ...region,
    browser,
    identify,
    signIn,
    person: async (key, ports) => {
      const client = browser(ports);
      await signIn(client, key);
      return client;
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all(clients.map(async (client) => await client.lock('asked')));
      await guardian[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
      await provider.close();
      await database[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const subjectOf = (key: PersonKey): string => `${key}@identity.example`;

export type Region = Pick<TestNetwork, 'organisations' | 'teams' | 'users'>;
const BY = 'the test';

/** Organisations that know each other, with their people, a team each, and one service. */
async function settle({ office }: Guardian, pathway: NetworkOptions['pathway']): Promise<Region> {
  const make = async (key: OrganisationKey): Promise<OrganisationId> =>
    await makeOrganisation(office, ORGANISATIONS[key], BY);
  const organisations = { elmbridge: await make('elmbridge'), calderbrook: await make('calderbrook') };
  const { elmbridge, calderbrook } = organisations;
  await vouchFor(office, elmbridge, await hostedAsVouched(office, calderbrook), BY);
  await vouchFor(office, calderbrook, await hostedAsVouched(office, elmbridge), BY);

  const enter = async (key: PersonKey): Promise<UserId> => {
    const { organisation, name, role } = PEOPLE[key];
    const identity = { sub: subjectOf(key) };
    const { value } = await enterPerson(
      office,
      organisations[organisation],
      { name, role, registration: '', powers: [], identity },
      BY,
    );
    return value;
  };
  const users = {
    rahman: await enter('rahman'),
    okafor: await enter('okafor'),
    pryce: await enter('pryce'),
    achebe: await enter('achebe'),
  };

  const team = async (key: OrganisationKey, members: readonly UserId[]): Promise<TeamId> => {
    const posts = members.map((user) => ({ user, power: 'member' as const }));
    const made = {
      organisation: organisations[key],
      kind: 'service' as const,
      name: ORGANISATIONS[key].team,
      members: posts,
    };
    return (await makeTeam(office, made, BY)).value;
  };
  const teams = {
    elmbridge: await team('elmbridge', [users.rahman, users.okafor]),
    calderbrook: await team('calderbrook', [users.pryce, users.achebe]),
  };
  const { name: organisationName, team: name } = ORGANISATIONS.calderbrook;
  const party = { organisation: calderbrook, team: teams.calderbrook, name, organisationName };
  const more = pathway?.({ organisations, teams, users }) ?? {};
  const service = { state: 'open' as const, telephone: '01632 960123', pathway: advicePathway(party, more) };
  await releaseService(office, { organisation: calderbrook, team: teams.calderbrook }, service, BY);
  return { organisations, teams, users };
}

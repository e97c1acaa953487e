/** What Corridor on one machine consists of, as a table; docs/operations.md says what each program may expect. */
import { join } from 'node:path';
import { demoAccounts } from '../platform/identity/accounts.ts';
import type { ChildSpec } from './child.ts';
import type { Options } from './options.ts';
import type { Secrets } from './secrets.ts';
import { LOG_ORIGIN, logKeyFile, type NoteKeys, WITNESS_NAME, witnessDir } from '../platform/note-keys.ts';
import { builtWebApp } from '../platform/web-app.ts';

const OIDC_CLIENT_ID = 'corridor-guardian';
/** Said each time, since some shells export a HOST of their own. */
const LOOPBACK = '127.0.0.1';
const HOST_NAME = 'Calderbrook Hospitals NHS Foundation Trust';
/** An asker, an adviser and an administrator of the demo, by sign-in name. */
const WORTH_TRYING = ['amina.rahman', 'kwame.osei', 'neil.parfitt'];

/** What is known once the database runs. */
export type Ground = {
  readonly root: string;
  readonly options: Options;
  readonly ports: Ports;
  readonly secrets: Secrets;
  readonly databases: { readonly server: string; readonly guardian: string; readonly embedded: boolean };
  readonly webDir: string;
  readonly noteKeys: NoteKeys;
};

export type Ports = {
  readonly web: number;
  readonly server: number;
  readonly identity: number;
  readonly database: number;
  readonly witness: number;
};

export type Plan = {
  /** Prepares the web app and returns its folder. */
  readonly webApp: (root: string) => Promise<string>;
  /** Started stage after stage; those of one stage together. */
  readonly stages: (ground: Ground) => readonly (readonly ChildSpec[])[];
  /** The demo's loader, run when all is up; null if there is none. */
  readonly loader: ((ground: Ground) => Pick<ChildSpec, 'entry' | 'env'>) | null;
  /** Whom to sign in as. */
  readonly people: () => readonly string[];
};

export function portsFrom(web: number): Ports {
  return { web, server: web + 1, identity: web + 2, database: web + 3, witness: web + 4 };
}

export const CORRIDOR: Plan = {
  webApp: builtWebApp,
  stages: (ground) => [[identity(ground), server(ground), witness(ground)], [guardian(ground)]],
  loader: (ground) => ({
    entry: join(ground.root, 'demo/src/main.ts'),
    env: {
      ...server(ground).env,
      GUARDIAN_URL: local(ground.ports.web),
      SERVER_URL: local(ground.ports.server),
      OIDC_ISSUER: local(ground.ports.identity),
      OIDC_CLIENT_ID,
      KEYS_DIR: join(ground.options.dataDir, 'keys'),
      DATA_DIR: ground.options.dataDir,
    },
  }),
  people: () => {
    const accounts = demoAccounts();
    const worthTrying = WORTH_TRYING.flatMap((login) => accounts.find((account) => account.login === login) ?? []);
    return worthTrying.map(({ name, role, organisation }) => `${name}, ${role}, ${organisation}`);
  },
};

function identity({ root, options, ports, secrets }: Ground): ChildSpec {
  return {
    name: 'sign-in',
    entry: join(root, 'scripts/platform/identity/main.ts'),
    health: `${local(ports.identity)}/healthz`,
    logFile: join(options.dataDir, 'logs/sign-in.log'),
    env: {
      PORT: String(ports.identity),
      DATA_DIR: join(options.dataDir, 'sign-in'),
      OIDC_CLIENT_ID,
      OIDC_CLIENT_SECRET: secrets.oidcClientSecret,
      WEB_ORIGIN: local(ports.web),
    },
  };
}

function server({ root, options, ports, secrets, databases, noteKeys }: Ground): ChildSpec {
  return {
    name: 'server',
    entry: join(root, 'packages/server/src/main.ts'),
    health: `${local(ports.server)}/healthz`,
    logFile: join(options.dataDir, 'logs/server.log'),
    env: {
      DATABASE_URL: databases.server,
      PORT: String(ports.server),
      HOST: LOOPBACK,
      PUBLIC_URL: local(ports.server),
      BLOBS: join(options.dataDir, 'blobs'),
      LOG_KEY_FILE: logKeyFile(options.dataDir),
      LOG_ORIGIN,
      WITNESSES: JSON.stringify([{ url: local(ports.witness), key: noteKeys.witness }]),
      ADMISSION_TOKEN: secrets.admissionToken,
      OIDC_ISSUERS: JSON.stringify([{ issuer: local(ports.identity), clientId: OIDC_CLIENT_ID }]),
      WEB_ORIGINS: local(ports.web),
      VAPID_PUBLIC_KEY: secrets.vapid.publicKey,
      VAPID_PRIVATE_KEY: secrets.vapid.privateKey,
      VAPID_SUBJECT: 'mailto:operator@corridor.example',
      ...(databases.embedded ? { ALLOW_EMBEDDED_DATABASE: '1' } : {}),
    },
  };
}

/** Another party's program in a deployment; here with a folder and a key of its own. */
function witness({ root, options, ports, noteKeys }: Ground): ChildSpec {
  return {
    name: 'witness',
    entry: join(root, 'packages/witness/src/main.ts'),
    health: `${local(ports.witness)}/healthz`,
    logFile: join(options.dataDir, 'logs/witness.log'),
    env: {
      HOST: LOOPBACK,
      PORT: String(ports.witness),
      NAME: WITNESS_NAME,
      DATA_DIR: witnessDir(options.dataDir),
      LOGS: noteKeys.log,
    },
  };
}

function guardian({ root, options, ports, secrets, databases, webDir, noteKeys }: Ground): ChildSpec {
  return {
    name: 'guardian',
    entry: join(root, 'packages/guardian/src/main.ts'),
    health: `${local(ports.web)}/healthz`,
    logFile: join(options.dataDir, 'logs/guardian.log'),
    env: {
      DATABASE_URL: databases.guardian,
      PORT: String(ports.web),
      HOST: LOOPBACK,
      PUBLIC_URL: local(ports.web),
      SERVER_URL: local(ports.server),
      ADMISSION_TOKEN: secrets.admissionToken,
      KEYS_DIR: join(options.dataDir, 'keys'),
      RECORDS_DIR: join(options.dataDir, 'records'),
      WEB_DIR: webDir,
      HOST_NAME,
      LOG_KEY: noteKeys.log,
      WITNESS_KEYS: noteKeys.witness,
      OIDC_ISSUER: local(ports.identity),
      OIDC_CLIENT_ID,
      OIDC_CLIENT_SECRET: secrets.oidcClientSecret,
    },
  };
}

/** By name and not by number: passkeys belong to a domain. */
function local(port: number): string {
  return `http://localhost:${port}`;
}
